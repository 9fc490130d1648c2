// What is seen of a conversation once something came.

const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 8;
const PAGE_SHARE = .8;
const LAST_PIXELS = 16;  // below the last control there is nothing but space

// On a low screen the page is scrolled as a whole.
function scrollerOf(area) {
  return getComputedStyle(area).overflowY === "visible" ? document.scrollingElement : area;
}

function pixelsBelow(area) {
  const { scrollHeight, scrollTop, clientHeight } = scrollerOf(area);
  return scrollHeight - scrollTop - clientHeight;
}

export function isAtEnd(area) {
  return pixelsBelow(area) < NEAR_PIXELS;
}

export function isAtVeryEnd(area) {
  return pixelsBelow(area) <= LAST_PIXELS;
}

export function toEnd(area) {
  const scroller = scrollerOf(area);
  scroller.scrollTop = scroller.scrollHeight;
}

export function isKloes(item) {
  return Boolean(item.querySelector("[data-from='app']"));
}

// Whoever was at the end stays there when the column grows narrower, as beside a thread. The browser
// scrolls by itself then, before it tells of the new size: that is not where a person went.
export function keepAtEnd(area) {
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
export function toNewest(area, added) {
  const answer = added.findLast(isKloes);
  toEnd(area);
  if (answer) reveal(area, answer);
}

// Whole where it fits; else its beginning, so that a question is read before it is answered. A card of which the
// same control has the focus still asks the same, as after evidence was added: that control stays in view.
export function reveal(area, item) {
  const scroller = scrollerOf(area);
  const seen = scroller === area ? area.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  const { top, bottom, height } = item.getBoundingClientRect();
  const isWhole = height <= seen.bottom - seen.top;
  const { activeElement } = document;
  if (isWhole) scroller.scrollTop += Math.max(0, bottom - seen.bottom) || Math.min(0, top - seen.top);
  else if (activeElement.matches("button, a, select, input") && item.contains(activeElement)) activeElement.scrollIntoView({ block: "nearest" });
  else scroller.scrollTop += top - seen.top - MARGIN_PIXELS;
}

// A button while what is seen goes on below, until the last control is in view. Pressed with a pointer it takes
// the focus from nothing; by key, it leaves it to what it has scrolled.
export function showMoreBelow(area) {
  const sign = area.parentElement.querySelector(".below");
  const update = () => {
    const goesOn = scrollerOf(area) === area && !isAtVeryEnd(area);
    if (!goesOn && sign.contains(document.activeElement)) area.focus({ preventScroll: true });
    sign.hidden = !goesOn;
  };
  area.addEventListener("scroll", update);
  const sizes = new ResizeObserver(update);
  for (const sized of [area, area.firstElementChild]) sizes.observe(sized);
  sign.addEventListener("mousedown", (event) => event.preventDefault());
  sign.addEventListener("click", () => area.scrollBy({ top: area.clientHeight * PAGE_SHARE }));
}
