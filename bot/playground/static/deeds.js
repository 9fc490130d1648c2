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
    done = { problem: "This was not sent. Try again once the playground answers.", errors: {}, isLost: true };
  }
  complain(done);
  return done;
}

// Whether the playground answers is said once, in a line of its own.
export function tellAway(failures) {
  document.getElementById("away").hidden = failures < 2;
  if (!failures && problem.dataset.lost) complain({});
}

export function complain({ problem: text, offers_invite: canInvite, isLost }) {
  if (problem.contains(document.activeElement)) goHome();
  problem.replaceChildren();
  problem.dataset.lost = isLost ? "yes" : "";
  if (!text) return;
  problem.append(text);
  if (canInvite) problem.append(button("Invite Kloe", invite));
  problem.append(button("Dismiss", () => complain({})));
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
