"""What one person alone sees, kept apart from the messages: no thread, no history, no edit."""

from typing import Any

from bot.playground.message_log import Timestamps
from bot.playground.messages import Ephemeral
from bot.playground.state import State


class Ephemerals:
    """Holds what is shown to one person; any thread may use it."""

    def __init__(self, state: State, timestamps: Timestamps) -> None:
        self._state = state
        self._timestamps = timestamps
        self._shown: dict[str, Ephemeral] = {}

    def show(self, draft: Ephemeral) -> Ephemeral:
        """Show something under a new `ts`."""
        with self._state.change():
            ephemeral = draft._replace(ts=self._timestamps.next())
            self._shown[ephemeral.ts] = ephemeral
            return ephemeral

    def replace(self, ts: str, **fields: Any) -> None:
        """Change fields of what is shown; nothing happens where it is gone."""
        with self._state.change():
            if ts in self._shown:
                self._shown[ts] = self._shown[ts]._replace(**fields)

    def remove(self, ts: str) -> None:
        """Show it no more."""
        with self._state.change():
            self._shown.pop(ts, None)

    def find(self, ts: str) -> Ephemeral | None:
        """Return what is shown under a `ts`, if it still is."""
        with self._state.reading():
            return self._shown.get(ts)

    def of(self, user: str) -> tuple[Ephemeral, ...]:
        """Return what a person sees, oldest first."""
        with self._state.reading():
            return tuple(shown for shown in self._shown.values() if shown.user == user)
