"""Slack says no: raised inside the stand-in, and turned into an answer at its edge."""

from collections.abc import Mapping


class Refused(Exception):
    """What was asked is refused.

    Attributes:
        code: Slack's word for why.
        messages: what `response_metadata.messages` says more.
        more: further fields of the answer.
    """

    def __init__(self, code: str, *messages: str, more: Mapping[str, object] | None = None) -> None:
        self.code = code
        self.messages = messages
        self.more = dict(more or {})
        super().__init__(f"{code} {list(messages)}")


class RefusedPayload(Refused):
    """What was sent to be shown breaks a rule of Block Kit or of messages."""


def missing(field: str) -> tuple[str, str]:
    """Return the code and the message of a refusal for an argument that is not there."""
    return "invalid_arguments", f"[ERROR] missing required field: {field}"
