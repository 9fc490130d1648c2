"""Blocks to passages: cut between sentences, and where a page turns."""

import re
from collections.abc import Iterator

from bot.domain.header import Code, Header
from bot.domain.knowledge import Block, PassageKind
from bot.text.sentences import split_sentences

Part = tuple[str, ...]

_CLAUSE_ENDS = (";", ":", ",", "\u2013", "\u2014")
"""Where a sentence that is too long for a passage is cut rather than elsewhere."""
_CODE_FIRST = re.compile(r"(W[1-8](?:\.\d)?|4\.\d{1,2}|DPIC (?:action|condition) \d{1,2}): ")
"""An official code at the beginning of a block of a summary."""


def parts_of(
    block: Block, kind: PassageKind, budget_words: int, header: Header
) -> Iterator[dict[str, object]]:
    """Yield what is common to the passages of one block, none across pages; the first has its reference.

    Args:
        block: the block.
        kind: the kind of its passages.
        budget_words: words that one of them may have.
        header: of its document.
    """
    reference = _reference(header, opening_of(block))
    for page, text in block.by_page:
        sentences = split_sentences(text)
        if header.imported:
            sentences = tuple(part for one in sentences for part in _clauses(one, budget_words))
        for part in _within_budget(sentences, budget_words):
            yield {
                "kind": kind,
                "parts": (part,),
                "page": page,
                "reference": reference,
                "start_line": block.start_line,
                "end_line": block.end_line,
            }
            reference = None


def opening_of(block: Block) -> str:
    """Return the text of a block as a reference's opening words are compared with it."""
    return " ".join(split_sentences(block.text))


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def _reference(header: Header, opening: str) -> Code | None:
    """Return the code that the header gives to a block, or that a summary begins it with."""
    for reference in header.references:
        if opening.startswith(reference.starts):
            return Code.model_validate(reference.model_dump(exclude={"starts"}))
    own = _CODE_FIRST.match(opening) if header.wording == "summary" else None
    return Code(code=own.group(1), fit="exact") if own else None


def _within_budget(sentences: Part, budget_words: int) -> Iterator[Part]:
    """Cut between sentences, so that each part has at most `budget_words` or is one sentence."""
    part: list[str] = []
    for sentence in sentences:
        if part and sum(map(count_words, part)) + count_words(sentence) > budget_words:
            yield tuple(part)
            part = []
        part.append(sentence)
    if part:
        yield tuple(part)


def _clauses(sentence: str, budget_words: int) -> Iterator[str]:
    """Yield a sentence whole, or one that is longer than a passage cut where a clause ends."""
    words, start = sentence.split(), 0
    while len(words) - start > budget_words:  # from a place on: what is cut off is copied each time
        longest = start + budget_words
        ends = range(longest, start + budget_words // 2, -1)
        end = next((n for n in ends if words[n - 1].endswith(_CLAUSE_ENDS)), longest)
        yield " ".join(words[start:end])
        start = end
    yield " ".join(words[start:])
