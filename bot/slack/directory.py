"""Who people are, and which channels others than colleagues read: asked of Slack where needed."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from bot.errors import SlackError, SlackRefused
from bot.selfcheck.local_time import is_zone
from bot.slack.web import JsonObject, SlackApi

Stranger = Literal["bot", "gone", "guest", "elsewhere"]
"""Why somebody is none of the workspace's own people: an app; deactivated; a guest; of another."""
HOME_ZONE = "Europe/London"
"""Where a person is taken to be as long as Slack does not say."""
_NOBODY = frozenset({"user_not_found", "user_not_visible"})
"""Slack's words for somebody of whom Kloe cannot know any more."""
_SLACKBOT = "USLACKBOT"
"""Slack's own bot, of which Slack says that it is a person. Source: Slack, "User object", July 2026."""


class Person(NamedTuple):
    """Somebody in the workspace."""

    name: str
    """As colleagues see it."""
    stranger: Stranger | None
    """None for one of the workspace's own people."""
    zone: str = ""
    """IANA name of where they are; empty where Slack does not say, or says what is no zone."""


class Directory:
    """Looks things up in Slack; safe to share between threads."""

    def __init__(self, api: SlackApi, team_id: str) -> None:
        self._api = api
        self._team_id = team_id

    def person(self, user: str) -> Person:
        """Return who somebody is.

        Raises:
            SlackError: Slack did not say.
        """
        found = self._api.call("users.info", user=user).get("user")
        told: JsonObject = found if isinstance(found, Mapping) else {}
        profile = told.get("profile")
        names: JsonObject = {**told, **(profile if isinstance(profile, Mapping) else {})}
        called = (str(names.get(key) or "") for key in ("display_name", "real_name", "name"))
        zone = str(told.get("tz") or "")
        return Person(
            next(filter(None, called), ""),
            self._stranger(told),
            zone if is_zone(zone) else "",
        )

    def whoever(self, user: str) -> Person:
        """Return who somebody is; gone where Slack knows of nobody any more.

        Raises:
            SlackError: Slack did not say.
            SlackRefused: Slack says no, for another reason.
        """
        try:
            return self.person(user)
        except SlackRefused as refused:
            if refused.code in _NOBODY:
                return Person("", "gone")
            raise

    def glance(self, user: str) -> Person:
        """Return who somebody is; one of the own people, somewhere, where Slack does not say at once."""
        try:
            return self.whoever(user)
        except SlackError:
            return Person("", None)

    def link_to(self, channel: str, ts: str) -> str:
        """Return the address of a message; empty where Slack does not say."""
        try:
            answer = self._api.call("chat.getPermalink", channel=channel, message_ts=ts)
        except SlackError:
            return ""
        return str(answer.get("permalink") or "")

    def _stranger(self, told: JsonObject) -> Stranger | None:
        if told.get("is_bot") or told.get("id") == _SLACKBOT:
            return "bot"
        if told.get("deleted"):
            return "gone"
        if told.get("is_restricted") or told.get("is_ultra_restricted"):
            return "guest"
        is_elsewhere = told.get("team_id") not in {None, self._team_id}
        return "elsewhere" if is_elsewhere or told.get("is_stranger") else None
