"""Who looks at the page, and at what: read from its address, with defaults for what is not there."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import urlencode

from bot.playground.identity import TEAM_URL
from bot.playground.messages import TS_FORM
from bot.playground.people import Channel, User
from bot.playground.workspace import Workspace

Tab = Literal["messages", "home"]
Panel = Literal["sent", ""]
_PERMALINK = re.compile(
    re.escape(TEAM_URL) + r"archives/(?P<channel>[A-Z0-9]+)/p\d+(?:\?thread_ts=(?P<thread>[\d.]+))?"
)


class Seat(NamedTuple):
    """A person, the conversation that is open, and what is open beside it."""

    user: User
    channel: Channel
    tab: Tab = "messages"
    thread: str | None = None
    """The `ts` of the message whose thread is open."""
    panel: Panel = ""
    """Whether what was sent is shown."""

    @property
    def is_direct(self) -> bool:
        """Whether this is the conversation with Kloe alone."""
        return self.channel.kind == "im"

    def address(self, **other: str | None) -> str:
        """Return the page's address for this seat, with other values for some of its parts."""
        parts = {
            "as": self.user.id,
            "in": self.channel.id,
            "tab": self.tab if self.tab == "home" else None,
            "thread": self.thread,
            "panel": self.panel or None,
        }
        parts |= other
        return "/?" + urlencode({name: value for name, value in parts.items() if value})


def address_here(seat: Seat, address: str) -> str:
    """Return where the page shows a message whose address in the workspace is given; else nothing."""
    found = _PERMALINK.match(address)
    if found is None:
        return ""
    places: dict[str, str | None] = {"in": found["channel"], "tab": None, "thread": found["thread"]}
    return seat.address(**places)


def seat_of(workspace: Workspace, asked: Mapping[str, str]) -> Seat:
    """Return the seat that an address asks for; what is not there is as at the first visit."""
    user = person_of(workspace, asked.get("as", ""))
    channel = _channel(workspace, user, asked.get("in", ""))
    is_home = channel.kind == "im" and asked.get("tab") == "home"
    thread = asked.get("thread", "")
    is_thread = not is_home and workspace.message(channel.id, thread) is not None
    return Seat(
        user,
        channel,
        "home" if is_home else "messages",
        thread if is_thread and TS_FORM.fullmatch(thread) else None,
        "sent" if asked.get("panel") == "sent" else "",
    )


def person_of(workspace: Workspace, user_id: str) -> User:
    """Return a person of the workspace; the first one where there is none with this id."""
    people = [user for user in workspace.users() if not user.is_bot and not user.deleted]
    return next((person for person in people if person.id == user_id), people[0])


def conversations_of(workspace: Workspace, user: User) -> tuple[Channel, ...]:
    """Return the channels in which somebody is, and their direct messages with Kloe."""
    return tuple(channel for channel in workspace.channels() if user.id in channel.members)


def _channel(workspace: Workspace, user: User, channel_id: str) -> Channel:
    """Return a conversation that somebody can see; else the one with Kloe."""
    mine = conversations_of(workspace, user)
    wanted = next((channel for channel in mine if channel.id == channel_id), None)
    return wanted or next(channel for channel in mine if channel.kind == "im")
