"""Ask every judged question and measure the replies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.answering.answerer import citations_of
from bot.domain.answer import Answer
from bot.domain.query import Question, ThreadMemory
from bot.domain.thread import remember
from bot.domain.trace import Trace
from bot.evaluation.measures import (
    HIT_RANK,
    Estimate,
    any_at_1,
    estimate,
    first_ranks,
    hit_at,
    reciprocal_rank,
)
from bot.evaluation.questions import JudgedQuestion

Measure = Callable[["Outcome"], float]


class Outcome(NamedTuple):
    """What became of one judged question."""

    question: JudgedQuestion
    ranks: list[int | None]
    """Per need, the rank of the first evidence that meets it."""
    answered: bool
    handled: bool
    """Answered with the evidence in view, or rightly not answered."""


class Report(NamedTuple):
    """The measures over one question file."""

    any_at_1: Estimate | None
    hit_at_3: Estimate | None
    mrr_at_10: Estimate | None
    kept: Estimate | None
    """Share of the answerable questions that are answered."""
    refused: Estimate | None
    """Share of the others that are not."""
    handled: Estimate | None
    """Share of all that are handled rightly."""
    kinds: Mapping[str, Mapping[str, Estimate]]
    """Per kind of question: `any@1`, `hit@3`, `MRR@10`, `handled`."""
    missed: tuple[str, ...]
    """Ids of the questions that are not handled rightly."""


def evaluate(ask: Callable[[Question], Trace], questions: Iterable[JudgedQuestion]) -> Report:
    """Return the measures of `ask` on judged questions.

    Evidence counts where its text holds one of the question's strings. A question with evidence is
    handled rightly where it is answered and, for every need, a citation or one of the first three
    passages holds it; one without, where it is not answered. A follow-up is asked after the messages
    before it in its thread, which are not judged.
    """
    outcomes = [_outcome(_asked_last(ask, q), q) for q in questions]
    held = [o for o in outcomes if o.question.needs]
    rest = [o for o in outcomes if not o.question.needs]
    return Report(
        any_at_1=_mean(held, _any_at_1),
        hit_at_3=_mean(held, _hit_at_3),
        mrr_at_10=_mean(held, _reciprocal_rank),
        kept=_mean(held, lambda o: float(o.answered)),
        refused=_mean(rest, lambda o: float(not o.answered)),
        handled=_mean(outcomes, lambda o: float(o.handled)),
        kinds=_by_kind(outcomes),
        missed=tuple(o.question.id for o in outcomes if not o.handled),
    )


def _asked_last(ask: Callable[[Question], Trace], question: JudgedQuestion) -> Trace:
    memory: ThreadMemory | None = None
    for text in question.after:
        memory = remember(ask(Question(text=text, earlier=memory)))
    return ask(Question(text=question.question, earlier=memory))


def _outcome(trace: Trace, question: JudgedQuestion) -> Outcome:
    texts = [item.passage.text for item in trace.evidence]
    ranks = first_ranks(texts, question.needs)
    answered = isinstance(trace.reply, Answer)
    if not question.needs:
        return Outcome(question, ranks, answered, not answered)
    shown = [*(c.quote for c in citations_of(trace.reply)), *texts[:HIT_RANK]]
    in_view = all(rank is not None for rank in first_ranks(shown, question.needs))
    return Outcome(question, ranks, answered, answered and in_view)


def _any_at_1(outcome: Outcome) -> float:
    return any_at_1(outcome.ranks)


def _hit_at_3(outcome: Outcome) -> float:
    return hit_at(outcome.ranks, HIT_RANK)


def _reciprocal_rank(outcome: Outcome) -> float:
    return reciprocal_rank(outcome.ranks)


def _mean(outcomes: Sequence[Outcome], measure: Measure) -> Estimate | None:
    return estimate([measure(outcome) for outcome in outcomes])


def _by_kind(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Estimate]]:
    measures: dict[str, Measure] = {
        "any@1": _any_at_1,
        "hit@3": _hit_at_3,
        "MRR@10": _reciprocal_rank,
    }
    table: dict[str, dict[str, Estimate]] = {}
    for kind in dict.fromkeys(o.question.kind for o in outcomes):
        own = [o for o in outcomes if o.question.kind == kind]
        held = [o for o in own if o.question.needs]
        row = {name: _mean(held, measure) for name, measure in measures.items()}
        row["handled"] = _mean(own, lambda o: float(o.handled))
        table[kind] = {name: found for name, found in row.items() if found is not None}
    return table
