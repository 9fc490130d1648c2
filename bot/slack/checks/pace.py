"""How fast Kloe writes to people unasked: slowly enough for Slack, and for each person."""

from collections import deque
from datetime import datetime, timedelta

MOST_A_MINUTE = 80
"""People who are looked up and written to in any minute. Slack lets `users.info` be called 100 times
(tier 4) and takes several hundred messages; some is left for who presses a button meanwhile.
Source: Slack, "Rate limits", read July 2026."""
APART = timedelta(seconds=2)
"""Between two messages to one person; Slack takes one a second in a channel (same source)."""
_MINUTE = timedelta(minutes=1)


class Pace:
    """Remembers the last minute; for one thread at a time."""

    def __init__(self) -> None:
        self._at: deque[datetime] = deque()
        self._last: dict[str, datetime] = {}

    def has_room(self, now: datetime) -> bool:
        """Tell whether anybody may be written to now."""
        while self._at and now - self._at[0] >= _MINUTE:
            self._at.popleft()
        return len(self._at) < MOST_A_MINUTE

    def may_reach(self, user: str, now: datetime) -> bool:
        """Tell whether this person may be written to now, as far as they are concerned."""
        last = self._last.get(user)
        return last is None or now - last >= APART

    def reached(self, user: str, now: datetime) -> None:
        """Note that a person is looked up and written to."""
        self._at.append(now)
        self._last = {one: at for one, at in self._last.items() if now - at < APART}
        self._last[user] = now
