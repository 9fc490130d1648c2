"""The message of a team's self-check fits into Slack's limits, whatever is in it. And it calls nobody."""

from bot import blockkit, wording
from bot.domain.ids import PassageId
from bot.domain.selfcheck import LEVELS, CheckId, Item, ItemId, SelfCheck, Theme, ThemeId
from bot.playground.payloads import live_mentions, payload_errors
from bot.selfcheck.grounds import Ground
from bot.selfcheck.team_picture import Picture, ThemePicture
from bot.slack.checks.team_card import same_card, team_card
from bot.slack.elements import text_chars
from bot.slack.message import Message
from bot.slack.payloads import Message as Posted
from slack.running import shown

LONG = "<!channel> & " * 200


def check(message: Message) -> None:
    """Fail where Slack would refuse a message, or somebody be called by it."""
    payload = {"text": message.text, "blocks": list(message.blocks)}
    assert payload_errors("message", payload) == ()
    assert live_mentions(payload) == ()
    assert text_chars(list(message.blocks)) <= blockkit.MAX_BLOCKS_CHARS


def crowded(themes: int) -> Message:
    """Return the message of a self-check with long titles and so many themes."""
    every = [Theme(id=ThemeId(f"t{n}"), title=LONG) for n in range(themes)]
    items = [
        Item(
            id=ItemId(f"{theme.id}-1"),
            theme=theme.id,
            question="Is it?",
            rests_on=PassageId("a#b~1"),
            counts=("minutes",),
        )
        for theme in every
    ]
    asked = SelfCheck(
        id=CheckId("long"), title=LONG, about=LONG, themes=tuple(every), items=tuple(items)
    )
    pictures = tuple(
        ThemePicture(theme=theme, counts=dict.fromkeys(LEVELS, 10_000), others=10_000)
        for theme in every
    )
    picture = Picture(people=50_000, themes=pictures)
    grounds = [Ground(document=f"{n}", currency=f"{n}: " + "gone & " * 30) for n in range(themes)]
    return team_card(asked, "a" * 20, picture, is_open=True, grounds=grounds)


def made(message: Message, *, is_open: bool, shown_count: int = 50_000) -> Message | None:
    """Return a message with the buttons of an open or a closed team."""
    posted = Posted(text=message.text, blocks=list(message.blocks))
    return same_card(posted, "a" * 20, shown_count, is_open=is_open)


def test_a_lot_of_themes_is_cut_and_said_so() -> None:
    """With the longest titles and the largest counts."""
    message = crowded(100)

    check(message)
    assert wording.team_cut(75) in shown(message.blocks)


def test_closed_it_keeps_all_but_the_buttons() -> None:
    """Also when it is closed again; opened again it is as it was."""
    message = crowded(40)

    closed = made(message, is_open=False)

    assert closed
    check(closed)
    assert closed.blocks[:-2] == message.blocks[:-1]
    assert made(closed, is_open=False) == closed
    assert made(closed, is_open=True) == message


def test_what_is_no_message_of_a_team_is_not_closed() -> None:
    """As where Slack tells nothing of it."""
    for blocks in (None, [], ["text"]):
        assert same_card(Posted(blocks=blocks), "a", 0, is_open=False) is None


def test_a_picture_that_is_on_its_way_is_not_undone() -> None:
    """The message as it was before is not put in its place."""
    message = crowded(3)

    assert made(message, is_open=False, shown_count=50_005) is None
