"""What stands in a conversation as one person sees it, ready to be drawn. Pure."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.playground.identity import BOT_USER_ID
from bot.playground.messages import TOMBSTONE, Ephemeral, Message
from bot.playground.people import User
from bot.playground.seat import Seat
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

MOST_LINES = 200
"""Messages that are drawn of one conversation or thread at most; older ones are said to be there."""


class Moment(NamedTuple):
    """A moment as a person's clock shows it."""

    iso: str
    day: str
    """Such as `Thursday 26 November 2026`."""
    time: str
    """Such as `09:14`."""


class Line(NamedTuple):
    """One message, as one person sees it."""

    key: str
    """Tells it from every other on the page; what a press on it names."""
    ts: str
    name: str
    initials: str
    moment: Moment
    blocks: tuple[Payload, ...]
    files: tuple[Payload, ...]
    is_app: bool = False
    is_private: bool = False
    """Whether this person alone sees it."""
    is_gone: bool = False
    is_edited: bool = False
    is_mine: bool = False
    replies: int = 0


def lines_of(workspace: Workspace, seat: Seat) -> tuple[Line, ...]:
    """Return the messages of the open conversation, oldest first, without its threads."""
    seen = workspace.log.seen(seat.channel.id)
    counts = _reply_counts(seen)
    roots = [message for message in seen if message.thread_ts is None]
    return _merged(workspace, seat, roots, thread=None, counts=counts)


def thread_lines(workspace: Workspace, seat: Seat) -> tuple[Line, ...]:
    """Return the open thread, with the message that began it; nothing where none is open."""
    if seat.thread is None:
        return ()
    seen = workspace.log.seen(seat.channel.id)
    found = [message for message in seen if seat.thread in {message.ts, message.thread_ts}]
    return _merged(workspace, seat, found, thread=seat.thread, counts={})


def moment_of(moment: datetime, user: User) -> Moment:
    """Return a moment by a person's clock."""
    local = moment.astimezone(ZoneInfo(user.tz))
    day = f"{local:%A} {local.day} {local:%B %Y}"
    return Moment(local.isoformat(timespec="seconds"), day, f"{local:%H:%M}")


def when(ts: str) -> datetime:
    """Return the moment that a `ts` names."""
    return datetime.fromtimestamp(float(ts), UTC)


def initials_of(name: str) -> str:
    """Return the first letters of a name's first two words."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def name_of(workspace: Workspace, user_id: str) -> str:
    """Return how somebody is called in the workspace."""
    user = workspace.user(user_id)
    if user is None:
        return "Slack"
    return user.name[:1].upper() + user.name[1:]


def _merged(
    workspace: Workspace,
    seat: Seat,
    messages: Sequence[Message],
    *,
    thread: str | None,
    counts: Mapping[str, int],
) -> tuple[Line, ...]:
    lines = [_line(workspace, seat, message, counts) for message in messages]
    shown = workspace.ephemerals(seat.user.id)
    here = (each for each in shown if (each.channel, each.thread_ts) == (seat.channel.id, thread))
    lines.extend(_private_line(workspace, seat, each) for each in here)
    return tuple(sorted(lines, key=lambda line: tuple(map(int, line.ts.split(".")))))


def _line(workspace: Workspace, seat: Seat, message: Message, counts: Mapping[str, int]) -> Line:
    name = name_of(workspace, message.user)
    return Line(
        key=f"m:{message.channel}:{message.ts}",
        ts=message.ts,
        name=name,
        initials=initials_of(name),
        moment=moment_of(when(message.ts), seat.user),
        blocks=message.blocks or _plain(message.text),
        files=message.files,
        is_app=message.bot_id is not None,
        is_gone=message.subtype == TOMBSTONE,
        is_edited=message.edited_ts is not None,
        is_mine=message.user == seat.user.id and seat.is_direct,
        replies=counts.get(message.ts, 0),
    )


def _private_line(workspace: Workspace, seat: Seat, shown: Ephemeral) -> Line:
    name = name_of(workspace, BOT_USER_ID)
    return Line(
        key=f"e:{shown.ts}",
        ts=shown.ts,
        name=name,
        initials=initials_of(name),
        moment=moment_of(when(shown.ts), seat.user),
        blocks=shown.blocks or _plain(shown.text),
        files=(),
        is_app=True,
        is_private=True,
    )


def _reply_counts(messages: Sequence[Message]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for message in messages:
        if message.thread_ts is not None:
            counts[message.thread_ts] = counts.get(message.thread_ts, 0) + 1
    return counts


def _plain(text: str) -> tuple[Payload, ...]:
    """Return text as a block, where a message has none."""
    return ({"type": "section", "text": {"type": "plain_text", "text": text}},) if text else ()
