// The words in the editable box, and the same words as the engine's inline HTML.

const MARKS = { B: "b", STRONG: "b", I: "i", EM: "i", SUP: "sup", SUB: "sub", S: "s", U: "u", CODE: "code", A: "a", BR: "br" };
// What a browser makes of a line of its own, or a paste brings along.
const BLOCKS = new Set(["DIV", "P", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "BLOCKQUOTE", "TR", "TD"]);

/** Puts inline HTML into an element: marks and links, which cannot be broken from inside. */
export function show(element, html) {
    // A line break in HTML is a space; the box would show it as a line.
    const parsed = new DOMParser().parseFromString(html.replace(/\s*\n\s*/g, " "), "text/html");
    element.replaceChildren(...copyOf(parsed.body));
}

/** What an element shows as the engine's inline HTML. */
export function toHtml(element) {
    const copy = document.createElement("div");
    copy.append(...copyOf(element));
    copy.querySelectorAll("a").forEach((link) => {
        link.id = link.dataset.link;
        link.removeAttribute("data-link");
    });
    const html = copy.innerHTML.replaceAll("&nbsp;", "\u00a0");
    return html.replace(/[ \t]+/g, " ").replace(/( |<br>)+$/, "").replace(/^ /, "");
}

/** The same words as `toHtml` would give them, so that the two can be compared. */
export function normal(html) {
    const element = document.createElement("div");
    show(element, html);
    return toHtml(element);
}

/** Ends the line where the caret stands. A paragraph of its own would glue its words to those before it. */
export function breakLine(box) {
    if (document.execCommand("insertLineBreak")) return;
    const selection = getSelection();
    if (!selection.rangeCount || !box.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    range.deleteContents();
    const line = document.createElement("br");
    range.insertNode(line);
    // The last break of a box shows nothing by itself.
    if (!line.nextSibling) line.after(document.createElement("br"));
    selection.collapse(line.parentNode, [...line.parentNode.childNodes].indexOf(line) + 1);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Types a plain text where the caret stands, its lines as lines. */
export function typeLines(box, text) {
    text.trim().split(/\s*\n\s*/).forEach((line, index) => {
        if (index) breakLine(box);
        if (line) document.execCommand("insertText", false, line);
    });
}

/** Gives what is selected in the box a mark, or takes it away where it stands. */
export function mark(box, name, link = "") {
    const selection = getSelection();
    if (!selection.rangeCount || !box.contains(selection.anchorNode)) {
        box.focus();
        return;
    }
    const around = selection.anchorNode.parentElement.closest(name);
    if (around && box.contains(around) && around !== box) {
        around.replaceWith(...around.childNodes);
        return;
    }
    const range = selection.getRangeAt(0);
    if (range.collapsed || !box.contains(range.commonAncestorContainer)) return;
    const marked = document.createElement(name);
    if (link) {
        box.querySelectorAll(`a[data-link="${link}"]`).forEach((other) => other.replaceWith(...other.childNodes));
        marked.dataset.link = link;
    }
    marked.append(range.extractContents());
    range.insertNode(marked);
    selection.selectAllChildren(marked);
}

function copyOf(parent) {
    const copies = [];
    let isAfterBlock = false;
    for (const node of parent.childNodes) {
        const isBlock = BLOCKS.has(node.nodeName);
        const inside = isBlock ? linesOf(node) : copyOfOne(node);
        if ((isBlock || isAfterBlock) && copies.length && (isBlock || inside.length)) copies.push(document.createElement("br"));
        copies.push(...inside);
        isAfterBlock = isBlock;
    }
    return copies;
}

/** What stands in a block, without the break that only keeps an empty line open. */
function linesOf(block) {
    const copies = copyOf(block);
    if (copies.at(-1)?.nodeName === "BR") copies.pop();
    return copies;
}

function copyOfOne(node) {
    if (node.nodeType === Node.TEXT_NODE) return textOf(node.data);
    const name = MARKS[node.nodeName];
    if (!name) return copyOf(node);
    const copy = document.createElement(name);
    if (name === "a") copy.dataset.link = node.id || node.dataset.link || "";
    copy.append(...copyOf(node));
    return [copy];
}

/** The box shows a line break inside a text as one, and the server would take it for a space. */
function textOf(text) {
    return text.split(/\r?\n/).flatMap((line, index) => [
        ...(index ? [document.createElement("br")] : []),
        ...(line ? [document.createTextNode(line)] : []),
    ]);
}
