// What a person does, handed to the workspace; and a sentence where it could not be done.

import { goHome } from "./focus.js";

const token = document.querySelector('meta[name="kloe-token"]').content;
const place = document.body.dataset;
const problem = document.getElementById("problem");

export const seat = { user: place.user, channel: place.channel, thread: place.thread || null };

export async function deed(name, ask) {
  let done;
  try {
    const answer = await fetch(`/do/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Playground-Token": token },
      body: JSON.stringify(ask),
    });
    done = await answer.json();
  } catch {
    done = { problem: "The playground does not answer. Is Kloe still running?", errors: {} };
  }
  complain(done);
  return done;
}

export function complain({ problem: text, offers_invite: canInvite }) {
  problem.replaceChildren();
  if (!text) return;
  problem.append(text);
  if (canInvite) problem.append(button("Invite Kloe", invite));
  problem.append(button("Dismiss", dismiss));
}

function dismiss() {
  problem.replaceChildren();
  goHome();
}

async function invite() {
  const done = await deed("invite", { channel: seat.channel });
  if (!done.problem) goHome();
}

function button(label, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "chip";
  made.textContent = label;
  made.addEventListener("click", work);
  return made;
}
