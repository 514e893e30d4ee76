// Sends a text to the server, and tells what became of it.

const LONGEST = 20000;

/** What became of the words: SAVED with a version, REFUSED with a sentence, or SIGNED_OUT, OFFLINE, FAILED. */
export async function send(form, html) {
    try {
        let answer = await post(form, html);
        // Whoever signs in again, in another window, has another token.
        if (answer.status === 403 && (await renewToken(form))) answer = await post(form, html);
        if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return { is: "SIGNED_OUT" };
        const told = await answer.json().catch(() => ({}));
        if (answer.status === 409 && told.refused) return { is: "REFUSED", words: told.refused };
        if (answer.ok && Number.isInteger(told.version)) return { is: "SAVED", version: told.version };
        return { is: "FAILED" };
    } catch {
        return { is: "OFFLINE" };
    }
}

function post(form, html) {
    const body = new FormData(form);
    body.set("act", "save");
    body.set("is_html", "1");
    body.set("html", html);
    // A redirect leads to the door: following it would answer 200, and save nothing.
    const options = { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(LONGEST) };
    return fetch(form.action, { ...options, headers: { Accept: "application/json" } });
}

async function renewToken(form) {
    const answer = await fetch(form.dataset.page, { redirect: "manual", signal: AbortSignal.timeout(LONGEST) });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[data-text-form] [name=csrfmiddlewaretoken]")?.value;
    if (!token) return false;
    document.querySelectorAll("[data-desk] [name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    return form.elements.csrfmiddlewaretoken.value === token;
}
