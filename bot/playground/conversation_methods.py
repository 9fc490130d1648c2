"""conversations.* and users.*: where people talk, and who they are."""

import math
from collections.abc import Callable

from bot.playground.access import (
    HISTORY_SCOPES,
    READ_SCOPES,
    joined_channel,
    known_user,
    require,
    require_scope,
    visible_channel,
)
from bot.playground.identity import BOT_USER_ID, TEAM_ID
from bot.playground.messages import TOMBSTONE, Message, wire_message, wire_root
from bot.playground.method import Arguments, Bench
from bot.playground.people import Channel
from bot.playground.refusal import Refused
from bot.playground.wire import Payload, is_true

_REPLIES_LIMIT = 1_000
"""Messages in an answer at most.

Source: docs.slack.dev/reference/methods/conversations.replies, July 2026.
"""


def open_conversation(bench: Bench, arguments: Arguments) -> Payload:
    """conversations.open: the direct message with a person.

    Raises:
        Refused: there can be none with whom is named.
    """
    if arguments.get("channel"):
        channel = visible_channel(bench.workspace, str(arguments["channel"]))
        return _opened(channel, arguments)
    users = _list_of(arguments.get("users"))
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > 1:
        require_scope(bench.workspace, "mpim:write")
        raise Refused("method_not_supported_for_channel_type")
    user = known_user(bench.workspace, users[0])
    if user.is_bot:
        raise Refused("cannot_dm_bot")
    if user.deleted:
        raise Refused("user_disabled")
    return _opened(visible_channel(bench.workspace, bench.workspace.im_of(user.id)), arguments)


def replies(bench: Bench, arguments: Arguments) -> Payload:
    """conversations.replies: a thread, its first message always first.

    The first message counts toward `limit`.

    Source: docs.slack.dev/reference/methods/conversations.replies; getsentry/sentry#114442, July
    2026.

    Raises:
        Refused: there is no such thread, or `limit`, `oldest` or `latest` is no number.
    """
    workspace, is_within, room = bench.workspace, _window(arguments), _limit(arguments) - 1
    channel = visible_channel(workspace, require(arguments, "channel"))
    require_scope(workspace, HISTORY_SCOPES[channel.kind])
    joined_channel(workspace, channel.id)
    named = workspace.message(channel.id, require(arguments, "ts"))
    root = workspace.message(channel.id, named.thread_ts) if named and named.thread_ts else named
    if root is None or (root.deleted and root.subtype != TOMBSTONE):
        raise Refused("thread_not_found")
    every = workspace.replies(channel.id, root.ts)
    asked = [reply for reply in every if is_within(reply)]
    found = [wire_root(root, every), *(wire_message(reply) for reply in asked[: max(room, 0)])]
    return {"messages": found, "has_more": len(asked) > room}


def conversation_info(bench: Bench, arguments: Arguments) -> Payload:
    """conversations.info: what a channel is."""
    channel = visible_channel(bench.workspace, require(arguments, "channel"))
    require_scope(bench.workspace, READ_SCOPES[channel.kind])
    return {"channel": channel_body(channel)}


def user_info(bench: Bench, arguments: Arguments) -> Payload:
    """users.info: who a person is, and what their clock shows."""
    user = known_user(bench.workspace, arguments.get("user"))
    body: Payload = {
        "id": user.id,
        "team_id": TEAM_ID,
        "name": user.name.replace(" ", "."),
        "real_name": user.name,
        "deleted": user.deleted,
        "tz": user.tz,
        "tz_label": user.tz.rpartition("/")[2].replace("_", " "),
        "tz_offset": user.tz_offset(bench.workspace.clock()),
        "profile": {"real_name": user.name, "display_name": user.name, "team": TEAM_ID},
        "is_admin": False,
        "is_owner": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "updated": 0,
    }
    if is_true(arguments.get("include_locale")):
        body["locale"] = user.locale
    return {"user": body}


def channel_body(channel: Channel) -> Payload:
    """Return a channel as Slack describes it."""
    body: Payload = {
        "id": channel.id,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "private",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_archived": False,
        "is_ext_shared": channel.is_ext_shared,
        "context_team_id": TEAM_ID,
    }
    if channel.kind == "im":
        others = sorted(channel.members - {BOT_USER_ID})
        return body | {"user": others[0] if others else BOT_USER_ID, "is_open": True}
    return body | {"name": channel.name, "is_member": BOT_USER_ID in channel.members}


def _opened(channel: Channel, arguments: Arguments) -> Payload:
    if is_true(arguments.get("return_im")):
        return {"no_op": True, "already_open": True, "channel": channel_body(channel)}
    return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}


def _list_of(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return [part.strip() for part in str(value or "").split(",") if part.strip()]


def _limit(arguments: Arguments) -> int:
    """Return how many messages are asked for.

    Raises:
        Refused: it is no number.
    """
    value = str(arguments.get("limit") or _REPLIES_LIMIT)
    if not value.isdecimal():
        raise Refused("invalid_limit")
    return int(value)


def _moment(arguments: Arguments, name: str, otherwise: float) -> float:
    """Return the seconds since 1970 of a `ts`.

    Raises:
        Refused: it is none.
    """
    try:
        return float(str(arguments.get(name) or otherwise))
    except ValueError as error:
        raise Refused(f"invalid_ts_{name}") from error


def _window(arguments: Arguments) -> Callable[[Message], bool]:
    """Return a test of whether a reply lies between `oldest` and `latest`."""
    oldest = _moment(arguments, "oldest", 0.0)
    latest = _moment(arguments, "latest", math.inf)
    if is_true(arguments.get("inclusive")):
        return lambda reply: oldest <= float(reply.ts) <= latest
    return lambda reply: oldest < float(reply.ts) < latest
