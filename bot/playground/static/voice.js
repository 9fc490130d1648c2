// What a screen reader is told, and the notices that Kloe wrote where nobody looks.

const IN_CONVERSATION = "Kloe wrote in the conversation.";
const IN_DIRECT = "Kloe wrote to you in its direct messages.";
const spoken = document.getElementById("spoken");
const direct = document.querySelector("[data-part=nav]");
const place = document.body.dataset;
let written = latest();
let waiting = [];

// While a dialog is open the rest of the page is not heard; so it is said afterwards.
export function startVoice() {
  document.addEventListener("close", ({ target }) => target.matches?.("dialog") && speak(), true);
}

export function say(words) {
  waiting.push(...words);
  speak();
}

function speak() {
  if (!waiting.length || document.querySelector("dialog[open]")) return;
  spoken.textContent = waiting.join(" ");
  waiting = [];
}

// What others say, and what a press has changed; not what the person has just written.
export function wordsOf(items) {
  const lines = items.map((item) => item.querySelector(".line"));
  return lines.filter((line) => line?.dataset.from === "app").map((line) => `${line.dataset.name}: ${line.dataset.spoken}`);
}

// Beside a thread there is no room for the conversation on a narrow screen.
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
  notice.querySelector("a").href = direct.querySelector("[data-written]").href;
  notice.hidden = false;
  // The notice takes its room from what is below it.
  if (document.activeElement.matches(".scroll *")) document.activeElement.scrollIntoView({ block: "nearest" });
  return [IN_DIRECT];
}

function latest() {
  return direct.querySelector("[data-written]")?.dataset.written ?? "";
}
