// Opens a thread beside the conversation, without another load of the page.

import { seat } from "./deeds.js";
import { focusFirst, goHome, leaveAt, leaveAtMessage } from "./focus.js";
import { toNewest } from "./scrolling.js";

let shown = location.search;

export function openThread(thread) {
  const side = document.getElementById("side-thread");
  if (!side || seat.thread === thread) return;
  goTo(thread);
  side.querySelector("[data-list]").replaceChildren();
  side.hidden = false;
  document.getElementById("side-sent")?.setAttribute("hidden", "");
  document.querySelector(".layout").classList.add("with-side");
  document.dispatchEvent(new Event("refresh"));
  side.querySelector("textarea").focus({ preventScroll: true });
}

function goTo(thread) {
  seat.thread = thread;
  document.getElementById("elsewhere-thread").hidden = true;
  const address = new URL(location.href);
  for (const [name, value] of [["as", seat.user], ["in", seat.channel], ["thread", thread]]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.pushState(null, "", address);
  shown = location.search;
  document.querySelector("#side-thread .composer").dataset.thread = thread ?? "";
}

function closeThread() {
  const { thread } = seat;
  const sent = document.getElementById("side-sent");
  goTo(null);
  document.getElementById("side-thread").hidden = true;
  if (sent) sent.hidden = false;
  document.querySelector(".layout").classList.toggle("with-side", Boolean(sent));
  document.dispatchEvent(new Event("refresh"));
  return `[data-list=messages] .line-foot a[data-thread="${CSS.escape(thread)}"]`;
}

// To what Kloe wrote in the conversation meanwhile, which has no room beside the thread on a narrow screen; the
// browser first lays it out anew.
function showConversation(notice) {
  const items = [...document.querySelectorAll("[data-list=messages] > li")];
  const item = items.find((one) => one.dataset.key === notice.dataset.key);
  if (!document.querySelector(".talk").checkVisibility()) closeThread();
  focusFirst(item?.querySelector(".line")) || goHome();
  notice.hidden = true;
  const show = () => item && toNewest(item.closest(".scroll"), [item]);
  requestAnimationFrame(() => requestAnimationFrame(show));
}

function isPlain({ ctrlKey, metaKey, shiftKey }) {
  return !ctrlKey && !metaKey && !shiftKey;
}

export function startThreads() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-thread]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    openThread(link.dataset.thread);
  });
  document.querySelector("#side-thread .close")?.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    const opener = closeThread();
    focusFirst(document.querySelector(opener)) || goHome();
  });
  const notice = document.getElementById("elsewhere-thread");
  notice?.querySelector("button").addEventListener("click", () => showConversation(notice));
  const direct = document.querySelector("#elsewhere a");
  direct.addEventListener("click", (event) => isPlain(event) && leaveAtMessage(direct.dataset.key));
  document.querySelector("#side-sent .close")?.addEventListener("click", () => leaveAt(document.getElementById("sent")));
  // A step back to another conversation; not one inside the page, such as to its main part.
  addEventListener("popstate", () => {
    if (location.search !== shown) location.reload();
  });
}
