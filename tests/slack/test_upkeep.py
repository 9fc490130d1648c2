"""What looks after the database goes on, whatever goes wrong in one look."""

import threading
from datetime import UTC, datetime

from bot.slack.parts import Choices
from bot.slack.upkeep import Upkeep
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.schema import upgrade

PATIENCE_SECONDS = 10.0
CHOICES = Choices(keep_questions=False, retention_days=90, selfcheck_days=800)


def test_a_fault_of_the_program_ends_one_look_alone() -> None:
    """Nobody would be reminded any more, and nothing erased in time, without anybody being told."""
    database = Database("sqlite://")
    upgrade(database)
    ledger = Ledger(database, owner="one", clock=lambda: datetime.now(UTC))
    upkeep = Upkeep(ledger, database, choices=CHOICES, clock=lambda: datetime.now(UTC))
    came_again = threading.Event()
    looks: list[int] = []

    def turn() -> None:
        looks.append(1)
        if len(looks) > 1:
            came_again.set()
        raise ZeroDivisionError

    upkeep.start(lambda _: None, is_alone=True, turn=turn)

    assert came_again.wait(PATIENCE_SECONDS)
    upkeep.end()
    database.dispose()
