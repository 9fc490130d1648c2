"""The question back: what a question may mean, as two or three readings to choose from."""

import re
from collections.abc import Iterable, Sequence

from bot import wording
from bot.answering.citations import quotation
from bot.domain.answer import Clarify, Reading
from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Corpus, Passage
from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence
from bot.text.stopwords import PAPER_WORDS

MAX_READINGS = 3
"""Readings offered when a question may mean several things."""
READING_WORDS = 14
"""Words of a passage by which a reading is recognised."""
_POINTS_ELSEWHERE = re.compile(r"\bvisit:|\bhere:")
"""A passage that only says where the document is; no reading of a question."""


def clarify(query: AnalyzedQuery, evidence: Sequence[Evidence], corpus: Corpus) -> Clarify | None:
    """Return two or three readings of a question; None where there are no two.

    They are one per framework where several are near, and its opening where no more than "the framework" is said. Whoever asks whether "the framework" still
    holds may mean each document that has a fact on what became of it.
    """
    chosen = _meant(query, evidence, corpus) or _openings(corpus)
    readings = tuple(_reading(one, corpus) for one in chosen[:MAX_READINGS])
    if len(readings) < 2:  # noqa: PLR2004 - a choice needs two
        return None
    return Clarify(lead=wording.CLARIFY, readings=readings, evidence=tuple(evidence))


def _meant(query: AnalyzedQuery, evidence: Sequence[Evidence], corpus: Corpus) -> list[Passage]:
    if query.form == "comparison":  # of frameworks, and it does not say in what
        return _openings(corpus)
    if query.wants == "currency" and (standings := _standings(corpus)):
        return standings
    words = {word for need in query.needs for word in need.words}
    is_of_any = query.question.framework is None and words and words <= PAPER_WORDS
    return _openings(corpus) if is_of_any else _near(evidence, corpus)


def _near(evidence: Sequence[Evidence], corpus: Corpus) -> list[Passage]:
    """Return the best passage of each framework, or the best ones of the only one."""
    best: dict[FrameworkId, Evidence] = {}
    own_words_first = sorted(evidence, key=lambda item: item.passage.wording == "summary")
    background = {d.header.framework for d in corpus.documents if d.header.kind == "background"}
    for item in own_words_first:
        is_reading = item.passage.kind != "fact" and item.passage.framework not in background
        if is_reading and not _POINTS_ELSEWHERE.search(item.passage.text):
            best.setdefault(item.passage.framework, item)
    return [item.passage for item in (best.values() if len(best) > 1 else evidence)]


def _standings(corpus: Corpus) -> list[Passage]:
    """Return the first fact of each framework on what became of its document."""
    return _first_of_each(p for p in corpus.passages if p.kind == "fact" and p.later)


def _openings(corpus: Corpus) -> list[Passage]:
    """Return the first paragraph of each framework's first document."""
    return _first_of_each(p for p in corpus.passages if p.kind == "paragraph")


def _first_of_each(passages: Iterable[Passage]) -> list[Passage]:
    first: dict[FrameworkId, Passage] = {}
    for passage in passages:
        first.setdefault(passage.framework, passage)
    return list(first.values())


def _reading(passage: Passage, corpus: Corpus) -> Reading:
    called = corpus.document(passage.document_id).header.called
    quoted = quotation(passage, _first_block(passage)).text.split()
    words = " ".join(quoted[:READING_WORDS]) + ("\u2026" if len(quoted) > READING_WORDS else "")
    return Reading(question=wording.reading(called, words), passage_id=passage.id)


def _first_block(passage: Passage) -> Sequence[str]:
    return passage.parts[0][:1] if passage.kind == "paragraph" else _block(passage)


def _block(passage: Passage) -> Sequence[str]:
    return passage.parts[0] if passage.kind in {"item", "fact"} else (passage.lead_in,)
