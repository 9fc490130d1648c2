"""Every payload that Kloe sent in a test, judged by the stand-in's rules and by a JSON Schema."""

from collections.abc import Mapping
from typing import Literal

from bot.playground.payloads import live_mentions
from bot.playground.server import StandIn

from .schema_check import schema_errors


def judge_payloads(slack: StandIn) -> None:
    """Fail where a payload of Kloe's breaks a rule of Slack's, or could call anybody.

    Payloads that a fault of the test's making refused are judged too.
    """
    assert slack.refusals == []
    for call in slack.calls:
        arguments = call.arguments
        if call.method.startswith("chat.") and "blocks" in arguments:
            _judge("message", {key: arguments[key] for key in ("text", "blocks")})
        if call.method == "response_url" and "blocks" in arguments:
            _judge("message", {key: arguments[key] for key in ("text", "blocks")})
        view = arguments.get("view")
        if isinstance(view, Mapping):
            _judge("home" if view.get("type") == "home" else "modal", view)


def _judge(surface: Literal["message", "modal", "home"], payload: Mapping[str, object]) -> None:
    assert schema_errors(surface, payload) == []
    assert live_mentions(payload) == ()
