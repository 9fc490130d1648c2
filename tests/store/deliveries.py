"""What arrives and what is answered, in short."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.ids import FrameworkId, PassageId
from bot.domain.query import ThreadMemory
from bot.domain.request import Answered, AnswerId, Feedback, Gap, Request

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
MEMORY = ThreadMemory(stems=("review", "plan"), frameworks=(FrameworkId("ward"),))
GAP = Gap(question_hash="a" * 64, terms=("lantern",), reason="not_covered")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the time that was set."""
        return self.now

    def advance(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


def asked(number: int = 1, **changes: Any) -> Request:
    """Return a question that a ward manager asked."""
    fields = {
        "way": "mention",
        "event_key": f"Ev{number}",
        "message_key": f"C1:{number}.0",
        "answer_id": f"answer-{number}",
        "channel": "C1",
        "thread_ts": f"{number}.0",
        "message_ts": f"{number}.0",
        "user": "U1",
        "text": "how often is the rota reviewed?",
        "response_url": "https://hooks.example.org/1",
        "received_at": NOW + timedelta(seconds=number),
    }
    return Request.model_validate({**fields, **changes})


def replied(number: int = 1, **changes: Any) -> Answered:
    """Return what is kept of the answer to the question of the same number."""
    fields = {
        "answer_id": f"answer-{number}",
        "outcome": "answered",
        "channel": "C1",
        "thread_ts": f"{number}.0",
        "message_key": f"C1:{number}.0",
        "reply_ts": f"{number}.5",
        "question_hash": "b" * 64,
        "passage_ids": (PassageId("ward.md#rota~1"),),
        "frameworks": (FrameworkId("ward"),),
        "fingerprint": "f" * 64,
        "memory": MEMORY,
        "answered_at": NOW + timedelta(seconds=number),
    }
    return Answered.model_validate({**fields, **changes})


def given(number: int = 1, user: str = "U2", **changes: Any) -> Feedback:
    """Return what a reader made of the answer of that number."""
    fields = {"answer_id": AnswerId(f"answer-{number}"), "user": user, "verdict": "helpful"}
    return Feedback.model_validate({**fields, "given_at": NOW, **changes})


@contextmanager
def held(path: Path | None) -> Iterator[None]:
    """Let another process write on a SQLite file for so long that nobody else can."""
    with closing(sqlite3.connect(path or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
