"""What the page's templates ask about elements: what can be chosen, and what is at first. Pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.playground.offers import is_offered
from bot.playground.page_lines import name_of
from bot.playground.people import Channel, User
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

KNOWN_BLOCKS = frozenset(
    {
        "actions", "context", "context_actions", "divider", "header", "image", "input", "markdown",
        "rich_text", "section",
    }
)  # fmt: skip
"""Blocks that the page can draw; others are shown as such."""
INPUT_TYPES: Mapping[str, str] = {
    "plain_text_input": "text",
    "email_text_input": "email",
    "url_text_input": "url",
    "number_input": "number",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "datetime-local",
}
"""What a browser calls each input."""
_KIB = 1_024


class Choice(NamedTuple):
    """Something that a menu offers."""

    value: str
    label: str


class Group(NamedTuple):
    """Choices under one heading; an empty one for none."""

    label: str
    options: Sequence[Choice]


def options_of(element: Payload) -> list[Group]:
    """Return what a menu of options offers."""
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    return [
        Group(
            group["label"]["text"] if "label" in group else "",
            [Choice(each["value"], each["text"]["text"]) for each in group["options"]],
        )
        for group in groups
    ]


def offers_of(workspace: Workspace, user: User, element: Payload) -> list[Group]:
    """Return what a menu of people or conversations offers to somebody.

    Kloe is left out of a menu of people. Slack's own client has it there, since no app can have
    apps left out of such a menu; with one app and a handful of people it would seem meant.

    Source: slackapi/bolt-js#1981, read November 2026.
    """
    if "users_select" in element["type"]:
        people = [
            each
            for each in workspace.users()
            if each.id != workspace.bot_user_id and is_offered(workspace, user.id, element, each.id)
        ]
        return [Group("", [Choice(each.id, name_of(workspace, each.id)) for each in people])]
    every = [
        Choice(channel.id, conversation_name(workspace, channel, user))
        for channel in workspace.channels()
        if is_offered(workspace, user.id, element, channel.id)
    ]
    return [Group("", every)]


def conversation_name(workspace: Workspace, channel: Channel, user: User) -> str:
    """Return what a conversation is called for somebody."""
    if channel.kind != "im":
        return f"#{channel.name}"
    others = sorted(channel.members - {user.id})
    return name_of(workspace, others[0]) if others else "Kloe"


def chosen_of(element: Payload) -> list[str]:
    """Return what is chosen in a menu or group at first."""
    first = element.get("initial_option")
    every = element.get("initial_options") or ([first] if first else [])
    named = [str(option["value"]) for option in every]
    for name in ("user", "conversation", "channel"):
        named += [str(element[f"initial_{name}"])] if element.get(f"initial_{name}") else []
        named += map(str, element.get(f"initial_{name}s", ()))
    return named


def initial_of(element: Payload, user: User) -> str:
    """Return what stands in an input at first."""
    moment = element.get("initial_date_time")
    if moment:
        local = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(user.tz))
        return f"{local:%Y-%m-%dT%H:%M}"
    found = (element.get(f"initial_{name}") for name in ("value", "date", "time"))
    return next((str(value) for value in found if value), "")


def spoken_label(element: Payload) -> str:
    """Return how a button is called: with what stands on it, which people say to a computer."""
    shown, label = str(element["text"]["text"]), str(element["accessibility_label"])
    return label if shown.casefold() in label.casefold() else f"{shown}: {label}"


def emoji_of(element: Payload) -> str:
    """Return an emoji's sign, or its name where it has none."""
    points = str(element.get("unicode") or "").split("-")
    try:
        return "".join(chr(int(point, 16)) for point in points)
    except ValueError:
        return f":{element.get('name')}:"


def is_web_address(address: object) -> bool:
    """Tell whether a link leads to the web, and not into a script."""
    return str(address).lower().startswith(("https://", "http://", "mailto:"))


def json_of(value: object) -> str:
    """Return a value as JSON for people."""
    return json.dumps(value, indent=2, ensure_ascii=True, default=str)


def size_of(file: Payload) -> str:
    """Return how large a file is."""
    size = int(file.get("size") or 0)
    return f"{size} bytes" if size < _KIB else f"{size / _KIB:.0f} KB"
