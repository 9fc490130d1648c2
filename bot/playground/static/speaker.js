// One element through which a screen reader is told something.

const PAUSE_MS = 100;

export class Speaker {
  // `isHeard` tells whether the element is heard now; what is said meanwhile waits.
  constructor(element, isHeard = () => true) {
    this.element = element;
    this.isHeard = isHeard;
    this.waiting = [];
  }

  // It falls silent first, since the same words put once more would not be heard.
  say(words) {
    if (words) this.waiting.push(words);
    if (!this.waiting.length) return;
    this.element.textContent = "";
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.speak(), PAUSE_MS);
  }

  speak() {
    if (!this.isHeard()) return;
    this.element.textContent = this.waiting.join(" ");
    this.waiting = [];
  }

  fallSilent() {
    clearTimeout(this.pause);
    this.element.textContent = "";
    this.waiting = [];
  }
}
