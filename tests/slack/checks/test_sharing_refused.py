"""Where a summary does not go: to strangers, to other organisations, to no place or two."""

from collections.abc import Mapping

import pytest

from bot import wording
from bot.playground.faults import RateLimited
from bot.playground.people import User
from bot.playground.server import StandIn
from slack.running import Running

from .answering import PERSON, Person, text_of
from .sharing import BOARD, opened, posted, sends


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (User(id="U0X", name="guest", is_restricted=True), "guest"),
        (User(id="U0OTHER", name="rota bot", is_bot=True), "an app"),
        (User(id="U0X", name="leaver", deleted=True), "deactivated"),
    ],
)
def test_only_colleagues_get_it(running: Running, slack: StandIn, other: User, why: str) -> None:
    """No guests, no apps, nobody who has left."""
    person = Person(slack, running)
    view = opened(person)
    slack.workspace.add_user(other.model_copy(update={"deleted": False}))
    stated = {"share_person": {"share_person": {"selected_user": other.id}}}
    if other.deleted:
        slack.faults.add("users.info", RateLimited(1))
        slack.sender.submit(PERSON, view.id, stated)
        slack.workspace.add_user(other)
    else:
        sends(person, view, stated)

    running.wait_for(lambda: why in text_of(person.card()))
    assert wording.SHARE_NOT_DONE in text_of(person.card())
    assert posted(slack, slack.workspace.im_of(other.id)) == ()


def test_no_channel_that_others_read_is_offered(running: Running, slack: StandIn) -> None:
    """The menu leaves it out, and Slack's own client keeps to that."""
    board = slack.workspace.channel("C0BOARD")
    assert board
    person = Person(slack, running)
    view = opened(person)
    slack.workspace.add_channel(board.model_copy(update={"is_ext_shared": True}))

    with pytest.raises(LookupError):
        slack.sender.submit(PERSON, view.id, BOARD)
    assert posted(slack) == ()


@pytest.mark.parametrize("values", [{}, {**BOARD, "share_person": {"share_person": "U0BOARD"}}])
def test_one_place_is_chosen(
    running: Running, slack: StandIn, values: Mapping[str, Mapping[str, object]]
) -> None:
    """Not none, and not two; the modal stays."""
    person = Person(slack, running)
    view = opened(person)

    sent = sends(person, view, values)

    assert sent.response["errors"] == {"share_channel": wording.SHARE_ONE_PLACE}
    sends(person, view, {**BOARD, "share_person": {"share_person": {"selected_user": None}}})
    assert len(posted(slack)) == 1
