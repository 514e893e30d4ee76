// Saves what is typed: on the server after a pause, and on this device until the server has it.

import { Kept } from "./kept.js";
import { send } from "./saving.js";
import { normal, show, toHtml } from "./words.js";

const PAUSE = 1500;
const AGAIN = 10000;
// The acts that write what stands in the box. The others ask the server whether they may be done with it.
const WRITING = new Set(["save", "save_next", "save_next_open"]);
const SENTENCES = { SAVED: "wordsSaved", SIGNED_OUT: "wordsSignedOut", OFFLINE: "wordsKept", FAILED: "wordsFailed" };

export class Keeper {
    constructor(form, box) {
        this.form = form;
        this.box = box;
        this.status = form.querySelector("[data-saved]");
        this.kept = new Kept(form.dataset.key);
        this.aside = new Kept(`${form.dataset.key}-aside`);
        // What stands on the server; the box shows other words after a refusal.
        this.saved = normal(form.dataset.stands);
        this.isTouched = false;
        this.running = null;
        form.addEventListener("submit", (event) => this.submit(event));
        addEventListener("online", () => this.saveByItself());
        addEventListener("pagehide", () => this.keep());
        // A page out of the browser's memory has an old version; what was typed on it is kept.
        addEventListener("pageshow", (event) => event.persisted && location.reload());
    }

    get version() {
        return Number(this.form.elements.version.value);
    }

    get isEmpty() {
        return !this.box.textContent.trim();
    }

    changed() {
        this.isTouched = true;
        this.status.textContent = this.isEmpty && this.saved ? this.status.dataset.wordsEmptied : "";
        this.keep();
        this.later(PAUSE);
    }

    later(pause) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.saveByItself(), pause);
    }

    /** Only what somebody typed since the page came, and never an empty box: taking a text back is asked for. */
    async saveByItself() {
        if (this.isLeaving || this.isAsked || this.running || !this.isTouched || this.isEmpty) return;
        if (toHtml(this.box) !== this.saved) await this.save();
    }

    save() {
        clearTimeout(this.timer);
        this.running ??= this.sendBox().finally(() => { this.running = null; });
        return this.running;
    }

    async sendBox() {
        const html = toHtml(this.box);
        const became = await send(this.form, html);
        if (became.is === "SAVED") {
            this.form.elements.version.value = became.version;
            this.saved = html;
        }
        this.keep();
        this.status.textContent = became.words ?? this.status.dataset[SENTENCES[became.is]];
        if (toHtml(this.box) !== html) this.later(PAUSE);
        else if (became.is !== "SAVED" && became.is !== "REFUSED") this.later(AGAIN);
        return became.is;
    }

    /** Leaves the page only when the server has the words, or has refused them and shows what stands there. */
    async submit(event) {
        if (this.isLeaving) return this.fill();
        event.preventDefault();
        if (this.isAsked) return;
        this.isAsked = true;
        clearTimeout(this.timer);
        await this.running;
        const writes = WRITING.has(event.submitter?.value ?? "save");
        let became = "SAVED";
        if (writes && toHtml(this.box) !== this.saved) {
            this.isTouched = true;
            this.keep();
            became = await this.save();
        }
        this.isAsked = false;
        if (became !== "SAVED" && became !== "REFUSED") return;
        clearTimeout(this.timer);
        this.isLeaving = true;
        this.form.requestSubmit(event.submitter);
    }

    fill() {
        this.keep();
        this.form.elements.is_html.value = "1";
        this.form.elements.html.value = toHtml(this.box);
    }

    keep() {
        const html = toHtml(this.box);
        if (!this.isTouched) return;
        if (html === this.saved) this.kept.forget();
        else if (!this.isEmpty) this.kept.write({ html, version: this.version, base: this.saved });
    }

    /** Brings back what was never saved. Where somebody else wrote meanwhile, it stands beside the box. */
    restore() {
        const kept = this.kept.read();
        const shown = toHtml(this.box);
        if (kept && kept.html === this.saved) {
            this.kept.forget();
        } else if (kept && kept.html !== shown) {
            const isOfThese = kept.version === this.version && kept.base === this.saved && shown === this.saved;
            if (isOfThese) {
                show(this.box, kept.html);
                this.status.textContent = this.status.dataset.wordsRestored;
            } else if (this.aside.write(kept)) {
                this.kept.forget();
            }
        }
        const aside = this.aside.read();
        if (aside?.html === this.saved) this.aside.forget();
        return aside && aside.html !== this.saved ? aside.html : "";
    }
}
