// What this device keeps of a text that the server does not have yet.

/** Words under one key: {html, version, base}. `base` is what stood on the server when they were typed. */
export class Kept {
    constructor(key) {
        this.key = key;
    }

    read() {
        const kept = attempt(() => JSON.parse(localStorage.getItem(this.key)));
        return typeof kept?.html === "string" ? kept : null;
    }

    write(kept) {
        return attempt(() => localStorage.setItem(this.key, JSON.stringify(kept)) ?? true) ?? false;
    }

    forget() {
        attempt(() => localStorage.removeItem(this.key));
    }
}

function attempt(use) {
    try {
        return use();
    } catch {
        return null; // A browser that keeps nothing still translates.
    }
}
