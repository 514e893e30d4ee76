// The desk with a script: the box shows marks as they look, saves by itself, and obeys the keyboard.
// Without it every act is a plain form; nothing here decides what is allowed.

import { Keeper } from "./desk/keeper.js";
import { listenInForms, listenInText, moveInToolbar } from "./desk/keyboard.js";
import { breakLine, mark, show, typeLines } from "./desk/words.js";

const desk = document.querySelector("[data-desk]");
const form = desk?.querySelector("[data-text-form]");

function editText(form) {
    const box = makeBox(form);
    const marks = form.querySelector("[data-marks]");
    marks.hidden = false;
    const keeper = new Keeper(form, box);
    const put = (html) => {
        show(box, html);
        box.focus();
        keeper.changed();
    };
    const aside = keeper.restore();
    if (aside) showAside(keeper, aside, put);
    desk.querySelectorAll("[data-use]").forEach((button) => {
        button.hidden = false;
        button.addEventListener("click", () => put(button.dataset.use));
    });
    listenToTyping(box, marks, keeper);
    marks.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if ("copy" in button.dataset) {
            put(form.dataset.source);
            return;
        }
        mark(box, button.dataset.mark ?? "a", button.dataset.link);
        keeper.changed();
    });
    moveInToolbar(marks);
    listenInText(desk, form, () => put(form.dataset.source));
    takeFocus(box);
}

function makeBox(form) {
    const typed = form.elements.typed;
    const label = form.querySelector("label[for=desk-typed]");
    const box = document.createElement("div");
    box.id = "desk-editable";
    box.className = "desk-editable";
    box.contentEditable = "true";
    box.lang = typed.lang;
    box.spellcheck = true;
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-label", label.textContent.trim());
    box.setAttribute("aria-describedby", form.querySelector("[data-saved]").id);
    show(box, form.dataset.html);
    typed.hidden = true;
    label.hidden = true;
    typed.before(box);
    return box;
}

function listenToTyping(box, marks, keeper) {
    const allowed = { formatBold: "b", formatItalic: "i" };
    box.addEventListener("input", () => keeper.changed());
    box.addEventListener("beforeinput", (event) => {
        if (event.inputType === "insertParagraph") {
            event.preventDefault();
            breakLine(box);
        } else if (event.inputType.startsWith("format")) {
            const name = allowed[event.inputType];
            if (!name || !marks.querySelector(`[data-mark=${name}]`)) event.preventDefault();
        }
    });
    box.addEventListener("paste", (event) => {
        event.preventDefault();
        typeLines(box, event.clipboardData.getData("text/plain"));
    });
}

/** Words that this device kept while somebody else wrote: whoever typed them decides. */
function showAside(keeper, html, put) {
    const notice = desk.querySelector("[data-aside]");
    show(notice.querySelector("[data-aside-words]"), html);
    notice.hidden = false;
    notice.querySelector("[data-aside-put]").addEventListener("click", () => {
        put(html);
        close();
    });
    notice.querySelector("[data-aside-drop]").addEventListener("click", () => {
        keeper.box.focus();
        close();
    });
    const close = () => {
        keeper.aside.forget();
        notice.hidden = true;
    };
}

/** Going to the text named in the address takes the focus away again, some time after this script has run. */
function takeFocus(box) {
    const focus = () => document.activeElement === document.body && box.focus({ preventScroll: true });
    focus();
    window.addEventListener("load", () => setTimeout(focus));
}

function askWhoElse() {
    const others = desk.querySelector("[data-others]");
    const token = () => desk.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token()) return;
    setInterval(async () => {
        if (document.hidden) return;
        try {
            const headers = { "X-CSRFToken": token(), Accept: "application/json" };
            const answer = await fetch(desk.dataset.presence, { method: "POST", redirect: "error", headers });
            if (answer.ok) others.textContent = (await answer.json()).others ?? "";
        } catch {
            // Offline, or signed out: the next time will do.
        }
    }, 20000);
}

if (desk) {
    desk.classList.add("desk-has-script");
    askWhoElse();
    listenInForms(desk, form);
}
if (form && !form.elements.typed.readOnly) {
    editText(form);
}
