"""What was sent: every payload to Kloe and every call of Kloe's, by time, for who assesses it."""

import itertools
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, TypeVar

from bot.playground.deliveries import Delivery
from bot.playground.server import StandIn
from bot.playground.web_api import Call
from bot.playground.wire import Payload, number_of

MOST_STEPS = 150
"""Steps that are listed at most: the latest ones."""
_Step = TypeVar("_Step", Delivery, Call)
Way = Literal["in", "out"]


class Step(NamedTuple):
    """Something that went to Kloe, or that Kloe asked for."""

    key: str
    """Tells it from every other; its address has it, too."""
    way: Way
    """`in` for what Slack sends to Kloe, `out` for what Kloe asks of Slack."""
    at: datetime
    what: str
    outcome: str
    is_well: bool


def steps_of(stand_in: StandIn) -> tuple[Step, ...]:
    """Return the latest steps, the newest first."""
    received = _numbered(stand_in.deliveries)
    called = _numbered(stand_in.calls)
    steps = [
        *(_delivery(stand_in, number, each) for number, each in received),
        *(_call(number, each) for number, each in called),
    ]
    return tuple(sorted(steps, key=lambda step: step.at, reverse=True)[:MOST_STEPS])


def payload_of(stand_in: StandIn, key: str) -> str | None:
    """Return a step in full, as JSON for people; None where there is no such step."""
    way, _, written = key.partition("-")
    number = number_of(written)
    if way not in {"in", "out"} or number is None:
        return None
    every: Sequence[Delivery | Call] = stand_in.deliveries if way == "in" else stand_in.calls
    if number >= len(every):
        return None
    return json.dumps(_whole(every[number]), indent=2, ensure_ascii=True, default=str)


def _numbered(steps: Sequence[_Step]) -> Iterator[tuple[int, _Step]]:
    every = tuple(enumerate(tuple(steps)))
    return itertools.islice(every, max(0, len(every) - MOST_STEPS), None)


def _delivery(stand_in: StandIn, number: int, delivery: Delivery) -> Step:
    milliseconds = round(sum(attempt.seconds for attempt in delivery.attempts) * 1_000)
    tries = len(delivery.attempts)
    again = f", {tries} tries" if tries > 1 else ""
    word = "acknowledged" if delivery.acknowledged else "not acknowledged"
    return Step(
        f"in-{number}",
        "in",
        delivery.at or stand_in.workspace.clock(),
        _named(delivery),
        f"{word} after {milliseconds} ms{again}",
        is_well=delivery.acknowledged,
    )


def _named(delivery: Delivery) -> str:
    """Return what was delivered, by Slack's words for it."""
    payload = delivery.payload
    match delivery.kind:
        case "event":
            return f"event {payload['event']['type']}"
        case "command":
            return f"command {payload['command']}"
        case _:
            return str(payload["type"])


def _call(number: int, call: Call) -> Step:
    outcome = "ok" if call.ok else f"refused: {call.error}"
    return Step(f"out-{number}", "out", call.at, call.method, outcome, is_well=call.ok)


def _whole(step: Delivery | Call) -> Payload:
    if isinstance(step, Call):
        return {"call": step.method, "arguments": step.arguments, "error": step.error}
    attempts = [
        {"status": a.status, "milliseconds": round(a.seconds * 1_000, 1), "failure": a.failure}
        for a in step.attempts
    ]
    return {"payload": step.payload, "attempts": attempts, "acknowledged with": step.response}
