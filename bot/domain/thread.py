"""What is remembered of a thread: no text, only what a follow-up needs."""

from bot.domain.answer import Answer, Clarify
from bot.domain.query import ThreadMemory
from bot.domain.trace import Trace

MAX_STEMS = 16
"""Stems kept at most, the latest first."""


def remember(trace: Trace) -> ThreadMemory:
    """Return what the next question of the thread may lean on.

    After a follow-up the subject of the questions before it is kept too. A question that was not
    searched for leaves the memory as it was.
    """
    earlier = trace.query.question.earlier
    if trace.query.hazard is not None:
        return earlier or ThreadMemory()
    typed = [term.stem for need in trace.query.needs for term in need.terms if _is_own(term.origin)]
    before = earlier.stems if earlier and trace.query.is_follow_up else ()
    citations = trace.reply.citations if isinstance(trace.reply, Answer) else ()
    readings = trace.reply.readings if isinstance(trace.reply, Clarify) else ()
    ids = [citation.passage_id for citation in citations] or [r.passage_id for r in readings]
    return ThreadMemory(
        stems=tuple(dict.fromkeys((*typed, *before)))[:MAX_STEMS],
        frameworks=tuple(dict.fromkeys(citation.framework for citation in citations)),
        passage_ids=tuple(dict.fromkeys(ids)),
        readings=tuple(reading.question for reading in readings),
    )


def _is_own(origin: str) -> bool:
    return origin in {"typed", "spelling"}
