"""Killed after any press that was acknowledged and started again, Kloe has the answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from bot.domain.selfcheck import Run
from bot.playground.faults import Hang
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.store.engine import Database
from bot.store.runs import runs_of
from slack.processes import PATIENCE_SECONDS, Process
from slack.running import shown

USER = "U0WARD"
BEFORE = 3
"""Answers that are given before the one after which the process is killed."""


@pytest.fixture
def process(slack: StandIn, tmp_path: Path) -> Iterator[Process]:
    """Kloe as a process; it is gone at the end."""
    process = Process(slack, tmp_path, "http")
    process.start()
    yield process
    process.stop()


def kept(folder: Path) -> Run:
    """Return the person's one run, as it is kept."""
    database = Database(f"sqlite:///{folder / 'kloe.db'}")
    (run,) = runs_of(database, USER)
    database.dispose()
    return run


def card_with(slack: StandIn, text: str) -> Message:
    """Return the latest card, once it shows a text."""
    channel = slack.workspace.im_of(USER)

    def latest() -> Message | None:
        cards = [post for post in slack.workspace.posts_by_kloe() if post.channel == channel]
        return next((card for card in reversed(cards) if text in shown(card.blocks)), None)

    assert slack.wait_until(lambda: latest() is not None, PATIENCE_SECONDS), text
    found = latest()
    assert found
    return found


@pytest.mark.parametrize("after", ["begin", "answer", "skip", "back"])
def test_what_was_pressed_before_the_kill_is_there_and_the_card_catches_up(
    process: Process, slack: StandIn, tmp_path: Path, after: Literal["begin", "answer", "skip"]
) -> None:
    """Slack held the next card when the process was killed; the new one shows it."""
    slack.sender.direct_message(USER, "check well-led")
    card = card_with(slack, "Purpose")
    if after != "begin":
        slack.sender.click(USER, card, "check:begin:0")
        for number in range(BEFORE):
            card = card_with(slack, f"Question {number + 1} of")
            assert slack.sender.click(USER, card, "check:answer:2").acknowledged
        card = card_with(slack, f"Question {BEFORE + 1} of")
    slack.faults.add("response_url", Hang(30, done=False))
    number = 3 if after == "answer" else 0

    sent = slack.sender.click(USER, card, f"check:{after}:{number}")
    assert slack.wait_until(lambda: slack.faults.waiting == 0, PATIENCE_SECONDS)
    process.kill()
    slack.faults.clear()
    assert sent.acknowledged
    run = kept(tmp_path)
    process.start()

    answers = {"begin": 0, "answer": BEFORE + 1}.get(after, BEFORE)
    assert len(run.responses) == answers
    expected = {"begin": 1, "back": BEFORE}.get(after, BEFORE + 2)
    assert "Question" in shown(card_with(slack, f"Question {expected} of").blocks)
    assert kept(tmp_path) == run
    process.end()


def test_it_goes_on_at_the_same_question_after_a_restart(
    process: Process, slack: StandIn, tmp_path: Path
) -> None:
    """Buttons of a card from before work as ever, and so do those that are typed for."""
    slack.sender.direct_message(USER, "check well-led")
    slack.sender.click(USER, card_with(slack, "Purpose"), "check:begin:0")
    slack.sender.click(USER, card_with(slack, "Question 1 of"), "check:answer:1")
    before = card_with(slack, "Question 2 of")

    process.end()
    process.start()
    slack.sender.click(USER, before, "check:answer:1")
    card_with(slack, "Question 3 of")
    slack.sender.direct_message(USER, "check well-led")

    assert slack.wait_until(lambda: len(slack.workspace.posts_by_kloe()) > 1, PATIENCE_SECONDS)
    assert [one.level for one in kept(tmp_path).responses] == ["started", "started"]
    process.end()
