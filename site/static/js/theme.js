/* Shows the choice of light, dark or automatic, and keeps it in this browser's own storage: it is sent to nobody. */

const root = document.documentElement;
const groups = document.querySelectorAll(".theme");
const inputs = document.querySelectorAll(".theme input");

function kept() {
    try {
        return localStorage.getItem("theme");
    } catch {
        // Storage is blocked: the choice holds for this page, and is read from it.
        return root.dataset.theme;
    }
}

function keep(choice) {
    try {
        if (choice === "auto") {
            localStorage.removeItem("theme");
        } else {
            localStorage.setItem("theme", choice);
        }
    } catch {
        // As above.
    }
}

function show(choice) {
    if (choice === "light" || choice === "dark") {
        root.dataset.theme = choice;
    } else {
        delete root.dataset.theme;
    }
    for (const input of inputs) {
        input.checked = input.value === (root.dataset.theme ?? "auto");
    }
}

// Where the colours know no light and dark there is nothing to choose (css/base.css).
if (CSS.supports("color", "light-dark(red, red)")) {
    show(kept());
    for (const group of groups) {
        group.hidden = false;
        group.addEventListener("change", (event) => {
            keep(event.target.value);
            show(event.target.value);
        });
    }
    // The choice may have been made in another tab, or on the page that the reader goes back from.
    addEventListener("storage", () => show(kept()));
    addEventListener("pageshow", () => show(kept()));
}
