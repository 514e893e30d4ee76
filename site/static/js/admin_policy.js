// What the admin needs to work under its content security policy (docs/decisions/0009-csp.md).

// What such an element may start: of all that stands in the window, choosers and the panels of lists.
const MAY_START = /^\w*(?:Chooser|MultipleChooserPanel|InlinePanel)$/;

// Starts a widget that Wagtail would start with an inline script: <start-widget function="…" arguments="…">.
class StartWidget extends HTMLElement {
    connectedCallback() {
        // Once, like a script: an item of an inline panel is connected again whenever it is moved.
        this.remove();
        // The arguments are escaped as inside a script, because Wagtail looks for such quotes where it numbers new items.
        const list = JSON.parse(JSON.parse(`"${this.getAttribute("arguments")}"`));
        const name = this.getAttribute("function");
        // Some are classes and some old functions, which `new` calls all the same.
        if (MAY_START.test(name)) new window[name](...list);
    }
}
customElements.define("start-widget", StartWidget);

// Draftail and wagtail-localize write their styles with scripts and know of no nonce.
const { nonce } = document.querySelector("script[nonce]");
const createElement = document.createElement;
document.createElement = (...given) => {
    const element = createElement.apply(document, given);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
};

// Draftail puts a style attribute on what is copied out of it. As a property the same style is no markup.
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
    if (name === "style") this.style.cssText = value;
    else setAttribute.call(this, name, value);
};

// Told whether there is touch, the focal point's library does not try it with an inline handler.
if (window.jQuery?.Jcrop) window.jQuery.Jcrop.defaults.touchSupport = navigator.maxTouchPoints > 0;
