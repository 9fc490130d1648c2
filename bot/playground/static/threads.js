// Opens a thread beside the conversation, without another load of the page.

import { seat } from "./deeds.js";

let shown = location.search;

export function openThread(thread) {
  const side = document.getElementById("side-thread");
  if (!side || seat.thread === thread) return;
  seat.thread = thread;
  const address = new URL(location.href);
  for (const [name, value] of [["as", seat.user], ["in", seat.channel], ["thread", thread]]) {
    address.searchParams.set(name, value);
  }
  history.pushState(null, "", address);
  shown = location.search;
  side.querySelector("[data-list]").replaceChildren();
  side.querySelector(".composer").dataset.thread = thread;
  side.hidden = false;
  document.getElementById("side-sent")?.setAttribute("hidden", "");
  document.querySelector(".layout").classList.add("with-side");
  document.dispatchEvent(new Event("refresh"));
  side.querySelector("textarea").focus({ preventScroll: true });
}

export function startThreads() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-thread]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openThread(link.dataset.thread);
  });
  // A step back to another conversation; not one inside the page, such as to its main part.
  addEventListener("popstate", () => {
    if (location.search !== shown) location.reload();
  });
}
