"""Who a person is and where, as Slack knows it: asked when it is needed, and not kept."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.errors import SlackError, SlackRefused
from bot.selfcheck.local_time import is_zone
from bot.slack.web import JsonObject, SlackApi

HOME_ZONE = "Europe/London"
"""Where a person is taken to be as long as Slack does not say."""
_NOBODY = frozenset({"user_not_found", "user_not_visible", "users_not_found"})
"""Slack's words for a person whom Kloe cannot know of any more."""
_OTHERS = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
"""What is true of those to whom Kloe does not write unasked: the account was closed, it is no
person, a guest, or somebody of another workspace. Source: Slack, "User object", read July 2026."""


class Someone(NamedTuple):
    """What Slack says of a person."""

    is_colleague: bool
    """Whether Kloe may write to them unasked."""
    zone: str
    """IANA name of where they are; empty where Slack does not say, or says what is no zone."""


NOBODY = Someone(is_colleague=False, zone="")
SOMEBODY = Someone(is_colleague=True, zone="")


class Directory:
    """Asks Slack about people; safe to share between threads."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api

    def look(self, user: str) -> Someone:
        """Return who a person is.

        Raises:
            SlackError: Slack does not say.
            SlackRefused: Slack says no, for another reason than that there is no such person.
        """
        try:
            return someone_of(self._api.call("users.info", user=user))
        except SlackRefused as refused:
            if refused.code in _NOBODY:
                return NOBODY
            raise

    def glance(self, user: str) -> Someone:
        """Return who a person is; where Slack does not say so at once, a colleague somewhere."""
        try:
            return self.look(user)
        except SlackError:
            return SOMEBODY


def someone_of(answer: JsonObject) -> Someone:
    """Return what the answer of `users.info` says."""
    told = answer.get("user")
    user: Mapping[str, object] = told if isinstance(told, Mapping) else {}
    zone = user.get("tz")
    return Someone(
        is_colleague=bool(user) and not any(user.get(name) for name in _OTHERS),
        zone=zone if isinstance(zone, str) and is_zone(zone) else "",
    )
