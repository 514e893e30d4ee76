/* Shows how far the reading of a PDF is while it goes on. Without scripts the page is loaded again by hand. */

const PAUSE = 2000;

async function look() {
    const shown = document.getElementById("edition-standing");
    const address = shown?.dataset.unfinished;
    if (!address) return;
    const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    // Signed out, or away: the page shows what it knows.
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("edition-standing");
    if (!now) return;
    shown.replaceWith(now);
    setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
