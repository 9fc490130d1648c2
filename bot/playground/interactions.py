"""What people do with commands, buttons and modals, as Slack tells it.

Source: docs.slack.dev/interactivity/implementing-slash-commands and the pages under
docs.slack.dev/reference/interaction-payloads, July 2026.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bot.playground.elements import chosen, find_element, state_values
from bot.playground.identity import APP_ID, TEAM_DOMAIN, TEAM_ID, VERIFICATION_TOKEN
from bot.playground.messages import Ephemeral, Message, wire_message
from bot.playground.offers import prefilled, refuse_unoffered
from bot.playground.people import Channel, User
from bot.playground.views import View
from bot.playground.wire import Payload, present
from bot.playground.workspace import Workspace

Target = Message | Ephemeral | View
Filled = Mapping[str, Mapping[str, object]]
"""What somebody filled in, by block and action: as Slack tells it, or as a plain value."""
NOTHING: Filled = MappingProxyType({})


class Click(NamedTuple):
    """Somebody clicks on, or chooses in, an element."""

    target: Target
    action_id: str
    value: object = None
    filled: Filled = NOTHING
    """What else is filled in by then."""


def command_payload(
    workspace: Workspace, user: str, channel: str, *, command: str, text: str
) -> Payload:
    """Return a command as Slack sends it, without its trigger and its response URL."""
    found = workspace.channel(channel)
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel,
        "channel_name": _channel_name(found, channel),
        "user_id": user,
        "user_name": _user_name(workspace.user(user), user),
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
    }


def block_actions(workspace: Workspace, user: str, click: Click) -> Payload:
    """Return a click as Slack sends it, without its trigger and its response URL.

    Raises:
        LookupError: there is no such element or option.
        ValueError: there is no such day or time of day.
    """
    target = click.target
    blocks = prefilled(workspace, user, target.blocks, place_of(target))
    block, element = find_element(blocks, click.action_id, click.value)
    action = {
        "type": element["type"],
        "action_id": click.action_id,
        "block_id": block["block_id"],
        "action_ts": workspace.timestamps.next(),
        **chosen(element, click.value),
    }
    values = state_values(blocks, click.filled)
    if click.action_id in values.get(block["block_id"], {}):
        stated = {"type": element["type"], **chosen(element, click.value)}
        values[block["block_id"]][click.action_id] = stated
    refuse_unoffered(workspace, user, blocks, values)
    where = _where(workspace, target, values)
    return {**_interaction(workspace, user, "block_actions"), **where, "actions": [action]}


def message_action(workspace: Workspace, user: str, message: Message, callback_id: str) -> Payload:
    """Return a shortcut used on a message, without its trigger and its response URL."""
    found = workspace.channel(message.channel)
    return {
        **_interaction(workspace, user, "message_action"),
        "callback_id": callback_id,
        "action_ts": workspace.timestamps.next(),
        "channel": {"id": message.channel, "name": _channel_name(found, message.channel)},
        "message_ts": message.ts,
        "message": wire_message(message),
    }


def view_submission(workspace: Workspace, user: str, view: View, values: Payload) -> Payload:
    """Return that somebody submitted a modal, without its trigger."""
    body = _interaction(workspace, user, "view_submission")
    return {**body, "view": view.body(values), "response_urls": []}


def view_closed(workspace: Workspace, user: str, view: View) -> Payload:
    """Return that somebody closed a modal without submitting it."""
    body = _interaction(workspace, user, "view_closed")
    return {**body, "view": view.body(), "is_cleared": False}


def _interaction(workspace: Workspace, user: str, kind: str) -> Payload:
    name = _user_name(workspace.user(user), user)
    return {
        "type": kind,
        "user": {"id": user, "username": name, "name": name, "team_id": TEAM_ID},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _where(workspace: Workspace, target: Target, values: Payload) -> Payload:
    """Return in what somebody clicked; an ephemeral message comes without its body."""
    if isinstance(target, View):
        shown = {"type": "view", "view_id": target.id}
        return {"container": shown, "view": target.body(values)}
    found = workspace.channel(target.channel)
    channel = {"id": target.channel, "name": _channel_name(found, target.channel)}
    container: Payload = {
        "type": "message",
        "message_ts": target.ts,
        "channel_id": target.channel,
        "is_ephemeral": isinstance(target, Ephemeral),
        **present(thread_ts=target.thread_ts),
    }
    body = {"container": container, "channel": channel, "state": {"values": values}}
    return body if isinstance(target, Ephemeral) else {**body, "message": wire_message(target)}


def place_of(target: Target) -> str | None:
    """Return the channel in which somebody is who looks at something, if it is known."""
    return target.opened_in if isinstance(target, View) else target.channel


def _channel_name(channel: Channel | None, channel_id: str) -> str:
    """Return what a channel is called: Slack hides the names of private ones.

    Source: slack-ruby/slack-ruby-client#227 for direct messages, and what apps look for, July 2026.
    """
    if channel is None:
        return channel_id
    return {"private": "privategroup", "im": "directmessage"}.get(channel.kind, channel.name)


def _user_name(user: User | None, user_id: str) -> str:
    return user.name.replace(" ", ".") if user else user_id
