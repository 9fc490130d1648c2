// The field in which a person writes: it sends, completes @Kloe and /kloe, and keeps a draft.

import { deed, seat } from "./deeds.js";
import { openThread } from "./threads.js";

const MOST_OFFERS = 5;
const MENTION = { insert: "@Kloe ", does: "ask Kloe here" };

export function startComposers() {
  for (const form of document.querySelectorAll(".composer")) new Composer(form);
}

class Composer {
  constructor(form) {
    this.field = form.querySelector("textarea");
    this.list = form.querySelector(".offers");
    this.form = form;
    this.words = JSON.parse(this.field.dataset.words);
    this.active = 0;
    this.field.value = sessionStorage.getItem(this.draft) ?? "";
    this.grow();
    form.addEventListener("submit", (event) => this.send(event));
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.offer([]));
    this.list.addEventListener("mousedown", (event) => this.clicked(event));
  }

  get thread() {
    return this.form.dataset.thread || null;
  }

  get draft() {
    return `draft ${seat.user} ${seat.channel} ${this.thread ?? ""}`;
  }

  async send(event) {
    event?.preventDefault();
    const text = this.field.value;
    if (!text.trim()) return;
    this.set("");
    document.dispatchEvent(new CustomEvent("sent", { detail: this.thread ? "thread" : "messages" }));
    const done = await deed("say", { user: seat.user, channel: seat.channel, text, thread: this.thread });
    // Kloe answers in a thread, so that is where a person will want to look.
    if (done.opens) openThread(done.opens);
    const isLost = done.problem && !done.offers_invite && !this.field.value;
    if (isLost) this.set(text);
  }

  set(text) {
    this.field.value = text;
    this.typed();
  }

  typed() {
    this.grow();
    sessionStorage.setItem(this.draft, this.field.value);
    this.offer(this.matches());
  }

  grow() {
    this.field.rows = Math.min(8, this.field.value.split("\n").length);
  }

  matches() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    if (before.startsWith("/")) {
      const wanted = before.toLowerCase();
      const isMeant = ({ insert }) => insert.startsWith(wanted) && insert.trim() !== wanted.trim();
      return this.words.filter(isMeant).slice(0, MOST_OFFERS);
    }
    const word = before.match(/(?:^|\s)(@\w*)$/)?.[1].toLowerCase();
    return word && "@kloe".startsWith(word) ? [MENTION] : [];
  }

  offer(found) {
    this.found = found;
    this.active = 0;
    this.list.hidden = found.length === 0;
    this.list.replaceChildren(...found.map((each, place) => this.option(each, place)));
    this.mark();
  }

  option({ insert, does }, place) {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `${this.list.id}-${place}`;
    item.dataset.place = place;
    const name = document.createElement("strong");
    name.textContent = insert.trim();
    item.append(name, ` ${does}`);
    return item;
  }

  mark() {
    const items = [...this.list.children];
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === this.active)));
    const chosen = items[this.active];
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (event.isComposing) return;
    if (!this.list.hidden && this.inList(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.send(event);
  }

  inList(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.active = (this.active + step + this.found.length) % this.found.length;
    else if (event.key === "Tab" || (event.key === "Enter" && !this.isWhole())) this.take(this.found[this.active]);
    else if (event.key === "Escape") this.offer([]);
    else return false;
    event.preventDefault();
    this.mark();
    return true;
  }

  // What is typed is a command already: Enter sends it rather than taking a longer one.
  isWhole() {
    return this.field.value.trim().startsWith("/kloe");
  }

  take({ insert }) {
    const caret = this.field.selectionStart;
    const start = insert.startsWith("/") ? 0 : this.field.value.lastIndexOf("@", caret - 1);
    this.field.setRangeText(insert, start, caret, "end");
    this.typed();
    if (insert.startsWith("/")) this.offer([]);
  }

  clicked(event) {
    const item = event.target.closest("[data-place]");
    event.preventDefault();
    if (item) this.take(this.found[item.dataset.place]);
  }
}
