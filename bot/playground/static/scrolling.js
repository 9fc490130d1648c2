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

// Whole where it fits; else its beginning, so that a question is read before it is answered.
export function reveal(area, item) {
  const seen = seenOf(area);
  const { top, bottom } = item.getBoundingClientRect();
  const toWhole = Math.max(0, bottom - seen.bottom) || Math.min(0, top - seen.top);
  scrollerOf(area).scrollTop += fits(area, item) ? toWhole : top - seen.top - MARGIN_PIXELS;
}

function seenOf(area) {
  return scrollerOf(area) === area ? area.getBoundingClientRect() : { top: 0, bottom: innerHeight };
}

function fits(area, item) {
  const { top, bottom } = seenOf(area);
  return item.offsetHeight <= bottom - top;
}

// What a press has made of a card. With another heading it is another card, as the next question is, and is read from its
// beginning; else what is new of it is to be seen, and what has the focus.
export function revealChange(area, item, blocks) {
  const focused = item.contains(document.activeElement) ? document.activeElement : null;
  const isAnother = blocks[0]?.matches(".block:first-child");
  if (isAnother || fits(area, item)) {
    reveal(area, item);
    if (focused && !isSeen(area, focused)) item.querySelector(".line").focus({ preventScroll: true });
    return;
  }
  for (const shown of [blocks.at(-1), blocks[0], focused]) {
    if (shown && !shown.matches(".line")) shown.scrollIntoView({ block: "nearest" });
  }
}

function isSeen(area, control) {
  const seen = seenOf(area);
  const { top, bottom } = control.getBoundingClientRect();
  return seen.top <= top && bottom <= seen.bottom;
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
