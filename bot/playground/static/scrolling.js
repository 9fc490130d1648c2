// What is seen of a conversation once something came.

const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 8;
const PAGE_SHARE = .8;

// On a low screen the page is scrolled as a whole.
function scrollerOf(area) {
  return getComputedStyle(area).overflowY === "visible" ? document.scrollingElement : area;
}

export function isAtEnd(area) {
  const { scrollHeight, scrollTop, clientHeight } = scrollerOf(area);
  return scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
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
  const scroller = scrollerOf(area);
  scroller.scrollTop = scroller.scrollHeight;
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

// A sign that what is seen goes on below. It is for the eye: who uses a keyboard or listens comes there anyway.
export function showMoreBelow(area) {
  const sign = area.parentElement.querySelector(".below");
  const update = () => { sign.hidden = scrollerOf(area) !== area || isAtEnd(area); };
  area.addEventListener("scroll", update);
  const sizes = new ResizeObserver(update);
  for (const sized of [area, area.firstElementChild]) sizes.observe(sized);
  sign.querySelector("button").addEventListener("click", () => area.scrollBy({ top: area.clientHeight * PAGE_SHARE }));
}
