"""The page to read first: how an answer is made, in five stages.

1. analyze   a question becomes terms, needs and the frameworks that it names
2. search    terms become candidates: passages with BM25 scores
3. select    candidates become evidence: whole lists together, each need served
4. decide    answer, or say that the frameworks do not say, or ask what is meant
5. answer    evidence becomes a reply: the documents' own words, quoted and cited
"""

import time
from collections.abc import Callable
from typing import TypeVar

from bot.answering.abstain import decide
from bot.answering.answerer import reply_to
from bot.domain.bearing import Bearing
from bot.domain.knowledge import Corpus
from bot.domain.query import Question
from bot.domain.trace import StageTimes, Trace
from bot.retrieval.analyze import analyze
from bot.retrieval.bearing import bearings_of
from bot.retrieval.fields import Fields
from bot.retrieval.glossary import Glossary
from bot.retrieval.search import search
from bot.retrieval.select import select

Made = TypeVar("Made")


class Kloe:
    """Answers from one corpus; safe to share between threads, since nothing in it changes."""

    def __init__(self, corpus: Corpus, glossary: Glossary, fields: Fields) -> None:
        self.corpus = corpus
        self.glossary = glossary
        self._fields = fields

    def ask(self, question: Question) -> Trace:
        """Return how the question was answered, the reply in it; never raises for any text."""
        clock = _StageClock()
        query = clock.time("analyze", lambda: analyze(question, self.glossary))
        rankings = clock.time("search", lambda: search(query, self._fields))
        evidence = clock.time("select", lambda: select(query, rankings, self.corpus))
        decision = clock.time("decide", lambda: decide(query, rankings, evidence))
        reply = clock.time("answer", lambda: reply_to(query, evidence, decision, self.corpus))
        return Trace(
            query=query,
            rankings=rankings,
            evidence=evidence,
            decision=decision,
            reply=reply,
            elapsed_ms=StageTimes(**clock.milliseconds),
            fingerprint=self.corpus.fingerprint,
        )

    def knows(self, stem: str) -> bool:
        """Tell whether the documents, or how people ask for them, hold a word of this stem."""
        return bool(self._fields.asked.idf(stem) or self._fields.text.idf(stem))

    def bearing(self, text: str) -> tuple[Bearing, ...]:
        """Return the prompts of the well-led framework that a message bears on; never raises."""
        query = analyze(Question(text=text), self.glossary)
        return bearings_of(query, search(query, self._fields), self._fields)


class _StageClock:
    """Times the stages of one question."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Made]) -> Made:
        """Return what `work` returns, its milliseconds kept under the stage's name."""
        start = time.perf_counter()
        made = work()
        self.milliseconds[stage] = (time.perf_counter() - start) * 1e3
        return made
