// Where the focus goes: to something that can take it, and never to nowhere.

const MARKS = ["data-action", "data-value", "data-shortcut", "data-menu", "data-thread", "data-minutes", "href", "id", "name", "value"];
const CONTROLS = "button, a, input, select, textarea, summary";
const LEFT = "left at";

// Returns whether one of them took it.
export function focusFirst(...elements) {
  for (const element of elements) {
    if (!element || element === document.body) continue;
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) continue;
    if (element.closest(".scroll") && !element.matches(".scroll")) element.scrollIntoView({ block: "nearest" });
    return true;
  }
  return false;
}

function find(selector) {
  return document.querySelector(selector);
}

export function marksOf(focused) {
  const marks = MARKS.filter((name) => focused.hasAttribute(name)).map((name) => [name, focused.getAttribute(name)]);
  return { marks, label: focused.getAttribute("aria-label") };
}

// The same control where it is still there, else one that does the same of the same, else the message
// itself: the same answer to the next question is another thing.
export function refocus(element, { marks, label }) {
  const controls = [...element.querySelectorAll(CONTROLS)];
  const has = (control, wanted) => wanted.length && wanted.every(([name, value]) => control.getAttribute(name) === value);
  const same = controls.find((control) => has(control, marks));
  const like = controls.find((control) => has(control, marks.slice(0, 1)) && control.getAttribute("aria-label") === label);
  return focusFirst(same, like, element.querySelector("[tabindex='-1']"), element);
}

// Where a control stands, so that one comes back to it although it was put anew meanwhile.
function placeOf(control) {
  const { key } = control?.closest("li[data-key]")?.dataset ?? {};
  const { list } = control?.closest("[data-list]")?.dataset ?? {};
  const { part } = control?.closest("[data-part]")?.dataset ?? {};
  const within = key && list ? { key, list } : { part };
  return { ...within, ...marksOf(control ?? document.body) };
}

function goBackTo({ key, list, part, ...marks }) {
  const items = document.querySelectorAll(`[data-list="${CSS.escape(list ?? "")}"] > li`);
  const item = [...items].find((one) => one.dataset.key === key);
  const within = item ?? (part && find(`[data-part="${CSS.escape(part)}"]`));
  return Boolean(within) && refocus(within, marks);
}

// Returns what brings the focus back to where it is now.
export function wayBack() {
  const opener = document.activeElement;
  const place = placeOf(opener);
  return () => focusFirst(opener) || goBackTo(place) || goHome();
}

// Where one writes, else where one is.
export function goHome() {
  return focusFirst(
    find("#composer-main"), find("#composer-thread"), find(".tabs [aria-current]"), find(".side:not([hidden]) h2"), find("#main"),
  );
}

// What was removed had the focus: what stands beside it gets it.
export function focusNear(list, place) {
  const lines = [...list.children].map((item, at) => ({ at, line: item.querySelector(".line") })).filter(({ line }) => line);
  const near = lines.find(({ at }) => at >= place) ?? lines.at(-1);
  focusFirst(near?.line.querySelector("[data-menu=line]"), near?.line, list.closest(".scroll")) || goHome();
}

// The page is about to be loaded anew: the focus is to be on this control then.
export function leaveAt(control) {
  sessionStorage.setItem(LEFT, JSON.stringify(placeOf(control)));
}

// Likewise; it is to be on this message then, where it stands in the conversation.
export function leaveAtMessage(key) {
  sessionStorage.setItem(LEFT, JSON.stringify({ key, list: "messages", marks: [] }));
}

// Where one was when the page was loaded anew, else where it begins.
export function begin({ thread, panel }) {
  const left = JSON.parse(sessionStorage.getItem(LEFT));
  sessionStorage.removeItem(LEFT);
  if (left && goBackTo(left)) return;
  if (left?.marks.length && focusFirst(sameAs(left), find("#controls > summary"))) return;
  focusFirst(thread && find("#composer-thread"), panel && find("#side-sent h2")) || goHome();
}

function sameAs({ marks }) {
  const controls = [...document.querySelectorAll(CONTROLS)];
  return controls.find((control) => marks.every(([name, value]) => control.getAttribute(name) === value));
}
