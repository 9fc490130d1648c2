"""Threads: what a follow-up may lean on."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.ids import PassageId
from bot.store import answers, threads
from bot.store.engine import Database

from .deliveries import MEMORY, NOW, replied


def test_a_thread_is_remembered_as_it_was(db: Database) -> None:
    """Neither another thread of the channel nor one of that time elsewhere is taken for it."""
    full = MEMORY.model_copy(
        update={"passage_ids": (PassageId("ward.md#rota~1"),), "readings": ("the r\u00f4ta?", "")}
    )
    answers.record(db, None, replied(1, memory=full))

    assert threads.recall(db, "C1", "1.0") == full
    assert threads.recall(db, "C1", "2.0") is None
    assert threads.recall(db, "C2", "1.0") is None


@pytest.mark.parametrize(
    ("change", "stems"),
    [
        ({"answered_at": NOW + timedelta(seconds=2)}, ("rota",)),
        ({"answered_at": NOW + timedelta(seconds=1)}, ("rota",)),
        ({"answered_at": NOW}, MEMORY.stems),
        ({"answered_at": NOW + timedelta(seconds=2), "memory": None}, MEMORY.stems),
        ({"answered_at": NOW + timedelta(seconds=2), "thread_ts": None}, MEMORY.stems),
    ],
    ids=["newer", "of the same moment", "older", "nothing to remember", "no thread"],
)
def test_a_thread_remembers_the_newest_that_there_is_to_remember(
    db: Database, change: dict[str, Any], stems: tuple[str, ...]
) -> None:
    """The next question leans on the last one, whichever was written last."""
    other = MEMORY.model_copy(update={"stems": ("rota",)})
    answers.record(db, None, replied(1))
    answers.record(db, None, replied(2, **{"thread_ts": "1.0", "memory": other, **change}))

    found = threads.recall(db, "C1", "1.0")

    assert found is not None
    assert found.stems == stems
