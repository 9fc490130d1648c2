// What is seen of a conversation once something came.

const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 8;
const OUTLINE_PIXELS = 4;
// Longer ones are read, shorter ones with buttons are answered. The longest question of a self-check has
// 1,500 characters, the shortest summary and card of a prompt 3,000.
const MOST_ASKED_CHARS = 2_400;

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

// Whole where it fits. Of what is to be answered the buttons are seen and as much as fits above them; of
// the rest the beginning.
export function reveal(area, item) {
  const scroller = scrollerOf(area);
  const seen = scroller === area ? area.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  const { top, bottom, height } = item.getBoundingClientRect();
  const last = isAsking(item) ? [...item.querySelectorAll(".block-actions")].at(-1) : null;
  if (height <= seen.bottom - seen.top) scroller.scrollTop += Math.max(0, bottom - seen.bottom) || Math.min(0, top - seen.top);
  else if (last) scroller.scrollTop += last.getBoundingClientRect().bottom + OUTLINE_PIXELS - seen.bottom;
  else scroller.scrollTop += Math.min(0, top - seen.top - MARGIN_PIXELS);
}

function isAsking(item) {
  const blocks = item.querySelector(".blocks");
  if (!blocks || blocks.textContent.length > MOST_ASKED_CHARS) return false;
  const endsSo = blocks.lastElementChild?.matches(".block-actions");
  return endsSo || Boolean(item.querySelector(".private .block-actions"));
}
