// Puts what is new in place, piece by piece, so that focus, menus and half-typed words stay.

import { focusNear, marksOf, refocus } from "./focus.js";
import { putBack, remembered } from "./forms.js";
import { newOf, piecesOf } from "./spoken.js";

// Returns what is new, what is drawn anew, and of both the items that say something new; what was there before with what it said.
export function putList(list, items) {
  const emptied = remove(list, new Set(items.map(([key]) => key)));
  const had = new Map([...list.children].map((item) => [item.dataset.key, item]));
  const changes = { added: [], changed: [], told: [] };
  let next = list.firstElementChild;
  for (const [key, print, html] of items) {
    let item = had.get(key);
    const before = piecesOf(item);
    if (!item) {
      item = document.createElement("li");
      item.dataset.key = key;
      changes.added.push(item);
    } else if (item.dataset.print !== print) {
      changes.changed.push({ item, before });
    }
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
    put(item, print, html);
    if (newOf(before, piecesOf(item))) changes.told.push({ item, before });
  }
  if (emptied !== null) focusNear(list, emptied);
  return changes;
}

// Before anything is put, so that nothing moves that stays: what is moved loses the focus. Returns the
// place of what had the focus and is gone.
function remove(list, kept) {
  const items = [...list.children];
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  const gone = items.filter((item) => !kept.has(item.dataset.key));
  for (const item of gone) item.remove();
  if (!gone.includes(items[focused])) return null;
  return items.slice(0, focused).filter((item) => !gone.includes(item)).length;
}

// Returns whether anything was put.
export function put(element, print, html) {
  if (element.dataset.print === print) return false;
  const typed = remembered(element);
  const wasAt = element.querySelector(".view-body")?.scrollTop ?? 0;
  const view = element.querySelector("[data-view]")?.dataset.view;
  const focus = element.contains(document.activeElement) ? marksOf(document.activeElement) : null;
  element.dataset.print = print;
  element.innerHTML = html;
  putBack(element, typed);
  if (view && element.querySelector("[data-view]")?.dataset.view === view) element.querySelector(".view-body").scrollTop = wasAt;
  if (focus) refocus(element, focus);
  return true;
}
