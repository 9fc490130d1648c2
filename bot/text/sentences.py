"""Text into sentences."""

import re

_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'\u201d\u2019)]))\s+(?=[\"'\u201c\u2018(]?[A-Z0-9])")
_NOT_AN_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|etc|cf|vs|no|nos|para|paras|p|pp|fig|figs|vol|approx|dept"
    r"|dr|mr|mrs|ms|prof|st|jan|feb|apr|aug|sept?|oct|nov|dec)|\b[A-Z])\.[\"'\u201d\u2019)]?$",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"\(?(?:\d{1,3}\.(?:\d{1,3}\.)*|[ivx]{1,6}\.)", re.IGNORECASE)
"""The number of a paragraph or item, before its first sentence."""
_LONGEST_ABBREVIATION_CHARS = len(" approx.)")
"""Characters at the end of a piece that decide whether it ends in an abbreviation."""


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of one paragraph, in order, each on one line.

    A line break ends a sentence, so that an author can part two sentences whose full stop is
    missing without adding a character; otherwise a full stop, question mark or exclamation mark
    before a capital or a figure does, save after the usual abbreviations. A quote or bracket that
    closes right after the mark stays with its sentence.
    """
    sentences: list[str] = []
    for line in text.splitlines():
        pending: list[str] = []
        for piece in _pieces(line.strip()):
            pending.append(piece)
            if len(pending) == 1 and _NUMBER_ALONE.fullmatch(piece) and not sentences:
                continue
            if not _NOT_AN_END.search(piece[-_LONGEST_ABBREVIATION_CHARS:]):
                sentences.append(" ".join(pending))
                pending = []
        if pending:
            sentences.append(" ".join(pending))
    return tuple(sentences)


def _pieces(line: str) -> list[str]:
    return [" ".join(piece.split()) for piece in _END.split(line) if piece.strip()]
