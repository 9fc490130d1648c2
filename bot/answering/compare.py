"""A part for each framework or document that is compared, and which of them is silent."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot import wording
from bot.answering.citations import Quotation, by_speaker, quotation
from bot.answering.extractive import facts_beside, quotations
from bot.answering.held import held_first
from bot.domain.ids import DocumentId, FrameworkId
from bot.domain.knowledge import Corpus, Passage
from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence

SILENT_BELOW = 0.35
"""Share of the best framework's score below which another is silent on the subject."""
COVERED_SHARE = 0.7
"""Share of the best passage's coverage of the question below which a framework is silent."""
HELD_FROM = 0.75
"""Share of the subject that one passage holds, in these or the lexicon's words, from which its framework is
never called silent, however much nearer another comes: a document that a trust imported is found by its own
sentences, and comes nearer than any that is asked for in other words."""
SPOKEN_FROM = 0.35
"""Share of the subject that one of the best passages of a framework must hold, for it to speak of it at all."""
DATED_QUOTED = 2
"""Sentences with a year that are quoted from each framework at most."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LOOKED_AT = 3
"""Best passages of a framework that may show that it speaks of the subject."""
QUOTED_PER_FRAMEWORK = 2
"""Passages quoted from each framework at most."""
NEAR_BEST = 0.85
"""Share of a framework's best score from which its second passage is quoted too."""


def compared(
    query: AnalyzedQuery, evidence: Sequence[Evidence], corpus: Corpus
) -> Iterator[tuple[str, tuple[Quotation, ...]]]:
    """Yield a lead sentence and quotations for each framework, or document, that is compared.

    They come in the documents' order: those that the question names where it names two or
    more, else all. One whose best passages score far below the others', or hold much less of what
    is asked than the best of any, is said to be silent; but never where one of them holds the
    subject. Of an imported one that is not named no more is said than what it
    holds: nobody asks what each of a trust's own papers leaves out.
    """
    voices = _voices(query, corpus)
    if query.wants == "date":
        yield from _dates(query, voices, evidence, corpus)
        return
    heard = [item for item in evidence if any(voice.has(item.passage) for voice in voices)]
    top = max((item.score for item in heard), default=0.0)
    covered = max((item.coverage for item in evidence), default=0.0)
    for voice in voices:
        own = [item for item in heard if voice.has(item.passage)]
        own = _speaking(own, top=top, covered=covered)
        if not own and not voice.is_named:
            continue
        if not own:
            yield wording.silent(voice.called), ()
            continue
        for together in by_speaker(_quoted(query, own, corpus)):
            yield _lead(voice.called, together), tuple(together)


class _Voice(NamedTuple):
    """A framework that is compared, or one document of a trust's own."""

    called: str
    documents: frozenset[DocumentId]
    is_named: bool
    """Whether it is said to be silent, where it is."""

    def has(self, passage: Passage) -> bool:
        """Tell whether a passage is of one of its documents."""
        return passage.document_id in self.documents


def _voices(query: AnalyzedQuery, corpus: Corpus) -> list[_Voice]:
    """Return what is compared, in the documents' order."""
    if query.sides and query.question.framework is None:
        groups = {frozenset(side.documents): True for side in query.sides}
    else:
        unasked = corpus.imported.difference(query.compared)
        groups = {
            group: framework not in unasked
            for framework in _frameworks(query, corpus)
            for group in _groups_of(framework, corpus)
        }
    headers = [document.header for document in corpus.documents]
    firsts = ((next(h for h in headers if h.id in group), group) for group in groups)
    in_order = sorted(firsts, key=lambda first: headers.index(first[0]))
    return [_Voice(header.called, group, groups[group]) for header, group in in_order]


def _groups_of(framework: FrameworkId, corpus: Corpus) -> list[frozenset[DocumentId]]:
    """Return the documents of a framework together; a trust's own papers speak each for itself."""
    own = [d.header.id for d in corpus.documents if d.header.framework == framework]
    return [frozenset({one}) for one in own] if framework in corpus.imported else [frozenset(own)]


def _speaking(own: list[Evidence], *, top: float, covered: float) -> list[Evidence]:
    """Return what one voice says of the subject, out of its own evidence; nothing where it is silent.

    Args:
        own: its evidence, best first.
        top: the best score of any voice.
        covered: how much of the question the evidence that holds most of it holds.
    """
    spoken = max((item.coverage for item in own[:LOOKED_AT]), default=0.0)
    is_near = own and own[0].score >= SILENT_BELOW * top and spoken >= COVERED_SHARE * covered
    if is_near and any(item.subject >= SPOKEN_FROM for item in own[:LOOKED_AT]):
        return [item for item in own if item.subject >= SPOKEN_FROM]
    return [item for item in own if item.subject >= HELD_FROM]


def _lead(called: str, together: Sequence[Quotation]) -> str:
    is_summary = together[0].passage.wording == "summary"
    return wording.from_header(called) if is_summary else wording.says(called)


def _dates(
    query: AnalyzedQuery,
    voices: Sequence[_Voice],
    evidence: Sequence[Evidence],
    corpus: Corpus,
) -> Iterator[tuple[str, tuple[Quotation, ...]]]:
    """Yield what each text says with a year in it, and when it was published."""
    for voice in voices:
        found = [*_dated(query, voice, evidence, corpus), *_published(voice, corpus)]
        for together in by_speaker(found):
            yield _lead(voice.called, together), tuple(together)


def _dated(
    query: AnalyzedQuery, voice: _Voice, evidence: Sequence[Evidence], corpus: Corpus
) -> Iterator[Quotation]:
    """Yield the sentences of one text that hold a year, and the facts tied to them."""
    own = [e.passage for e in evidence if voice.has(e.passage)]
    every = [passage for passage in corpus.passages if voice.has(passage)]
    dated = _with_year(own) or _with_year(every)
    for passage, sentence in dated[:DATED_QUOTED]:
        yield quotation(passage, (sentence,))
        yield from facts_beside(query, (sentence,), passage.document_id, corpus)


def _with_year(passages: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """Return the sentences of sources' own words that hold a year."""
    own_words = (passage for passage in passages if passage.wording == "original")
    return [(p, s) for p in own_words for s in p.sentences if _YEAR.search(s)]


def _published(voice: _Voice, corpus: Corpus) -> list[Quotation]:
    """Return the header fact that says when a framework was published."""
    own = [p for p in corpus.passages if voice.has(p) and p.id.endswith("~published")]
    return [quotation(passage, passage.sentences) for passage in own]


def _frameworks(query: AnalyzedQuery, corpus: Corpus) -> tuple[FrameworkId, ...]:
    if query.question.framework is not None:
        return (query.question.framework,)
    return query.compared or corpus.frameworks


def _quoted(query: AnalyzedQuery, own: Sequence[Evidence], corpus: Corpus) -> Iterator[Quotation]:
    near = held_first([item for item in own if item.score >= NEAR_BEST * own[0].score])
    for item in near[:QUOTED_PER_FRAMEWORK]:
        yield from quotations(query, query.needs[item.needs[0]], item, corpus)
