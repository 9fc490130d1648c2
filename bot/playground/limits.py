"""How often Slack lets an app call: what is too much, and how much there was.

Source: docs.slack.dev/apis/web-api/rate-limits and the page of each method under
docs.slack.dev/reference/methods, "Rate limits", read July 2026. Slack promises these rates and lets
more pass at times; here nothing more passes.
"""

import math
import threading
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.playground.faults import RateLimited
from bot.playground.web_api import Call
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

POST = "chat.postMessage"
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_TIER_1, _TIER_3, _TIER_4 = 1, 50, 100
"""Calls a minute, of one method in one workspace."""
_SPECIAL = 300
"""Calls a minute where Slack says "several hundred", or only that the limit is a special one."""
PER_MINUTE: Mapping[str, int] = {
    "apps.connections.open": _TIER_1,
    **dict.fromkeys(
        (
            "chat.update",
            "chat.delete",
            "conversations.open",
            "conversations.info",
            "conversations.history",
            "conversations.replies",
            "files.delete",
        ),
        _TIER_3,
    ),
    **dict.fromkeys(
        (
            "chat.postEphemeral",
            "users.info",
            "views.open",
            "views.update",
            "views.push",
            "views.publish",
            "files.getUploadURLExternal",
            "files.completeUploadExternal",
            "assistant.threads.setSuggestedPrompts",
        ),
        _TIER_4,
    ),
    **dict.fromkeys(
        (POST, "chat.getPermalink", "auth.test", "assistant.threads.setStatus"), _SPECIAL
    ),
}
"""Calls of each method in any minute."""


class Limits(NamedTuple):
    """What is too much."""

    per_minute: Mapping[str, int] = PER_MINUTE
    seconds_per_post: float = 1.0
    """Between two posts in one channel, in the long run."""
    post_burst: int = 5
    """Posts in one channel that may come at once after a pause; Slack says "short bursts" only."""


class Gate:
    """Counts calls and holds back what is too much; any thread may use it."""

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self._workspace = workspace
        self._limits = limits
        self._lock = threading.Lock()
        self._passed: defaultdict[str, deque[datetime]] = defaultdict(deque)
        """When the calls of each method in the last minute came."""
        self._due: dict[str, datetime] = {}
        """When the next post in each channel would come if all kept their distance."""

    def admit(self, method: str, arguments: Payload) -> RateLimited | None:
        """Let a call pass and count it, or return that it is too much; that does not count."""
        channel = channel_of(self._workspace, arguments) if method == POST else None
        now = self._workspace.clock()
        with self._lock:
            wait = max(self._until_room(method, now), self._until_due(channel, now))
            if wait > timedelta():
                return RateLimited(math.ceil(wait / _SECOND))
            self._passed[method].append(now)
            if channel is not None:
                self._due[channel] = max(self._due.get(channel, now), now) + self._distance
        return None

    @property
    def _distance(self) -> timedelta:
        return timedelta(seconds=self._limits.seconds_per_post)

    def _until_room(self, method: str, now: datetime) -> timedelta:
        most = self._limits.per_minute.get(method)
        passed = self._passed[method]
        while passed and now - passed[0] >= _MINUTE:
            passed.popleft()
        if most is None or len(passed) < most:
            return timedelta()
        return passed[len(passed) - most] + _MINUTE - now

    def _until_due(self, channel: str | None, now: datetime) -> timedelta:
        if channel is None or channel not in self._due:
            return timedelta()
        ahead = self._distance * (self._limits.post_burst - 1)
        return max(self._due[channel] - ahead - now, timedelta())


class Peak(NamedTuple):
    """The most calls of one method that there were, those held back among them."""

    in_a_minute: int
    """In any sixty seconds."""
    in_a_second: int
    """In any one second, to one channel."""


def peaks_of(workspace: Workspace, calls: Iterable[Call]) -> dict[str, Peak]:
    """Return the highest rates of each method that was called."""
    by_method: defaultdict[str, defaultdict[str, list[datetime]]]
    by_method = defaultdict(lambda: defaultdict(list))
    for call in calls:
        channel = channel_of(workspace, call.arguments) or ""
        by_method[call.method][channel].append(call.at)
    return {
        method: Peak(
            _most_within(_MINUTE, [at for times in channels.values() for at in times]),
            max(_most_within(_SECOND, times) for times in channels.values()),
        )
        for method, channels in by_method.items()
    }


def channel_of(workspace: Workspace, arguments: Payload) -> str | None:
    """Return the channel that a call names; a person stands for the direct message."""
    named = arguments.get("channel") or arguments.get("channel_id")
    person = workspace.user(named)
    return workspace.im_of(person.id) if person else str(named) if named else None


def _most_within(span: timedelta, times: Sequence[datetime]) -> int:
    """Return how many moments at most lie in a span of this length, its end left out."""
    most, window = 0, deque[datetime]()
    for at in sorted(times):
        window.append(at)
        while at - window[0] >= span:
            window.popleft()
        most = max(most, len(window))
    return most
