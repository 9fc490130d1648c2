"""Everything about one key line of enquiry or one of its prompts, on a card.

A card is read off the headings of a summary: `W1 Leadership ...` with the gist, `W1 prompts`, `W1 rated
good`, and off the one item that says what corresponds to `W1` now.
"""

import re
from collections.abc import Iterator, Sequence

from bot import wording
from bot.answering.citations import Quotation, quotation
from bot.domain.knowledge import Corpus, Document, Passage

_KLOE = re.compile(r"W[1-9]")
_PROMPT = re.compile(r"W[1-9]\.\d{1,2}")
MAX_NEIGHBOURS = 11
"""Codes offered beside a card: two lines of enquiry, and the nine prompts of W3. Slack takes 25 buttons."""

CardPart = tuple[str, tuple[Quotation, ...]]
"""A lead in Kloe's words, and the quotations under it."""


def card_of(code: str, corpus: Corpus) -> tuple[CardPart, ...]:
    """Return the parts of a card, in the order in which they are read; none for an unknown code."""
    kloe = code.partition(".")[0]
    if not _KLOE.fullmatch(kloe):
        return ()
    own = [passage for passage in corpus.coded if _belongs(passage, kloe)]
    parts = (
        *(_kloe_parts(kloe, own) if code == kloe else _prompt_parts(code, own)),
        (wording.card_original(code), _quoted(p for p in own if _is_briefing(p, code))),
        (wording.card_good(kloe), _quoted(p for p in own if _is_rated_good(p, kloe))),
        (wording.CARD_SUCCESSOR, _quoted(p for p in corpus.passages if _succeeds(p, kloe))),
    )
    return tuple(part for part in parts if part[1]) if parts[0][1] else ()


def neighbours_of(code: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the codes to look at next: for a prompt its line of enquiry and the prompts beside it."""
    codes = sorted(
        {p.reference.code for p in corpus.coded if p.reference and p.reference.fit == "exact"}
    )
    kloes = [one for one in codes if _KLOE.fullmatch(one)]
    prompts = [one for one in codes if _PROMPT.fullmatch(one)]
    if code in prompts:
        return (code.partition(".")[0], *_beside(code, prompts))
    own = [prompt for prompt in prompts if prompt.startswith(f"{code}.")]
    return (*_beside(code, kloes), *own)[:MAX_NEIGHBOURS]


def kloes_of(corpus: Corpus) -> tuple[str, ...]:
    """Return the headings of all key lines of enquiry, each with its code first, in order."""
    headings = {heading for passage in corpus.coded if (heading := _label_of(passage))}
    return tuple(sorted(headings))


def documents_of_kloes(corpus: Corpus) -> tuple[Document, ...]:
    """Return the documents that hold the key lines of enquiry."""
    ids = {passage.document_id for passage in corpus.coded if _label_of(passage)}
    return tuple(document for document in corpus.documents if document.header.id in ids)


def _kloe_parts(kloe: str, own: Sequence[Passage]) -> tuple[CardPart, ...]:
    gist = _quoted(passage for passage in own if _label_of(passage))
    prompts = _quoted(passage for passage in own if _is_prompt(passage))
    return (wording.card_gist(_label(own) or kloe), gist), (wording.CARD_PROMPTS, prompts)


def _prompt_parts(code: str, own: Sequence[Passage]) -> tuple[CardPart, ...]:
    named = (p for p in own if _is_prompt(p) and p.reference and p.reference.code == code)
    return ((wording.card_prompt(code, _label(own)), _quoted(named)),)


def _label(own: Sequence[Passage]) -> str:
    return next((heading for passage in own if (heading := _label_of(passage))), "")


def _is_briefing(passage: Passage, code: str) -> bool:
    """Tell whether a passage is somebody's own words that fit a code best."""
    given = passage.reference.code if passage.reference else ""
    fits = given == code or given.startswith(f"{code}.")
    return fits and passage.wording == "original" and passage.kind != "list"


def _is_rated_good(passage: Passage, kloe: str) -> bool:
    return _heading(passage).startswith(f"{kloe} rated good")


def _quoted(passages: Iterator[Passage]) -> tuple[Quotation, ...]:
    return tuple(quotation(passage, passage.sentences) for passage in passages)


def _belongs(passage: Passage, kloe: str) -> bool:
    code = passage.reference.code if passage.reference else ""
    return code == kloe or code.startswith(f"{kloe}.")


def _label_of(passage: Passage) -> str:
    """Return the heading of a line of enquiry if the passage stands right under it; else nothing."""
    code = passage.reference.code if passage.reference else ""
    heading = _heading(passage)
    is_label = _KLOE.fullmatch(code) and heading.startswith(f"{code} ") and heading[3:4].isupper()
    return heading if is_label else ""


def _is_prompt(passage: Passage) -> bool:
    is_summary = passage.wording == "summary" and passage.kind != "list"
    return is_summary and bool(passage.reference and _PROMPT.fullmatch(passage.reference.code))


def _succeeds(passage: Passage, kloe: str) -> bool:
    return passage.kind == "item" and passage.sentences[0].startswith(f"{kloe} corresponds")


def _heading(passage: Passage) -> str:
    return passage.heading_path[-1]


def _beside(code: str, codes: Sequence[str]) -> tuple[str, ...]:
    place = codes.index(code) if code in codes else -1
    if place < 0:
        return ()
    return tuple(codes[n] for n in (place - 1, place + 1) if 0 <= n < len(codes))
