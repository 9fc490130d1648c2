"""What happens, as the Events API tells it.

Source: docs.slack.dev/apis/events-api and the page of each event under
docs.slack.dev/reference/events, July 2026.
"""

from bot.playground.identity import (
    APP_ID,
    BOT_USER_ID,
    TEAM_ID,
    VERIFICATION_TOKEN,
)
from bot.playground.message_log import Change
from bot.playground.messages import Message, wire_message
from bot.playground.people import Channel
from bot.playground.wire import Payload, present
from bot.playground.workspace import Workspace

_LAST = frozenset({"app_uninstalled", "tokens_revoked"})
"""What is told when nobody has authorized the app any more."""
CHANNEL_TYPES = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}


def envelope(workspace: Workspace, event: Payload, event_id: str | None = None) -> Payload:
    """Return an event as the body that Slack sends for it."""
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": event_id or workspace.new_id("Ev"),
        "event_time": int(workspace.clock().timestamp()),
        "authorizations": [] if event["type"] in _LAST else [authorization],
        "is_ext_shared_channel": False,
        "event_context": workspace.new_id("EC"),
    }


def app_mention(message: Message) -> Payload:
    """Return that somebody mentioned Kloe."""
    body = {**wire_message(message), "type": "app_mention"}
    body.pop("subtype", None)
    return body | {"channel": message.channel, "event_ts": message.ts}


def message_event(workspace: Workspace, change: Change) -> Payload:
    """Return what happened to a message: that it is new, or other than it was, or gone."""
    match change:
        case Change(kind="posted", after=Message() as after):
            body = wire_message(after)
        case Change(kind="edited", before=Message() as before, after=Message() as after):
            body = {
                "type": "message",
                "subtype": "message_changed",
                "hidden": True,
                "message": wire_message(after),
                "previous_message": wire_message(before),
            }
        case Change(before=Message() as before):
            body = {
                "type": "message",
                "subtype": "message_deleted",
                "hidden": True,
                "deleted_ts": before.ts,
                "previous_message": wire_message(before),
            }
        case _:
            body = {}
    return {**body, **_place(workspace, change.channel), "ts": change.ts, "event_ts": change.ts}


def app_home_opened(workspace: Workspace, user: str, tab: str) -> Payload:
    """Return that somebody opened Kloe; a Home that was published before comes with it."""
    home = workspace.home(user) if tab == "home" else None
    return {
        "type": "app_home_opened",
        "user": user,
        "channel": workspace.im_of(user),
        "tab": tab,
        "event_ts": workspace.timestamps.next(),
        **present(view=home.body() if home else None),
    }


def app_uninstalled() -> Payload:
    """Return that Kloe was taken out of the workspace."""
    return {"type": "app_uninstalled"}


def tokens_revoked() -> Payload:
    """Return whose tokens are good no more: of the bot alone, since Kloe has no others."""
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER_ID]}}


def member_joined(workspace: Workspace, user: str, channel: Channel) -> Payload:
    """Return that somebody came into a channel."""
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": TEAM_ID,
        "event_ts": workspace.timestamps.next(),
    }


def _place(workspace: Workspace, channel_id: str) -> Payload:
    channel = workspace.channel(channel_id)
    kind = CHANNEL_TYPES[channel.kind] if channel else "channel"
    return {"channel": channel_id, "channel_type": kind}
