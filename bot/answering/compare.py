"""A part for each framework, and which of them is silent."""

import re
from collections.abc import Iterator, Sequence

from bot import wording
from bot.answering.citations import Quotation, by_speaker, quotation
from bot.answering.extractive import facts_beside, quotations, stems_in
from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Corpus, Passage
from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence

SILENT_BELOW = 0.35
"""Share of the best framework's score below which another is silent on the subject."""
COVERED_SHARE = 0.7
"""Share of the best passage's coverage of the question below which a framework is silent."""
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
    """Yield a lead sentence and quotations for each framework that is compared.

    Frameworks come in the documents' order: those that the question names where it names two or
    more, else all. One whose best passages score far below the others', or hold much less of what
    is asked than the best of any framework, is said to be silent; but never where one of them holds
    every word of the subject. Of an imported one that is not named no more is said than what it
    holds: nobody asks what each of a trust's own papers leaves out.
    """
    frameworks = _frameworks(query, corpus)
    if query.wants == "date":
        yield from _dates(query, frameworks, evidence, corpus)
        return
    scores = [item.score for item in evidence if item.passage.framework in frameworks]
    top = max(scores, default=0.0)
    covered = max((item.coverage for item in evidence), default=0.0)
    for framework in frameworks:
        own = [item for item in evidence if item.passage.framework == framework]
        called = next(d.header.called for d in corpus.documents if d.header.framework == framework)
        spoken = max((item.coverage for item in own[:LOOKED_AT]), default=0.0)
        if not own or own[0].score < SILENT_BELOW * top or spoken < COVERED_SHARE * covered:
            own = [item for item in own if _holds_all(query, item)]
        if not own and framework in corpus.imported.difference(query.compared):
            continue
        if not own:
            yield wording.silent(called), ()
            continue
        for together in by_speaker(_quoted(query, own, corpus)):
            yield _lead(called, together), tuple(together)


def _holds_all(query: AnalyzedQuery, item: Evidence) -> bool:
    """Tell whether a passage's own words hold every word of the subject that was typed."""
    terms = query.needs[item.needs[0]].terms
    typed = {t.stem for t in terms if t.origin in {"typed", "spelling"} and t.stem.isalnum()}
    return bool(typed) and typed <= stems_in(item.passage.text)


def _lead(called: str, together: Sequence[Quotation]) -> str:
    is_summary = together[0].passage.wording == "summary"
    return wording.from_header(called) if is_summary else wording.says(called)


def _dates(
    query: AnalyzedQuery,
    frameworks: Sequence[FrameworkId],
    evidence: Sequence[Evidence],
    corpus: Corpus,
) -> Iterator[tuple[str, tuple[Quotation, ...]]]:
    """Yield what each framework's text says with a year in it, and when it was published."""
    for framework in frameworks:
        called = next(d.header.called for d in corpus.documents if d.header.framework == framework)
        found = [*_dated(query, framework, evidence, corpus), *_published(framework, corpus)]
        for together in by_speaker(found):
            yield _lead(called, together), tuple(together)


def _dated(
    query: AnalyzedQuery, framework: FrameworkId, evidence: Sequence[Evidence], corpus: Corpus
) -> Iterator[Quotation]:
    """Yield the sentences of one framework's text that hold a year, and the facts tied to them."""
    own = [e.passage for e in evidence if e.passage.framework == framework]
    every = [passage for passage in corpus.passages if passage.framework == framework]
    dated = _with_year(own) or _with_year(every)
    for passage, sentence in dated[:DATED_QUOTED]:
        yield quotation(passage, (sentence,))
        yield from facts_beside(query, (sentence,), passage.document_id, corpus)


def _with_year(passages: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """Return the sentences of sources' own words that hold a year."""
    own_words = (passage for passage in passages if passage.wording == "original")
    return [(p, s) for p in own_words for s in p.sentences if _YEAR.search(s)]


def _published(framework: FrameworkId, corpus: Corpus) -> list[Quotation]:
    """Return the header fact that says when a framework was published."""
    own = [p for p in corpus.passages if p.framework == framework and p.id.endswith("~published")]
    return [quotation(passage, passage.sentences) for passage in own]


def _frameworks(query: AnalyzedQuery, corpus: Corpus) -> tuple[FrameworkId, ...]:
    if query.question.framework is not None:
        return (query.question.framework,)
    return query.compared or corpus.frameworks


def _quoted(query: AnalyzedQuery, own: Sequence[Evidence], corpus: Corpus) -> Iterator[Quotation]:
    near = [item for item in own if item.score >= NEAR_BEST * own[0].score]
    for item in near[:QUOTED_PER_FRAMEWORK]:
        yield from quotations(query, query.needs[item.needs[0]], item, corpus)
