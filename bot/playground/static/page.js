// Keeps the page fresh: asks for what is new, puts it in place, and says it to a screen reader.

import { deed, seat, tellAway } from "./deeds.js";
import { showModal, startDialogs } from "./dialogs.js";
import { begin, leaveAt } from "./focus.js";
import { put, putList } from "./lists.js";
import { startComposers } from "./composer.js";
import { startPresses } from "./presses.js";
import { isAtEnd, isAtVeryEnd, isKloes, keepAtEnd, revealChange, showMoreBelow, toEnd, toNewest } from "./scrolling.js";
import { newBlocksOf, piecesOf } from "./spoken.js";
import { startThreads } from "./threads.js";
import { say, startVoice, tellOfConversation, tellOfDirect, tellOfView, wordsOf } from "./voice.js";

const AGAIN_MS = 500;
const MOST_AGAIN_MS = 5_000;
const place = document.body.dataset;
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
    tellAway(failures);
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
    leaveAt(document.activeElement);
    location.reload();
    return;
  }
  version = fresh.version;
  const told = [];
  for (const list of document.querySelectorAll(".layout [data-list]")) told.push(...putConversation(list, fresh));
  for (const part of document.querySelectorAll("[data-part]")) {
    const [, print, html] = fresh.parts[part.dataset.part];
    const before = part.id === "view" ? shownView(part) : null;
    if (put(part, print, html) && part.dataset.part === "nav") markNew();
    if (before) tellOfView(before, shownView(part));
  }
  say([...new Set([...told, ...tellOfDirect()])]);
  showModal();
}

// Returns what a screen reader is told of it.
function putConversation(list, { lists }) {
  const { list: name } = list.dataset;
  const area = list.closest(".scroll");
  const isNear = awaited.has(name) || isAtEnd(area);
  const wasAtEnd = isAtVeryEnd(area);
  const changes = putList(list, lists[name]);
  if (name === "sent") return [];
  const pressed = changes.changed.find(({ item }) => item.dataset.key === place.pressed);
  if (pressed) revealChange(area, pressed.item, newBlocksOf(pressed.before, pressed.item));
  else if (isNear && changes.added.length) toNewest(area, changes.added);
  else if (wasAtEnd) toEnd(area);
  if (changes.added.some(isKloes)) awaited.delete(name);
  const inThread = new Set(lists.thread.map(([key]) => key));
  const outside = changes.told.map(({ item }) => item).findLast((item) => isKloes(item) && !inThread.has(item.dataset.key));
  if (!outside || isAt(area)) return wordsOf(changes.told);
  return [...wordsOf(changes.told), ...tellOfConversation(outside.dataset.key)];
}

// Whether the person is at a conversation that is seen, and not in the thread beside it.
function isAt(area) {
  return area.checkVisibility() && !(seat.thread && !document.activeElement.closest(".talk"));
}

function shownView(modal) {
  return { view: modal.querySelector("[data-view]")?.dataset.view, pieces: piecesOf(modal) };
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
startVoice();
document.addEventListener("refresh", refresh);
document.addEventListener("sent", ({ detail }) => awaited.add(detail));
document.addEventListener("toggle", (event) => event.target.matches?.(".step") && onStep(event), true);
for (const area of document.querySelectorAll("#messages-scroll, #thread-scroll")) toNewest(area, [...area.querySelectorAll("[data-list] > li")].slice(-1));
document.querySelectorAll("#messages-scroll, #thread-scroll").forEach((area) => { keepAtEnd(area); showMoreBelow(area); });
markNew();
showModal();
tellOpened();
begin(place);
follow();
