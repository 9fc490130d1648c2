// What a screen reader is told, and the notices that Kloe wrote where nobody looks.

import { Speaker } from "./speaker.js";
import { inShort, newOf, piecesOf } from "./spoken.js";

const IN_CONVERSATION = "Kloe wrote in the conversation.";
const IN_DIRECT = "Kloe wrote to you in its direct messages.";
// While a dialog is open the rest of the page is not heard; so it is said afterwards.
const onPage = new Speaker(document.getElementById("spoken"), () => !document.querySelector("dialog[open]"));
const inDialog = new Speaker(document.getElementById("spoken-in-dialog"));
const direct = document.querySelector("[data-part=nav]");
const place = document.body.dataset;
let written = latest();

export function startVoice() {
  document.addEventListener("close", ({ target }) => target.matches?.("dialog") && onPage.say(""), true);
}

export function say(words) {
  onPage.say(words.join(" "));
}

// What others say, and what a press has changed; not what the person has just written.
export function wordsOf(told) {
  const lines = told.map(({ item, before }) => ({ line: item.querySelector(".line"), before }));
  return lines.filter(({ line }) => line?.dataset.from === "app").map(({ line, before }) => {
    return `${line.dataset.name}: ${inShort(newOf(before, piecesOf(line)))}`;
  });
}

// A dialog has a voice of its own, since nothing beside it is heard. What changes in a view is told; a new
// view is read by whoever comes to it.
export function tellOfView(before, now) {
  if (now.view && now.view === before.view) sayInDialog(inShort(newOf(before.pieces, now.pieces)));
}

export function sayInDialog(words) {
  inDialog.say(words);
}

export function endDialog() {
  inDialog.fallSilent();
}

// Beside a thread the conversation is not seen on a narrow screen, and far away by key on a wide one.
export function tellOfConversation(key) {
  const notice = document.getElementById("elsewhere-thread");
  notice.dataset.key = key;
  notice.hidden = false;
  return [IN_CONVERSATION];
}

// Home and a channel do not show what Kloe writes to a person alone.
export function tellOfDirect() {
  const before = written;
  written = latest();
  if ((place.direct && place.tab === "messages") || written <= before) return [];
  const notice = document.getElementById("elsewhere");
  const link = notice.querySelector("a");
  const { href, dataset } = direct.querySelector("[data-written]");
  link.href = href;
  link.dataset.key = `m:${dataset.place}:${dataset.written}`;
  notice.hidden = false;
  // The notice takes its room from the pane above it.
  if (document.activeElement.matches(".scroll *")) document.activeElement.scrollIntoView({ block: "nearest" });
  return [IN_DIRECT];
}

function latest() {
  return direct.querySelector("[data-written]")?.dataset.written ?? "";
}
