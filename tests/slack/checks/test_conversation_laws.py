"""Laws of the conversation: whatever is pressed, on whichever card, with restarts and wrong clocks.

What is pressed are the buttons of real cards, and what is looked at is the real database; only
nothing is sent.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.domain.selfcheck import ItemId, Run
from bot.kloe import Kloe
from bot.selfcheck.book import Book
from bot.selfcheck_of import Books
from bot.settings import find_knowledge
from bot.slack.checks.cards import Cards
from bot.slack.checks.catch_up import CatchUp
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.handling import Typed
from bot.slack.checks.stopping import Stopping
from bot.slack.checks.switchboard import Switchboard
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.slack.web import SlackApi
from bot.store.engine import Database
from bot.store.runs import runs_of
from bot.store.schema import upgrade

USER = "U1"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
CHECK = "well-led"


class Button(NamedTuple):
    """A button on a card that was shown at some time."""

    verb: str
    action_id: str
    value: str
    is_latest_of: int
    """Number of the card; only the newest card's buttons may change anything."""


class SelfChecking(RuleBasedStateMachine):
    """One person with many devices, on which every card that was ever shown can still be pressed."""

    book: ClassVar[Book]
    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        for file in self.folder.glob("kloe.db*"):
            file.unlink()
        self.now = NOON
        self.buttons: list[Button] = []
        self.cards = 0
        self.shown_revision = -1
        self.expected: dict[ItemId, str] = {}
        self.open()

    def open(self) -> None:
        """Start the process."""
        self.database = Database(f"sqlite:///{self.folder / 'kloe.db'}")
        upgrade(self.database)
        outbox = Outbox(SlackApi("http://127.0.0.1:9/", "xoxb-none"))
        self.conversation = Conversation(self.database, outbox, lambda: self.book, kept_days=800)
        catch_up = CatchUp(
            self.database,
            outbox,
            lambda: self.book,
            clock=lambda: self.now,
            on_done=lambda _: None,
        )
        stopping = Stopping(self.database, outbox, catch_up)
        self.switchboard = Switchboard(
            [self.conversation.handlers(), stopping.handlers()],
            lambda: self.book,
            tell=lambda *_: None,
        )

    def teardown(self) -> None:
        """Answer what is open: every self-check comes to its end."""
        for _ in range(len(self.run_now().items) + 1 if self.runs() else 0):
            if self.run_now().stage in {"paused", "stopped"}:
                self.press_latest("resume")
            if self.run_now().stage != "asking":
                break
            self.press_latest("answer")
        assert not self.runs() or self.run_now().stage == "done"
        self.database.dispose()

    def runs(self) -> tuple[Run, ...]:
        """Return what is kept."""
        return runs_of(self.database, USER)

    def run_now(self) -> Run:
        """Return the one run."""
        (run,) = self.runs()
        return run

    def show(self) -> None:
        """Show the run as it is: a new card, the old ones being left on other devices.

        Where nothing has changed it is the same card, and a press on either is the same.
        """
        run = self.run_now()
        message = Cards(self.database, lambda: self.book).card(run)
        if run.revision == self.shown_revision:
            return
        self.shown_revision = run.revision
        self.cards += 1
        self.buttons.extend(buttons_of(message.blocks, self.cards))

    def press(self, button: Button) -> None:
        """Press a button; the acknowledgement comes after the database has it."""
        clicks = Clicks.model_validate({
            "type": "block_actions",
            "user": {"id": USER},
            "trigger_id": f"trigger {self.now} {len(self.buttons)}",
            "actions": [{"action_id": button.action_id, "value": button.value}],
            "channel": {"id": "D1"},
            "container": {"message_ts": "1.1", "channel_id": "D1"},
            "response_url": "http://127.0.0.1:9/",
        })  # fmt: skip
        assert self.switchboard.pressed(clicks, self.now) is not None

    def press_latest(self, verb: str) -> None:
        """Press the first button of a verb on the newest card."""
        self.go(next(b for b in self.buttons if b.verb == verb and self.is_newest(b)))

    def is_newest(self, button: Button) -> bool:
        """Tell whether a button is on the newest card."""
        return button.is_latest_of == self.cards

    @initialize()
    def begin(self) -> None:
        """Agree, in the card of consent."""
        asked = Typed(USER, "D1", CHECK, "key", self.now)
        consent = buttons_of(self.conversation.opened(asked).blocks, 0)
        self.press(next(button for button in consent if button.verb == "begin"))
        self.buttons.extend(consent)
        self.show()

    @rule(data=st.data())
    def press_any(self, data: st.DataObject) -> None:
        """Press any button of any card: the newest, one from last week, one twice."""
        known = [b for b in self.buttons if b.verb in MOVES]
        self.go(data.draw(st.sampled_from(known)))

    @rule(data=st.data())
    def press_newest(self, data: st.DataObject) -> None:
        """Press a button of the newest card, as mostly happens."""
        newest = [b for b in self.buttons if b.verb in MOVES and self.is_newest(b)]
        if newest:
            self.go(data.draw(st.sampled_from(newest)))

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """Choose a question to be answered again."""
        run = self.run_now()
        item = data.draw(st.sampled_from(run.items))
        self.go(Button("edit", "check:edit:0", f"{run.id}|{item}", self.cards))

    @rule()
    def stop(self) -> None:
        """Stop everything: what is done stays done, and what was stopped can be taken up again."""
        before = self.run_now()
        self.press(Button("stop_all", "check:stop_all:0", "", self.cards))
        after = self.run_now()
        assert not after.is_open
        assert (after.stage == "done") == before.is_settled
        self.show()

    @rule()
    def restart(self) -> None:
        """End the process and start it again."""
        self.database.dispose()
        self.open()

    @rule(days=st.integers(-400, 400))
    def set_clock(self, days: int) -> None:
        """Let the clock go wrong, or a week pass."""
        self.now = NOON + timedelta(days=days)

    def go(self, button: Button) -> None:
        """Press, look whether what had to be kept is, and show the card as it is then."""
        before = self.run_now()
        is_current = self.is_newest(button) and before.stage == "asking"
        self.press(button)
        after = self.run_now()
        if button.verb == "answer" and is_current:
            item, level = ItemId(button.value.split("|")[2]), button.value.split("|")[3]
            self.expected[item] = level
        if button.verb in {"answer", "skip"} and after != before:
            assert after.current not in {*after.levels, *after.skipped}
        if not self.is_newest(button) and button.verb in {"answer", "skip", "back"}:
            assert after == before, "an old card changed something"
        self.show()

    @invariant()
    def no_answer_is_lost(self) -> None:
        """What was answered is there, and nothing else."""
        if self.runs():
            assert dict(self.run_now().levels) == self.expected

    @invariant()
    def there_is_one_run(self) -> None:
        """However often it is begun."""
        assert len(self.runs()) <= 1


MOVES = frozenset({"answer", "skip", "back", "pause", "resume", "begin"})


def buttons_of(blocks: object, card: int) -> list[Button]:
    """Return all buttons of self-checks in blocks."""
    return [
        Button(str(one["action_id"]).split(":")[1], str(one["action_id"]), str(one["value"]), card)
        for one in _elements(blocks)
        if one.get("type") == "button" and "value" in one
    ]


def _elements(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _elements(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _elements(inner)


@pytest.fixture(scope="module")
def book(kloe: Kloe) -> Book:
    """The shipped self-checks."""
    return Books(find_knowledge(None), lambda: kloe)()


def test_whatever_is_pressed_no_answer_is_lost_and_the_self_check_ends(book: Book) -> None:
    """On any card, in any order, with restarts and clocks that go wrong."""
    folder = Path(tempfile.mkdtemp())

    class Machine(SelfChecking):
        pass

    Machine.book, Machine.folder = book, folder
    try:
        run_state_machine_as_test(
            Machine, settings=settings(max_examples=40, stateful_step_count=30, deadline=None)
        )
    finally:
        shutil.rmtree(folder)
