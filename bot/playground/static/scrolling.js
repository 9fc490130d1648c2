// What is seen of a conversation once something came.

const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 8;

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
  if (answer) toTop(area, answer);
}

export function toTop(area, item) {
  const scroller = scrollerOf(area);
  const top = scroller === area ? area.getBoundingClientRect().top : 0;
  const above = top - item.getBoundingClientRect().top;
  if (above > 0) scroller.scrollTop -= above + MARGIN_PIXELS;
}
