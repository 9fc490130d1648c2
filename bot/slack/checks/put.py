"""Where a card goes: in place of the one that was pressed, or into the direct messages, anew."""

from typing import NamedTuple

from bot.errors import SlackRefused
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks


class Place(NamedTuple):
    """Where a message stands."""

    channel: str
    ts: str


def pressed_card(clicks: Clicks) -> Place | None:
    """Return where the card that was pressed stands; None where it is none in direct messages."""
    channel = clicks.channel.id if clicks.channel else ""
    ts = clicks.container.message_ts or clicks.message.ts
    is_card = channel.startswith("D") and ts and not clicks.container.is_ephemeral
    return Place(channel, ts) if is_card else None


def put(outbox: Outbox, clicks: Clicks, message: Message) -> Place | None:
    """Show a message in place of the card that was pressed, or else in the direct messages.

    The address that came with the press is used first: other than `chat.update`, it has no limit
    that many people who answer at once would reach. Source: Slack, "Rate limits" and "Handling user
    interaction", read July 2026.

    Returns:
        Where it stands; None where Slack does not say.

    Raises:
        SlackError: it is not shown, or that is not known.
    """
    card = pressed_card(clicks)
    if card is None:
        return put_anew(outbox, clicks.user.id, message)
    try:
        outbox.respond(clicks.response_url, message, replace_original=True)
    except SlackRefused:
        if not outbox.update(card.channel, card.ts, message):
            return put_anew(outbox, clicks.user.id, message)
    return card


def put_anew(outbox: Outbox, user: str, message: Message) -> Place | None:
    """Post a message into the direct messages with a person.

    Raises:
        SlackError: it is not posted, or that is not known.
    """
    posted = outbox.post_to(user, message)
    return Place(*posted) if posted else None
