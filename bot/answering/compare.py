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
COVERED_SHARE = 0.7
"""Share of the best passage's coverage of the question below which a framework is silent."""
LOOKED_AT = 3
"""Best passages of a framework that may show that it speaks of the subject."""
QUOTED_PER_FRAMEWORK = 2
"""Passages quoted from each framework at most."""
NEAR_BEST = 0.85
"""Share of a framework's best score from which its second passage is quoted too."""


def compared(
    query: AnalyzedQuery, evidence: Sequence[Evidence], corpus: Corpus
) -> Iterator[tuple[str, tuple[Quotation, ...]]]:
    """Yield a lead sentence and quotations for each framework that is compared.

    Frameworks come in the documents' order: those that the question names where it names two or
    more, else all. One whose best passages score far below the others', or hold much less of what
    is asked than the best of any framework, is said to be silent.
    """
    frameworks = _frameworks(query, corpus)
    scores = [item.score for item in evidence if item.passage.framework in frameworks]
    top = max(scores, default=0.0)
    covered = max((item.coverage for item in evidence), default=0.0)
    for framework in frameworks:
        own = [item for item in evidence if item.passage.framework == framework]
        called = next(d.header.called for d in corpus.documents if d.header.framework == framework)
        spoken = max((item.coverage for item in own[:LOOKED_AT]), default=0.0)
        if not own or own[0].score < SILENT_BELOW * top or spoken < COVERED_SHARE * covered:
            yield wording.silent(called), ()
            continue
        for together in by_speaker(_quoted(query, own, corpus)):
            source = together[0].passage.source
            lead = wording.from_header(called, source) if source else wording.says(called)
            yield lead, tuple(together)


def _frameworks(query: AnalyzedQuery, corpus: Corpus) -> tuple[FrameworkId, ...]:
    if query.question.framework is not None:
        return (query.question.framework,)
    everyone = tuple(dict.fromkeys(d.header.framework for d in corpus.documents))
    return query.compared or everyone


def _quoted(query: AnalyzedQuery, own: Sequence[Evidence], corpus: Corpus) -> Iterator[Quotation]:
    near = [item for item in own if item.score >= NEAR_BEST * own[0].score]
    for item in near[:QUOTED_PER_FRAMEWORK]:
        yield from quotations(query, query.needs[item.needs[0]], item, corpus)
