// The keys of the desk. Those of the text's own form mean that form; elsewhere they leave it alone.

const ACTS = { Enter: "save_next_open", s: "save" };
const MOVES = { ArrowDown: "open", ArrowUp: "previous" };
const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** In any form but that of the text, Ctrl+Enter in a field sends the form in which it is. */
export function listenInForms(desk, textForm) {
    desk.addEventListener("keydown", (event) => {
        const form = event.target.closest("form");
        if (!isWithControl(event) || event.key !== "Enter" || !form || form === textForm) return;
        if (!event.target.matches("input, textarea")) return;
        event.preventDefault();
        form.requestSubmit(form.querySelector("button:not([type=button]), [type=submit]"));
    });
}

export function listenInText(desk, form, copySource) {
    form.addEventListener("keydown", (event) => {
        if (!isWithControl(event)) return;
        const act = event.altKey || event.shiftKey ? null : ACTS[event.key];
        if (act) {
            event.preventDefault();
            form.requestSubmit(form.querySelector(`.desk-buttons [value=${act}]`));
        } else if (event.altKey && event.key.toLowerCase() === "c") {
            event.preventDefault();
            copySource();
        }
    });
    document.addEventListener("keydown", (event) => {
        const move = isWithControl(event) && event.altKey && MOVES[event.key];
        const isElsewhere = event.target.matches("input, textarea, select") && !form.contains(event.target);
        if (!move || isElsewhere) return;
        event.preventDefault();
        desk.querySelector(`[data-move=${move}]`)?.click();
    });
}

/** One stop for the Tab key; the arrows lead from button to button. */
export function moveInToolbar(toolbar) {
    const buttons = [...toolbar.querySelectorAll("button")];
    const stopAt = (button) => buttons.forEach((other) => { other.tabIndex = other === button ? 0 : -1; });
    stopAt(buttons[0]);
    toolbar.addEventListener("focusin", (event) => stopAt(event.target));
    toolbar.addEventListener("keydown", (event) => {
        const step = STEPS[event.key];
        if (!step || isWithControl(event) || event.altKey) return;
        event.preventDefault();
        const last = buttons.length - 1;
        const next = buttons.indexOf(document.activeElement) + step;
        const isEnd = !Number.isFinite(step);
        buttons[isEnd ? Math.max(0, Math.min(last, next)) : (next + buttons.length) % buttons.length].focus();
    });
}

function isWithControl(event) {
    return event.ctrlKey || event.metaKey;
}
