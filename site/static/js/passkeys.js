// Lets the browser and a passkey agree, and sends the answer with the form that asked for it.

const ceremonies = {
    create: (options) => navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    }),
    get: (options) => navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    }),
};

async function agree(form, kind) {
    const { publicKey } = JSON.parse(form.querySelector("#passkey-options").textContent);
    const credential = await ceremonies[kind](publicKey);
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
}

for (const mark of document.querySelectorAll("[data-passkey]")) {
    const form = mark.closest("form");
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const failed = form.querySelector("[data-passkey-failed]");
        failed.hidden = true;
        // The person said no, the time ran out, or the browser is too old: each ends in the same words.
        agree(form, mark.dataset.passkey).catch(() => { failed.hidden = false; });
    });
}
