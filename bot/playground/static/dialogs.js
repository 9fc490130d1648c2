// Modals of Kloe's, and the small questions that the page asks itself. A real <dialog> keeps the focus.

import { deed, seat } from "./deeds.js";
import { wayBack } from "./focus.js";
import { filledIn, showErrors } from "./forms.js";
import { endDialog } from "./voice.js";

const modal = document.getElementById("modal");
const ask = document.getElementById("ask");
let goBack = null;

export function showModal() {
  const view = modal.querySelector("form");
  if (!view) {
    if (modal.open) modal.close();
    return;
  }
  if (!modal.open) {
    goBack = wayBack();
    modal.showModal();
  }
  if (modal.dataset.shown !== view.dataset.view) focusIn(view);
  else if (!modal.contains(document.activeElement)) view.querySelector(".view-body").focus();
  modal.dataset.shown = view.dataset.view;
}

function focusIn(view) {
  const first = view.querySelector("[autofocus]") ?? view.querySelector(".input input, .input select, .input textarea");
  (first ?? view.querySelector("#modal-title")).focus();
}

function closeView() {
  const view = modal.querySelector("form")?.dataset.view;
  if (view) deed("close", { user: seat.user, view });
}

async function submitView(event) {
  event.preventDefault();
  const form = event.target;
  const submit = form.querySelector("[type=submit]");
  if (submit.disabled) return;
  submit.disabled = true;
  const done = await deed("submit", { user: seat.user, view: form.dataset.view, filled: filledIn(form) });
  submit.disabled = false;
  showErrors(form, done.errors ?? {});
}

// Resolves to null for no, to what was typed (or "") for yes.
export function question({ title, text = "", yes, no, typed = null, danger = false }) {
  document.getElementById("ask-title").textContent = title;
  document.getElementById("ask-text").textContent = text;
  const field = document.getElementById("ask-typed");
  field.hidden = typed === null;
  field.value = typed ?? "";
  document.getElementById("ask-no").textContent = no;
  const agree = document.getElementById("ask-yes");
  agree.textContent = yes;
  agree.classList.toggle("press-danger", danger);
  ask.returnValue = "";
  const goBackFromAsk = wayBack();
  ask.showModal();
  (typed === null ? document.getElementById("ask-no") : field).focus();
  return new Promise((resolve) => {
    const answered = () => {
      goBackFromAsk();
      resolve(ask.returnValue === "yes" ? field.value : null);
    };
    ask.addEventListener("close", answered, { once: true });
  });
}

export function startDialogs() {
  modal.addEventListener("cancel", (event) => {
    event.preventDefault();
    closeView();
  });
  modal.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) closeView();
  });
  modal.addEventListener("submit", submitView);
  modal.addEventListener("close", () => {
    delete modal.dataset.shown;
    endDialog();
    goBack();
  });
}
