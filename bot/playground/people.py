"""People, bots and the channels in which they meet: what a workspace holds at its start."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.ids import Value
from bot.playground.identity import BOT_ID, BOT_NAME, BOT_USER_ID, OTHER_BOT_ID, OTHER_BOT_USER_ID

Kind = Literal["channel", "private", "im", "mpim"]


class User(Value):
    """A person or a bot."""

    id: str
    name: str
    """A role, such as "ward manager"."""
    tz: str = "Europe/London"
    """IANA name of the time zone."""
    locale: str = "en-GB"
    is_bot: bool = False
    bot_id: str | None = None
    is_restricted: bool = False
    """A guest."""
    deleted: bool = False
    """Deactivated."""

    def tz_offset(self, moment: datetime) -> int:
        """Return the seconds by which the person's clock is ahead of UTC at a moment."""
        offset = moment.astimezone(ZoneInfo(self.tz)).utcoffset()
        return int(offset.total_seconds()) if offset else 0


class Channel(Value):
    """A conversation and who is in it."""

    id: str
    name: str
    kind: Kind
    members: frozenset[str]
    """Ids of users."""
    is_ext_shared: bool = False
    """Shared with another organisation."""


class Cast(Value):
    """Who is in a workspace, and where they meet."""

    users: tuple[User, ...]
    channels: tuple[Channel, ...]


def default_cast() -> Cast:
    """Return who is there where nobody says otherwise."""
    users = default_users()
    return Cast(users=users, channels=default_channels(users))


def default_users() -> tuple[User, ...]:
    """Return three people in different time zones, Kloe, and another bot."""
    return (
        User(id="U0WARD", name="ward manager", tz="Europe/London"),
        User(id="U0BOARD", name="board member", tz="America/St_Johns", locale="en-US"),
        User(id="U0PEOPLE", name="head of people", tz="Asia/Kolkata"),
        User(id=BOT_USER_ID, name=BOT_NAME, is_bot=True, bot_id=BOT_ID),
        User(id=OTHER_BOT_USER_ID, name="rota bot", is_bot=True, bot_id=OTHER_BOT_ID),
    )


def default_channels(users: tuple[User, ...]) -> tuple[Channel, ...]:
    """Return one channel with Kloe in it, one without, and a direct message for each person."""
    people = frozenset(user.id for user in users if not user.is_bot)
    bots = frozenset({BOT_USER_ID, OTHER_BOT_USER_ID})
    others = bots - {BOT_USER_ID}
    return (
        Channel(id="C0BOARD", name="board", kind="channel", members=people | bots),
        Channel(id="C0OPEN", name="open", kind="channel", members=people | others),
        *(direct_channel(person) for person in sorted(people)),
    )


def direct_channel(user: str) -> Channel:
    """Return the direct message between a person and Kloe: `D0WARD` for `U0WARD`."""
    members = frozenset({user, BOT_USER_ID})
    return Channel(id=f"D{user[1:]}", name="directmessage", kind="im", members=members)
