// What of a message or a view is said: its words as they are drawn, and of what changed only what is new.

const MOST_CHARS = 1_750;  // two minutes at the usual pace; the longest card that asks for consent has 1,600
const SILENT = "select, .menu, .hidden, [hidden], input, textarea";
const BAR = /[\u2588\u2591-\u2593]{2,}/g;  // the words beside it say the same; one such sign alone is spoken of
const ADDRESS = /^https?:\/\/\S+$/;
const SENTENCE_END = /[.!?]["')\u2019\u201d]*(?=\s)/g;

// Returns the words of each block, in order.
export function piecesOf(element) {
  return blocksIn(element).map(wordsIn).filter(Boolean);
}

// Returns the blocks of which the words did not stand there before.
export function newBlocksOf(before, element) {
  const had = new Set(["", ...before]);
  return blocksIn(element).filter((block) => !had.has(wordsIn(block)));
}

function blocksIn(element) {
  return [...(element?.querySelectorAll(".block, .file, [data-gone]") ?? [])];
}

function wordsIn(block) {
  const words = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => {
    return node.parentElement.closest(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  let last = null;
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const standsApart = last && last.closest("p, li, button, h3, label") !== parentElement.closest("p, li, button, h3, label");
    const said = parentElement.closest("a") && ADDRESS.test(textContent) ? "link" : textContent;
    words.push(standsApart ? ` ${said}` : said);
    last = parentElement;
  }
  return words.join("").replace(BAR, " ").replace(/\s+/g, " ").trim();
}

// Returns what stands there now and did not before; all of it where nothing stood there.
export function newOf(before, now) {
  const had = new Set(before);
  return now.filter((words) => !had.has(words)).join(" ");
}

// Returns words to the end of a sentence, or else of a word, and that they go on where they do.
export function inShort(words) {
  if (words.length <= MOST_CHARS) return words;
  const beginning = words.slice(0, MOST_CHARS + 1);
  const ends = [...beginning.matchAll(SENTENCE_END)].map((found) => found.index + found[0].length);
  const end = ends.at(-1) ?? beginning.lastIndexOf(" ");
  return `${beginning.slice(0, end > 0 ? end : MOST_CHARS)} ${document.body.dataset.more}`;
}
