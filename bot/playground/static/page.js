// Keeps the page fresh: asks for what is new, puts it in place, and says it to a screen reader.

import { deed, seat } from "./deeds.js";
import { showModal, startDialogs } from "./dialogs.js";
import { put, putList } from "./lists.js";
import { startComposers } from "./composer.js";
import { startPresses } from "./presses.js";
import { startThreads } from "./threads.js";

const AGAIN_MS = 500;
const MOST_AGAIN_MS = 5_000;
const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 8;
const place = document.body.dataset;
const spoken = document.getElementById("spoken");
let version = place.version;
let asking = new AbortController();
const awaited = new Set();  // lists in which the person waits for what they have just asked for

async function follow() {
  let failures = 0;
  for (;;) {
    if (document.hidden) await shown();
    const { signal } = asking;
    try {
      const known = encodeURIComponent(version);
      const answer = await fetch(`/live${location.search || "?"}&version=${known}`, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      apply(await answer.json());
      failures = 0;
    } catch {
      if (signal.aborted) continue;
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.min(AGAIN_MS * failures, MOST_AGAIN_MS)));
    }
    document.getElementById("away").hidden = failures < 2;
  }
}

// Asks at once for all that is seen, as after a thread was opened.
function refresh() {
  version = `${version.split(":")[0]}:`;
  asking.abort();
  asking = new AbortController();
}

function shown() {
  return new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
}

function apply(fresh) {
  if (fresh.version.split(":")[0] !== version.split(":")[0]) {
    location.reload();
    return;
  }
  version = fresh.version;
  for (const list of document.querySelectorAll(".layout [data-list]")) {
    const area = list.closest(".scroll");
    const isNear = awaited.has(list.dataset.list) || isAtEnd(area);
    const changes = putList(list, fresh.lists[list.dataset.list]);
    if (list.dataset.list === "sent") continue;
    const pressed = changes.changed.find((item) => item.dataset.key === place.pressed);
    if (pressed) toTop(area, pressed);
    else if (isNear && changes.added.length) toNewest(area, changes.added);
    if (changes.added.some(isKloes)) awaited.delete(list.dataset.list);
    say(changes);
  }
  for (const part of document.querySelectorAll("[data-part]")) {
    const [, print, html] = fresh.parts[part.dataset.part];
    if (put(part, print, html) && part.dataset.part === "nav") markNew();
  }
  showModal();
}

// On a low screen the page is scrolled as a whole.
function scrollerOf(area) {
  return getComputedStyle(area).overflowY === "visible" ? document.scrollingElement : area;
}

function isAtEnd(area) {
  const { scrollHeight, scrollTop, clientHeight } = scrollerOf(area);
  return scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
}

function isKloes(item) {
  return Boolean(item.querySelector("[data-from='app']"));
}

// Whoever was at the end stays there when the column grows narrower, as beside a thread. The browser
// scrolls by itself then, before it tells of the new size: that is not where a person went.
function keepAtEnd(area) {
  let wasAtEnd = isAtEnd(area);
  let size = sizeOf(area);
  area.addEventListener("scroll", () => {
    if (sizeOf(area) === size) wasAtEnd = isAtEnd(area);
  });
  new ResizeObserver(() => {
    size = sizeOf(area);
    if (wasAtEnd && scrollerOf(area) === area) area.scrollTop = area.scrollHeight;
  }).observe(area);
}

function sizeOf({ clientWidth, clientHeight }) {
  return `${clientWidth} ${clientHeight}`;
}

// To the end; but a long answer is read from its beginning.
function toNewest(area, added) {
  const answer = added.findLast(isKloes);
  const scroller = scrollerOf(area);
  scroller.scrollTop = scroller.scrollHeight;
  if (answer) toTop(area, answer);
}

function toTop(area, item) {
  const scroller = scrollerOf(area);
  const top = scroller === area ? area.getBoundingClientRect().top : 0;
  const above = top - item.getBoundingClientRect().top;
  if (above > 0) scroller.scrollTop -= above + MARGIN_PIXELS;
}

// What others say, and what a press has changed; not what the person has just written.
function say({ added, changed }) {
  const lines = [...added, ...changed].map((item) => item.querySelector(".line"));
  const words = lines.filter((line) => line?.dataset.from === "app").map((line) => `${line.dataset.name}: ${line.dataset.spoken}`);
  if (words.length) spoken.textContent = words.join(" ");
}

// Conversations in which something was said since this person last looked.
function markNew() {
  for (const { dataset } of document.querySelectorAll("[data-latest]")) {
    const name = `seen ${seat.user} ${dataset.place}`;
    const isFirst = sessionStorage.getItem(name) === null;
    const isOpen = dataset.place === seat.channel && place.tab === "messages";
    if (isFirst || isOpen) sessionStorage.setItem(name, dataset.latest);
    const isSeen = dataset.latest <= sessionStorage.getItem(name);
    for (const link of document.querySelectorAll(`[data-place="${dataset.place}"]`)) {
      link.querySelector(".new").hidden = isSeen;
    }
  }
}

// Slack tells Kloe that it was opened; once for each time that a person comes to it.
function tellOpened() {
  const now = `${seat.user} ${seat.channel} ${place.tab}`;
  const before = sessionStorage.getItem("opened");
  sessionStorage.setItem("opened", now);
  if (place.direct && (before !== now || place.tab === "home")) deed("open", { user: seat.user, tab: place.tab });
}

// On a wide screen all stands open; on a narrow one the person's own choice counts.
function openControls() {
  const wide = matchMedia("(min-width: 50rem)");
  const controls = document.getElementById("controls");
  const follow = () => { controls.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
}

async function onStep(event) {
  const step = event.target;
  const payload = step.open ? step.querySelector("[data-payload]") : null;
  if (!payload || payload.textContent) return;
  const answer = await fetch(`/sent/${encodeURIComponent(step.dataset.step)}`);
  payload.textContent = await answer.text();
}

openControls();
startDialogs();
startComposers();
startPresses();
startThreads();
document.addEventListener("refresh", refresh);
document.addEventListener("sent", ({ detail }) => awaited.add(detail));
document.addEventListener("toggle", (event) => event.target.matches?.(".step") && onStep(event), true);
for (const area of document.querySelectorAll("#messages-scroll, #thread-scroll")) toNewest(area, [...area.querySelectorAll("li")].slice(-1));
document.querySelectorAll("#messages-scroll, #thread-scroll").forEach(keepAtEnd);
markNew();
showModal();
tellOpened();
(document.querySelector(place.thread ? "#composer-thread" : "#composer-main"))?.focus({ preventScroll: true });
follow();
