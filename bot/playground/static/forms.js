// What stands in the inputs of a message or view, and how it outlives a new drawing.

import { sayInDialog } from "./voice.js";

const INPUTS = "select[data-action], input[data-action], textarea[data-action], .group[data-action]";

export function filledIn(container) {
  const filled = {};
  for (const input of container.querySelectorAll(INPUTS)) {
    const block = input.closest("[data-block]")?.dataset.block;
    if (!block) continue;
    filled[block] ??= {};
    filled[block][input.dataset.action] = valueOf(input);
  }
  return filled;
}

export function valueOf(input) {
  if (input.matches(".group")) {
    const chosen = [...input.querySelectorAll("input:checked")].map((each) => each.value);
    return input.dataset.kind === "checkboxes" ? chosen : (chosen[0] ?? "");
  }
  if (input.multiple && input.matches("select")) {
    return [...input.selectedOptions].map((each) => each.value);
  }
  return input.value;
}

function nameOf(input) {
  return `${input.closest("[data-block]")?.dataset.block} ${input.dataset.action}`;
}

// Only what a person has changed is put back: the rest stands as Kloe sends it.
export function remembered(container) {
  const typed = new Map();
  for (const input of container.querySelectorAll(INPUTS)) {
    if (input.dataset.touched) typed.set(nameOf(input), valueOf(input));
  }
  return typed;
}

export function putBack(container, typed) {
  for (const input of container.querySelectorAll(INPUTS)) {
    if (!typed.has(nameOf(input))) continue;
    const value = typed.get(nameOf(input));
    input.dataset.touched = "yes";
    if (input.matches(".group")) {
      for (const each of input.querySelectorAll("input")) each.checked = [value].flat().includes(each.value);
    } else if (input.multiple && input.matches("select")) {
      for (const each of input.options) each.selected = value.includes(each.value);
    } else {
      input.value = value;
    }
  }
}

export function showErrors(container, errors) {
  for (const line of container.querySelectorAll("[data-error]")) {
    line.textContent = errors[line.dataset.error] ?? "";
    const input = line.closest(".input")?.querySelector(INPUTS);
    if (input) input.toggleAttribute("aria-invalid", Boolean(line.textContent));
    if (input && line.textContent) input.setAttribute("aria-invalid", "true");
  }
  const first = container.querySelector("[aria-invalid='true']");
  const field = first?.matches(".group") ? first.querySelector("input") : first;
  const said = [...container.querySelectorAll("[data-error]")].map((line) => line.textContent).filter(Boolean);
  // What has the focus already is not read again.
  if (!field || field === document.activeElement) sayInDialog(said.join(" "));
  field?.focus({ preventScroll: true });
  const line = first?.closest(".input")?.querySelector("[data-error]") ?? container.querySelector("[data-error]:not(:empty)");
  line?.scrollIntoView({ block: "nearest" });
  first?.closest(".input")?.scrollIntoView({ block: "nearest" });
}
