// Menus that act as soon as something is chosen. Keys pass over their choices; Enter takes one.

// On a Mac the arrows open the menu, and what is taken in it is chosen.
const ARROWS_OPEN = navigator.platform.startsWith("Mac");
const TYPED_TOGETHER_MS = 1_000;

// Calls `act` with a menu in which something was chosen; `mine` tells whether a menu is such a one.
export function startChoices(mine, act) {
  let isPassing = false;
  let typedAt = -TYPED_TOGETHER_MS;
  const take = (menu) => {
    delete menu.dataset.passed;
    act(menu);
  };

  document.addEventListener("pointerdown", () => { isPassing = false; });
  document.addEventListener("keydown", (event) => {
    const menu = event.target;
    if (!mine(menu)) return;
    const isTyping = event.key.length === 1 && (event.key !== " " || event.timeStamp - typedAt < TYPED_TOGETHER_MS);
    if (isTyping) typedAt = event.timeStamp;
    isPassing = isTyping || isStep(event);
    if (event.key === "Escape") giveUp(menu);
    if (event.key !== "Enter" || isAsItWas(menu)) return;
    event.preventDefault();
    take(menu);
  });
  document.addEventListener("change", (event) => {
    const menu = event.target;
    if (!mine(menu)) return;
    if (!isPassing) take(menu);
    else menu.dataset.passed = "yes";
  });
  // Whoever goes on without Enter has chosen nothing.
  document.addEventListener("focusout", ({ target }) => mine(target) && giveUp(target));
}

function isStep({ key, altKey }) {
  if (key.startsWith("Arrow")) return !altKey && !ARROWS_OPEN;
  return ["PageUp", "PageDown", "Home", "End"].includes(key);
}

function isAsItWas(menu) {
  return [...menu.options].every((option) => option.selected === isFirst(menu, option));
}

// Where nothing is chosen at first, a browser chooses what stands on top.
function isFirst(menu, option) {
  if (menu.multiple || menu.querySelector("option[selected]")) return option.defaultSelected;
  return option === menu.options[0];
}

export function asItWas(menu) {
  for (const option of menu.options) option.selected = isFirst(menu, option);
  delete menu.dataset.touched;
}

function giveUp(menu) {
  if (menu.dataset.passed) asItWas(menu);
  delete menu.dataset.passed;
}
