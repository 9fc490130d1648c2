"""Where a call may read and write: the channel, the thread and the person that it names."""

from collections.abc import Mapping

from bot.playground.messages import TS_FORM, Message
from bot.playground.people import Channel, Kind, User
from bot.playground.refusal import Refused, missing
from bot.playground.workspace import Workspace

HISTORY_SCOPES: Mapping[Kind, str] = {
    "im": "im:history",
    "mpim": "mpim:history",
    "channel": "channels:history",
    "private": "groups:history",
}
"""What reading messages needs.

Source: docs.slack.dev/reference/methods/conversations.replies, July 2026.
"""
READ_SCOPES: Mapping[Kind, str] = {
    "im": "im:read",
    "mpim": "mpim:read",
    "channel": "channels:read",
    "private": "groups:read",
}
"""What reading about a channel needs.

Source: docs.slack.dev/reference/methods/conversations.info, July 2026.
"""


def require(arguments: Mapping[str, object], name: str) -> str:
    """Return an argument that has to be there.

    Raises:
        Refused: it is not.
    """
    value = arguments.get(name)
    if value is None or value == "":
        raise Refused(*missing(name))
    return str(value)


def require_scope(workspace: Workspace, scope: str | None) -> None:
    """Refuse where the bot token lacks a scope.

    Raises:
        Refused: it does.
    """
    if scope is not None and scope not in workspace.scopes:
        provided = ",".join(sorted(workspace.scopes))
        raise Refused("missing_scope", more={"needed": scope, "provided": provided})


def visible_channel(workspace: Workspace, channel_id: str) -> Channel:
    """Return a channel that the bot can know of: a public one, or one that it is in.

    Raises:
        Refused: there is none with this id.
    """
    channel = workspace.channel(channel_id)
    if channel is None:
        raise Refused("channel_not_found")
    if channel.kind != "channel" and workspace.bot_user_id not in channel.members:
        raise Refused("channel_not_found")
    return channel


def joined_channel(workspace: Workspace, channel_id: str) -> Channel:
    """Return a channel that the bot is in.

    Raises:
        Refused: there is none with this id, or the bot is not in it.
    """
    channel = visible_channel(workspace, channel_id)
    if workspace.bot_user_id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def postable_channel(workspace: Workspace, arguments: Mapping[str, object]) -> Channel:
    """Return where a message is to be posted; a person's id means the direct message.

    Raises:
        Refused: the bot may not post there.
    """
    channel_id = require(arguments, "channel")
    person = workspace.user(channel_id)
    if person is not None:
        channel_id = workspace.im_of(person.id)
    return joined_channel(workspace, channel_id)


def thread_of(arguments: Mapping[str, object]) -> str | None:
    """Return the thread in which to reply, if any; whether it exists is not looked at.

    Raises:
        Refused: it has not the form of a `ts`.
    """
    value = arguments.get("thread_ts")
    if value is None or value == "":
        return None
    if not TS_FORM.fullmatch(str(value)):
        raise Refused("invalid_thread_ts", f"[ERROR] {value} is not a valid thread_ts")
    return str(value)


def known_user(workspace: Workspace, user_id: object) -> User:
    """Return a person or bot.

    Raises:
        Refused: there is none with this id.
    """
    user = workspace.user(user_id)
    if user is None:
        raise Refused("user_not_found")
    return user


def own_message(
    workspace: Workspace, arguments: Mapping[str, object], *, otherwise: str
) -> Message:
    """Return the message that the app is to change, which it must have written.

    Raises:
        Refused: there is none, or it is somebody else's (`otherwise`).
    """
    channel = visible_channel(workspace, require(arguments, "channel"))
    message = workspace.message(channel.id, require(arguments, "ts"))
    if message is None or message.deleted:
        raise Refused("message_not_found")
    if message.bot_id != workspace.bot_id:
        raise Refused(otherwise)
    return message
