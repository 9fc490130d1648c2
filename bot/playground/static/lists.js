// Puts what is new in place, piece by piece, so that focus, menus and half-typed words stay.

import { putBack, remembered } from "./forms.js";

const FOCUSED = ["data-action", "data-value", "data-shortcut", "href", "id", "name", "value"];

export function putList(list, items) {
  const had = new Map([...list.children].map((item) => [item.dataset.key, item]));
  const changes = { added: [], changed: [] };
  let next = list.firstElementChild;
  for (const [key, print, html] of items) {
    let item = had.get(key);
    had.delete(key);
    if (!item) {
      item = document.createElement("li");
      item.dataset.key = key;
      changes.added.push(item);
    } else if (item.dataset.print !== print) {
      changes.changed.push(item);
    }
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
    put(item, print, html);
  }
  for (const gone of had.values()) gone.remove();
  return changes;
}

// Returns whether anything was put.
export function put(element, print, html) {
  if (element.dataset.print === print) return false;
  const typed = remembered(element);
  const focus = element.contains(document.activeElement) ? marksOf(document.activeElement) : null;
  element.dataset.print = print;
  element.innerHTML = html;
  putBack(element, typed);
  if (focus) refocus(element, focus);
  return true;
}

// Where a control stands, so that one comes back to it although its message was put anew meanwhile.
export function placeOf(control) {
  const { key } = control?.closest("li[data-key]")?.dataset ?? {};
  const { list } = control?.closest("[data-list]")?.dataset ?? {};
  return key && list ? { key, list, marks: marksOf(control) } : null;
}

// Returns whether the message is still there.
export function goBackTo({ key, list, marks }) {
  const items = document.querySelectorAll(`[data-list="${CSS.escape(list)}"] > li`);
  const item = [...items].find((one) => one.dataset.key === key);
  if (item) refocus(item, marks);
  return Boolean(item);
}

function marksOf(focused) {
  const marks = FOCUSED.filter((name) => focused.hasAttribute(name)).map((name) => [name, focused.getAttribute(name)]);
  return { marks, label: focused.getAttribute("aria-label") };
}

// The same control where it is still there, else one that does the same of the same, else the message
// itself: the same answer to the next question is another thing.
function refocus(element, { marks, label }) {
  const controls = [...element.querySelectorAll("button, a, input, select, textarea")];
  const has = (control, wanted) => wanted.every(([name, value]) => control.getAttribute(name) === value);
  const same = marks.length && controls.find((control) => has(control, marks));
  const like = marks.length && controls.find((control) => has(control, marks.slice(0, 1)) && control.getAttribute("aria-label") === label);
  (same || like || element.querySelector("[tabindex='-1']") || element).focus();
}
