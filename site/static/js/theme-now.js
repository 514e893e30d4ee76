/* The reader's choice of light, set before the first paint: a classic script in the head. theme.js has the control. */

try {
    const choice = localStorage.getItem("theme");
    if (choice === "light" || choice === "dark") {
        document.documentElement.dataset.theme = choice;
    }
} catch {
    // A browser that blocks storage: the device decides.
}
