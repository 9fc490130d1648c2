"""What is remembered of a thread: no text, only what a follow-up needs."""

from bot.domain.answer import Answer, Clarify, NoAnswer
from bot.domain.query import ThreadMemory
from bot.domain.trace import Trace

MAX_STEMS = 16
"""Stems kept at most, the latest first."""
MAX_THINGS = 4
"""Names kept at most of what was asked about."""


def remember(trace: Trace) -> ThreadMemory:
    """Return what the next question of the thread may lean on.

    After a follow-up the subject of the questions before it is kept too. A question that was not
    searched for leaves the memory as it was; so does one by a pronoun that was not answered, but for its stems.
    """
    earlier = trace.query.question.earlier or ThreadMemory()
    if trace.query.hazard is not None:
        return earlier
    typed = [term.stem for need in trace.query.needs for term in need.terms if _is_own(term.origin)]
    refers = any(need.meant for need in trace.query.needs)
    before = earlier.stems if trace.query.is_follow_up else ()
    stems = tuple(dict.fromkeys((*typed, *before)))[:MAX_STEMS]
    subject = earlier.subject if refers else tuple(dict.fromkeys(typed))
    if isinstance(trace.reply, NoAnswer) and trace.query.is_follow_up:
        kept = {
            "stems": stems,
            "subject": subject,
            "readings": (),
            "things": _things(trace, earlier),
        }
        return earlier.model_copy(update=kept)
    citations = trace.reply.citations if isinstance(trace.reply, Answer) else ()
    readings = trace.reply.readings if isinstance(trace.reply, Clarify) else ()
    if trace.query.chooses:
        return earlier
    ids = [citation.passage_id for citation in citations] or [r.passage_id for r in readings]
    return ThreadMemory(
        stems=stems,
        subject=subject,
        frameworks=tuple(dict.fromkeys(citation.framework for citation in citations)),
        codes=earlier.codes if readings else _codes(trace),
        passage_ids=tuple(dict.fromkeys(ids)),
        readings=tuple(reading.question for reading in readings),
        things=_things(trace, earlier),
        compared=len(trace.query.sides),
    )


def _things(trace: Trace, earlier: ThreadMemory) -> tuple[str, ...]:
    """Return the names of what was asked about, official codes among them, the latest last."""
    asked = tuple(dict.fromkeys((*trace.query.things, *trace.query.identifiers)))
    before = tuple(one for one in earlier.things if one not in asked)
    return (*before, *asked)[-MAX_THINGS:]


def _codes(trace: Trace) -> tuple[str, ...]:
    """Return the codes that were asked about, else the one under which the reply placed something."""
    if trace.query.identifiers or not isinstance(trace.reply, Answer) or not trace.query.places:
        return trace.query.identifiers
    cited = dict.fromkeys(c.reference for c in trace.reply.citations if c.reference)
    return tuple(cited) if len(cited) == 1 else ()


def _is_own(origin: str) -> bool:
    return origin in {"typed", "spelling"}
