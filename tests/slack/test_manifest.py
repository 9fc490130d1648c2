"""The manifest asks for what the code needs, and for nothing else."""

import ast
import json
from pathlib import Path
from typing import Any

import bot
from bot.playground.web_api import METHOD_SCOPES
from bot.slack.bearing import BEARING
from bot.slack.listeners import EVENTS as LISTENED_TO
from bot.slack.scopes import EVENTS, METHODS, OPTIONAL_METHODS, needed_scopes, optional_scopes

ROOT = Path(bot.__file__).parents[1]
MANIFEST: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text("utf-8"))
CALLS = frozenset({"call", "ask", "_send"})


def called_methods() -> set[str]:
    """Return every method of Slack's that is called with the bot's token, from the source."""
    found = set()
    for path in (ROOT / "bot" / "slack").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                first = node.args[0] if node.args else None
                if node.func.attr in CALLS and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_the_seven_scopes_are_those_that_something_needs() -> None:
    """Methods that are called, events that are listened to, and the command; others are optional.

    An optional scope stands in both lists. Source: Slack, "App manifest reference", as
    vellum-ai/vellum-assistant#39141 and slackapi/slack-cli#517 have it, read November 2026.
    """
    scopes = MANIFEST["oauth_config"]["scopes"]
    needed = set(scopes["bot"]) - set(scopes["bot_optional"])

    assert set(scopes) == {"bot", "bot_optional"}
    assert needed == needed_scopes()
    assert len(needed) == 7
    assert set(scopes["bot_optional"]) == optional_scopes()
    assert set(scopes["bot"]) == needed_scopes() | optional_scopes()


def test_the_methods_are_those_that_are_called() -> None:
    """Neither more nor fewer; that of Socket Mode needs the app's own token."""
    assert called_methods() - {"apps.connections.open"} == {*METHODS, *OPTIONAL_METHODS}


def test_the_stand_in_asks_for_the_same_scopes() -> None:
    """Written down twice, by method."""
    assert {method: METHOD_SCOPES[method] for method in METHODS} == dict(METHODS)
    assert {method: METHOD_SCOPES[method] for method in OPTIONAL_METHODS} == dict(OPTIONAL_METHODS)


def test_the_events_are_those_that_are_listened_to() -> None:
    """`message.im` arrives as `message`."""
    subscribed = MANIFEST["settings"]["event_subscriptions"]["bot_events"]

    assert sorted(subscribed) == sorted(EVENTS)
    assert {name.partition(".")[0] for name in subscribed} == set(LISTENED_TO)


def test_it_is_an_agent_of_the_present_kind() -> None:
    """New apps can have no other; its pane needs the messages tab."""
    features = MANIFEST["features"]

    assert "agent_view" in features
    assert "assistant_view" not in features
    assert features["app_home"]["messages_tab_enabled"] is True
    assert features["app_home"]["messages_tab_read_only_enabled"] is False


def test_texts_are_as_long_as_slack_allows() -> None:
    """Source: Slack, "App manifest reference", read July 2026."""
    about = MANIFEST["display_information"]
    (command,) = MANIFEST["features"]["slash_commands"]

    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4_000
    assert len(MANIFEST["features"]["agent_view"]["agent_description"]) <= 300
    assert command["command"] == "/kloe"
    assert "url" not in command
    assert MANIFEST["settings"]["socket_mode_enabled"] is True


def test_the_shortcut_is_the_one_that_is_listened_to() -> None:
    """Source: Slack, "App manifest reference", read July 2026."""
    (shortcut,) = MANIFEST["features"]["shortcuts"]

    assert shortcut["callback_id"] == BEARING
    assert shortcut["type"] == "message"
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150
