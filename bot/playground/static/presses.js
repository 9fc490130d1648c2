// What is pressed, chosen and asked for on the page.

import { asItWas, startChoices } from "./choices.js";
import { deed, seat } from "./deeds.js";
import { question } from "./dialogs.js";
import { filledIn, valueOf } from "./forms.js";
import { openThread } from "./threads.js";

const BUTTONS = "button[data-action]";
const under = new Set();

export function startPresses() {
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  document.addEventListener("input", (event) => touched(event.target));
  document.addEventListener("keydown", onKey);
  startChoices(actsAtOnce, choose);
  document.addEventListener("toggle", onMenu, true);
  document.getElementById("again").addEventListener("click", again);
  document.getElementById("clock-to").addEventListener("submit", moveTo);
}

// Choices of a modal are sent with it, unless Kloe asks to be told of each.
function actsAtOnce(element) {
  if (element.id === "person") return true;
  if (!element.matches?.("select[data-action]")) return false;
  return element.closest(".input")?.dataset.dispatch !== "";
}

async function choose(menu) {
  if (menu.id === "person") {
    location.assign(`/?as=${encodeURIComponent(menu.value)}`);
    return;
  }
  touched(menu);
  const value = valueOf(menu);
  if (value !== "" && !(await press(menu, value))) asItWas(menu);
}

// The menu of the last message would open below what is seen.
function onMenu(event) {
  if (event.target.matches?.("details.menu[open]")) event.target.querySelector(".menu-list").scrollIntoView({ block: "nearest" });
}

function touched(element) {
  const input = element.closest?.(".group[data-action], [data-action]");
  if (input) input.dataset.touched = "yes";
}

async function onClick(event) {
  const pressed = event.target.closest("button");
  if (!pressed) closeMenus(event.target.closest("details.menu"));
  if (!pressed) return;
  const { dataset } = pressed;
  leaveMenu(pressed);
  if (pressed.matches(BUTTONS)) await press(pressed, dataset.value || null);
  else if (dataset.shortcut) await deed("shortcut", { user: seat.user, target: targetOf(pressed), callback: dataset.shortcut });
  else if (dataset.say) await suggest(dataset.say);
  else if (dataset.minutes) await deed("move", { user: seat.user, minutes: Number(dataset.minutes) });
  else if (dataset.edit !== undefined) await edit(pressed);
  else if (dataset.delete !== undefined) await remove(pressed);
  closeMenus(null);
}

// What a press opens comes back to what can be seen: the menu's own button.
function leaveMenu(pressed) {
  const menu = pressed.closest("details.menu");
  if (!menu) return;
  menu.querySelector("summary").focus();
  menu.open = false;
}

async function suggest(text) {
  const done = await deed("say", { user: seat.user, channel: seat.channel, text, thread: null });
  if (done.opens) openThread(done.opens);
}

async function onChange(event) {
  const input = event.target.closest(".group[data-action]") ?? event.target.closest("[data-action]");
  if (!input || input.matches(BUTTONS)) return;
  if (actsAtOnce(input)) return;
  touched(input);
  const field = input.closest(".input");
  if (field && !field.dataset.dispatch) return;
  const value = valueOf(input);
  if (value === "") return;
  await press(input, value);
}

async function press(pressed, value) {
  const target = targetOf(pressed);
  const name = `${target} ${pressed.dataset.action} ${value}`;
  if (!target || under.has(name) || !(await confirmed(pressed.dataset.confirm))) return false;
  if (pressed.dataset.url) window.open(pressed.dataset.url, "_blank", "noopener,noreferrer");
  if (pressed.hasAttribute("aria-pressed")) pressed.setAttribute("aria-pressed", "true");
  document.body.dataset.pressed = target;
  under.add(name);
  const filled = filledIn(pressed.closest("[data-target]"));
  await deed("press", { user: seat.user, target, action: pressed.dataset.action, value, filled });
  under.delete(name);
  return true;
}

async function confirmed(asked) {
  if (!asked) return true;
  const { title, text, confirm, deny, style } = JSON.parse(asked);
  const words = { title: title.text, text: text.text, yes: confirm.text, no: deny.text };
  return (await question({ ...words, danger: style === "danger" })) !== null;
}

async function edit(pressed) {
  const typed = pressed.dataset.edit;
  const text = await question({ title: "Edit message", typed, yes: "Save", no: "Cancel" });
  if (text?.trim()) await deed("change", { user: seat.user, target: targetOf(pressed), text });
}

async function remove(pressed) {
  const words = { title: "Delete message", text: "Delete this message? It cannot be brought back." };
  const agreed = await question({ ...words, yes: "Delete", no: "Cancel", danger: true });
  if (agreed !== null) await deed("change", { user: seat.user, target: targetOf(pressed), text: "" });
}

async function again() {
  const words = { title: "Start again", text: "Forget every message, self-check and file, and set the clock back to now?" };
  if ((await question({ ...words, yes: "Start again", no: "Cancel", danger: true })) === null) return;
  sessionStorage.clear();
  await deed("again", {});  // the page loads itself anew, as it finds another workspace
}

async function moveTo(event) {
  event.preventDefault();
  await deed("move", { user: seat.user, to: document.getElementById("to").value });
}

function targetOf(element) {
  return element.closest("[data-target]")?.dataset.target;
}

function onKey(event) {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}
