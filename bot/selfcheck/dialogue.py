"""What each click does to a run: a pure state machine.

A run is a value, and so is a move; `step` gives the next run and what became of the move. A move
that was made on a card which is no longer the latest changes nothing, and the person is told; so
that a click may come twice, late, or after a restart. Going on never leads to a question that is
answered or was skipped; there are only so many, so that every run comes to its end. A run of which
every question is answered or skipped is done, also where it was opened again to change an answer and
is then left or stopped. One that was stopped before is taken up again by the person alone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple, assert_never

from bot.domain.selfcheck import ItemId, Level, Response, Run, RunId, SelfCheck, Stage


class Answer(NamedTuple):
    """A level was chosen."""

    revision: int
    item: ItemId
    level: Level


class Skip(NamedTuple):
    """The question is passed over; an answer that it has stays."""

    revision: int


class Back(NamedTuple):
    """The question before is to be shown again."""

    revision: int


class Pause(NamedTuple):
    """The person comes back later."""

    revision: int


class Resume(NamedTuple):
    """The person is back."""


class Edit(NamedTuple):
    """One answer is to be given again."""

    item: ItemId


class Stop(NamedTuple):
    """Nothing more is to be asked."""


_OnCard = Answer | Skip | Back | Pause
Move = Answer | Skip | Back | Pause | Resume | Edit | Stop

Became = Literal["done", "repeated", "stale", "ended"]
"""Of a move: it was made; it says what holds already; the card was not the latest; the run ended."""


class Stepped(NamedTuple):
    """A run after a move."""

    run: Run
    became: Became


def start(
    run_id: RunId, user: str, check: SelfCheck, at: datetime, *, team: str | None = None
) -> Run:
    """Return a run with its first question open.

    Args:
        run_id: names it.
        user: the person.
        check: what is asked.
        at: the time now.
        team: the team's self-check of which it is a part.
    """
    items = tuple(item.id for item in check.items)
    return Run(
        id=run_id,
        user=user,
        check=check.id,
        items=items,
        current=items[0],
        team=team,
        started_at=at,
        changed_at=at,
    )


def step(run: Run, move: Move, at: datetime) -> Stepped:
    """Return a run after a move, and what became of the move.

    Args:
        run: as it is kept.
        move: what the person did.
        at: the time now; it is only noted, so that a clock that goes wrong loses nothing.
    """
    match move:
        case Stop():
            return _stop(run, at)
        case Edit():
            return _edit(run, move.item, at)
        case Resume():
            return _resume(run, at)
        case Answer() | Skip() | Back() | Pause():
            return _on_card(run, move, at)
        case _:
            assert_never(move)


def _on_card(run: Run, move: _OnCard, at: datetime) -> Stepped:
    """Make a move that was made on the card of a question, where that card is the latest."""
    if _holds_already(run, move):
        return Stepped(run, "repeated")
    if run.stage != "asking" or move.revision != run.revision:
        return Stepped(run, "stale" if run.is_open else "ended")
    match move:
        case Answer():
            return _answer(run, move, at)
        case Skip():
            return _skip(run, at)
        case Back():
            return _back(run, at)
        case Pause():
            return Stepped(_left(run, at, stage="paused"), "done")
        case _:
            assert_never(move)


def _holds_already(run: Run, move: _OnCard) -> bool:
    """Tell whether a move from an older card says what holds: a second click, or a second device."""
    if isinstance(move, Pause):
        return run.stage == "paused"
    is_latest = move.revision == run.revision
    return isinstance(move, Answer) and not is_latest and run.levels.get(move.item) == move.level


def _answer(run: Run, move: Answer, at: datetime) -> Stepped:
    if move.item != run.current:
        return Stepped(run, "stale")
    given = {response.item: response for response in run.responses}
    given[move.item] = Response(item=move.item, level=move.level, at=at)
    responses = tuple(given[item] for item in run.items if item in given)
    skipped = tuple(item for item in run.skipped if item != move.item)
    return Stepped(_gone_on(run, at, responses=responses, skipped=skipped), "done")


def _skip(run: Run, at: datetime) -> Stepped:
    skipped = run.skipped
    if run.current is not None and run.current not in {*run.levels, *skipped}:
        skipped = (*skipped, run.current)
    return Stepped(_gone_on(run, at, responses=run.responses, skipped=skipped), "done")


def _back(run: Run, at: datetime) -> Stepped:
    """Open the question before; the first has none, and stays."""
    place = run.items.index(run.current) if run.current else 0
    if place == 0:
        return Stepped(run, "repeated")
    return Stepped(_changed(run, at, current=run.items[place - 1]), "done")


def _resume(run: Run, at: datetime) -> Stepped:
    """Go on with the question that is open, or, after a stop, with the first that is not settled."""
    if run.stage == "paused":
        return Stepped(_changed(run, at, stage="asking"), "done")
    if run.stage == "stopped":
        return Stepped(_gone_on(run, at, responses=run.responses, skipped=run.skipped), "done")
    return Stepped(run, "repeated" if run.stage == "asking" else "ended")


def _edit(run: Run, item: ItemId, at: datetime) -> Stepped:
    """Open one question again, also of a run that is done; not of one that was stopped."""
    if run.stage == "stopped" or item not in run.items:
        return Stepped(run, "ended" if run.stage == "stopped" else "stale")
    if run.stage == "asking" and run.current == item:
        return Stepped(run, "repeated")
    return Stepped(_changed(run, at, stage="asking", current=item, done_at=None), "done")


def _stop(run: Run, at: datetime) -> Stepped:
    """End a run; one that is done stays done, also while one of its answers is being changed."""
    if not run.is_open:
        return Stepped(run, "ended")
    return Stepped(_left(run, at, stage="stopped", current=None), "done")


def _left(run: Run, at: datetime, **fields: object) -> Run:
    """Return the run with other fields, or, where nothing is left to ask, done."""
    if run.is_settled:
        return _changed(run, at, stage="done", current=None, done_at=at)
    return _changed(run, at, **fields)


def _gone_on(
    run: Run, at: datetime, *, responses: Sequence[Response], skipped: Sequence[ItemId]
) -> Run:
    """Return the run with its next open question, the nearest after this one first."""
    settled = {*(response.item for response in responses), *skipped}
    place = run.items.index(run.current) if run.current else 0
    order = (*run.items[place:], *run.items[:place])
    following = next((item for item in order if item not in settled), None)
    stage: Stage = "asking" if following else "done"
    return _changed(
        run,
        at,
        stage=stage,
        current=following,
        responses=tuple(responses),
        skipped=tuple(skipped),
        done_at=None if following else at,
    )


def _changed(run: Run, at: datetime, **fields: object) -> Run:
    """Return the run with other fields, checked anew, one revision on."""
    kept = {name: getattr(run, name) for name in Run.model_fields}
    more = {**fields, "revision": run.revision + 1, "changed_at": at}
    return Run.model_validate({**kept, **more})
