// Word processors say in style attributes what is bold. The admin's policy takes those out of everything that is parsed,
// and a text from Google Docs, which stands in a <b> that is not bold, would become bold from end to end.

const STYLE_ATTRIBUTE = /(<[a-z][^>]*?)\sstyle=/gi;

function wrapContents(element, name) {
    const wrapper = document.createElement(name);
    wrapper.append(...element.childNodes);
    element.append(wrapper);
}

// The same text with <strong> and <em> in place of style attributes.
function withoutStyles(html) {
    const { body } = new DOMParser().parseFromString(html.replace(STYLE_ATTRIBUTE, "$1 data-style="), "text/html");
    for (const element of body.querySelectorAll("[data-style]")) {
        const { style } = document.createElement("span");
        style.cssText = element.dataset.style;
        element.removeAttribute("data-style");
        const isBold = style.fontWeight === "bold" || Number(style.fontWeight) >= 600;
        if (isBold) wrapContents(element, "strong");
        if (style.fontStyle === "italic") wrapContents(element, "em");
        if (style.fontWeight && !isBold && element.matches("b, strong")) element.replaceWith(...element.childNodes);
    }
    return body.innerHTML;
}

document.addEventListener(
    "paste",
    (event) => {
        const html = event.clipboardData.getData("text/html");
        if (html.search(STYLE_ATTRIBUTE) === -1 || !event.target.closest?.(".public-DraftEditor-content")) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
        clipboardData.setData("text/html", withoutStyles(html));
        event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { capture: true },
);
