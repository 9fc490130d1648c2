"""What people do on the page, with the real Kloe in the workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import wording
from bot.cli.playing import Playing
from bot.current import Current
from bot.kloe import Kloe
from bot.playground.page import Page
from bot.playground.server import StandIn
from bot.settings import Settings

from .standing import BOARD, DIRECT, LEADERS, SHORTCUTS, WARD, WARDS, Standing

PATIENCE_SECONDS = 10.0


class Answered(Standing):
    """A page over the workspace in which Kloe answers."""

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        super().__init__()
        self._client = Page(playing, SHORTCUTS).app().test_client()

    def start_again(self) -> None:
        """Take what is there."""
        self.stand_in: StandIn = self._playing.stand_in
        self.clock = self._playing.clock

    def waits_for(self, text: str, address: str) -> str:
        """Wait until something can be read at an address, and return all that can."""
        stand_in = self._playing.stand_in
        assert stand_in.wait_until(lambda: text in self.seen(address), PATIENCE_SECONDS)
        self._playing.settled(PATIENCE_SECONDS)
        return self.seen(address)


@pytest.fixture
def answered(small_kloe: Kloe, tmp_path: Path) -> Iterator[Answered]:
    """The page over a workspace in which Kloe answers from two short documents."""
    settings = Settings(knowledge=tmp_path)
    with Playing(settings, Current(small_kloe), None) as playing:
        yield Answered(playing)
        assert playing.stand_in.refusals == []
        assert playing.stand_in.unacknowledged == ()


def says(page: Standing, text: str, channel: str = LEADERS, user: str = WARD) -> dict[str, object]:
    """Say something and return what came of it."""
    return page.does("say", user=user, channel=channel, text=text, thread=None)


def test_a_mention_is_answered_in_its_thread(answered: Answered) -> None:
    """The page is told which thread to open."""
    done = says(answered, "@kloe how often does a night team rehearse its handover?")

    address = f"/?in={LEADERS}&thread={done['opens']}"
    read = answered.waits_for("Sources", address)
    assert "@Kloe how often" in read
    assert "rehearses its handover with the day team once a month" in read


def test_a_command_is_answered_to_one_person(answered: Answered) -> None:
    """Who typed it sees it, marked as such; another person does not."""
    says(answered, "/kloe help", WARDS)

    read = answered.waits_for("/kloe list", f"/?in={WARDS}")
    assert "Only visible to you" in read
    assert "/kloe list -" not in answered.seen(f"/?as={BOARD}&in={WARDS}")


def test_where_kloe_is_not_a_mention_offers_to_invite_it(answered: Answered) -> None:
    """Nobody answers before, somebody does after."""
    done = says(answered, "@Kloe who has lanterns checked?", WARDS)
    assert done["problem"] == wording.page_not_in("ward-managers")
    assert done["offers_invite"]

    answered.does("invite", channel=WARDS)

    opened = says(answered, "@Kloe are lanterns checked?", WARDS)["opens"]
    answered.waits_for("Lanterns are checked", f"/?in={WARDS}&thread={opened}")


def test_people_see_their_own_conversation_alone(answered: Answered) -> None:
    """Another person's address leads to their own."""
    says(answered, "are lanterns checked?", DIRECT)
    answered.waits_for("1 reply", f"/?in={DIRECT}")

    assert "are lanterns checked" not in answered.seen(f"/?as={BOARD}&in={DIRECT}")
    assert says(answered, "hello", DIRECT, BOARD)["problem"] == wording.PAGE_GONE


def test_a_passage_is_opened_and_closed(answered: Answered) -> None:
    """By the button beside its source."""
    thread = says(answered, "are lanterns checked?", DIRECT)["opens"]
    answered.waits_for("Sources", f"/?in={DIRECT}&thread={thread}")
    post = answered.workspace.posts_by_kloe()[-1]
    target = f"m:{post.channel}:{post.ts}"

    done = answered.does("press", user=WARD, target=target, action="show_passage_1")

    assert done["problem"] == ""
    address = f"/?in={DIRECT}"
    answered.waits_for(wording.PASSAGE_TITLE, address)
    view = answered.workspace.open_modal(WARD)
    assert view
    assert answered.does("close", user=BOARD, view=view.id)["problem"] == ""
    assert wording.PASSAGE_TITLE in answered.seen(address)
    answered.does("close", user=WARD, view=view.id)
    assert wording.PASSAGE_TITLE not in answered.seen(address)


def test_an_own_message_is_changed_and_taken_back(answered: Answered) -> None:
    """Kloe answers anew; another person's message cannot be changed."""
    thread = says(answered, "are lanterns checked?", DIRECT)["opens"]
    address = f"/?in={DIRECT}&thread={thread}"
    answered.waits_for("Lanterns are checked", address)
    target = f"m:{DIRECT}:{thread}"

    denied = answered.does("change", user=BOARD, target=target, text="x")
    answered.does("change", user=WARD, target=target, text="how often is a handover rehearsed?")

    assert denied["problem"] == wording.PAGE_GONE
    answered.waits_for("rehearses its handover", address)
    assert "(edited)" in answered.seen(address)
    answered.does("change", user=WARD, target=target, text="")
    assert answered.stand_in.wait_until(lambda: "rehearsed" not in answered.seen(address), 5.0)


def test_a_press_on_what_is_gone_is_told(answered: Answered) -> None:
    """Neither a message that was never there nor a button that it has not."""
    for target in ("m:D0WARD:1.000001", "e:1.000001", "v:V1", "", "m:"):
        done = answered.does("press", user=WARD, target=target, action="x")
        assert done["problem"] == wording.PAGE_GONE


@pytest.mark.parametrize(
    ("text", "thread", "problem"),
    [
        ("/remind me", None, wording.page_no_command("/remind")),
        ("/kloe list", "1.000001", wording.PAGE_NO_COMMAND_IN_THREAD),
        ("   ", None, ""),
    ],
)
def test_commands_are_slacks_own_way(
    text: str, thread: str | None, problem: str, answered: Answered
) -> None:
    """An unknown one, and one in a thread, are said not to work."""
    done = answered.does("say", user=WARD, channel=DIRECT, text=text, thread=thread)

    assert done["problem"] == problem


def test_kloe_is_told_that_it_was_opened(answered: Answered) -> None:
    """It suggests what to ask, and a press on that asks it."""
    answered.does("open", user=WARD, tab="messages")

    answered.waits_for(wording.PROMPT_CHECK[0], f"/?in={DIRECT}")


def test_start_again_forgets_everything(answered: Answered) -> None:
    """Messages and the clock; the page that was open is told to load anew."""
    before = answered.workspace.mark
    says(answered, "hello", LEADERS)
    answered.does("move", user=WARD, minutes=60)

    answered.does("again")

    fresh = answered.get(f"/live?version={before}:1").get_json()
    assert fresh["version"].split(":")[0] != before
    assert "hello" not in answered.seen()
    assert "moved forward" not in answered.seen()
