"""A part for each framework, and which of them is silent."""

from collections.abc import Iterator, Sequence

from bot import wording
from bot.answering.citations import Quotation, by_speaker
from bot.answering.extractive import quotations
from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Corpus
from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence

SILENT_BELOW = 0.35
"""Share of the best framework's score below which another is silent on the subject."""
COMPARED_AT_LEAST = 2
"""Frameworks that a question names when it means these and no others to be compared."""
QUOTED_PER_FRAMEWORK = 2
"""Passages quoted from each framework at most."""
NEAR_BEST = 0.85
"""Share of a framework's best score from which its second passage is quoted too."""


def compared(
    query: AnalyzedQuery, evidence: Sequence[Evidence], corpus: Corpus
) -> Iterator[tuple[str, tuple[Quotation, ...]]]:
    """Yield a lead sentence and quotations for each framework that is compared.

    Frameworks come in the documents' order: those that the question names where it names two or
    more, else all. One whose best passage scores far below the others' is said to be silent.
    """
    top = max((item.score for item in evidence), default=0.0)
    for framework in _frameworks(query, corpus):
        own = [item for item in evidence if item.passage.framework == framework]
        called = next(d.header.called for d in corpus.documents if d.header.framework == framework)
        if not own or own[0].score < SILENT_BELOW * top:
            yield wording.silent(called), ()
            continue
        for together in by_speaker(_quoted(query, own, corpus)):
            source = together[0].passage.source
            lead = wording.from_header(called, source) if source else wording.says(called)
            yield lead, tuple(together)


def _frameworks(query: AnalyzedQuery, corpus: Corpus) -> tuple[FrameworkId, ...]:
    everyone = tuple(dict.fromkeys(d.header.framework for d in corpus.documents))
    return query.frameworks if len(query.frameworks) >= COMPARED_AT_LEAST else everyone


def _quoted(query: AnalyzedQuery, own: Sequence[Evidence], corpus: Corpus) -> Iterator[Quotation]:
    near = [item for item in own if item.score >= NEAR_BEST * own[0].score]
    for item in near[:QUOTED_PER_FRAMEWORK]:
        yield from quotations(query, query.needs[item.needs[0]], item, corpus)
