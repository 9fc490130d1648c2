"""What stands around the messages of an agent: suggested prompts, and that Kloe is at work."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.playground.identity import BOT_USER_ID
from bot.playground.message_log import Change
from bot.playground.state import State
from bot.playground.wire import Clock

STATUS_SECONDS = 120
"""A status goes by itself after this time.

Source: docs.slack.dev/reference/methods/assistant.threads.setStatus, July 2026.
"""


class Prompt(NamedTuple):
    """A suggestion that a person may click."""

    title: str
    message: str
    """What is said in the person's name."""


class Status(NamedTuple):
    """That Kloe is at work in a thread."""

    text: str
    loading_messages: tuple[str, ...]
    since: datetime


class AssistantPane:
    """Holds prompts and statuses; any thread may use it."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self._clock = clock
        self._prompts: dict[str, tuple[Prompt, ...]] = {}
        self._titles: dict[str, str | None] = {}
        self._statuses: dict[tuple[str, str], Status] = {}
        self.ignored_prompts = 0
        """How often prompts came with a thread, which does nothing in an agent's pane."""

    def set_prompts(self, channel: str, prompts: tuple[Prompt, ...], title: str | None) -> None:
        """Show prompts in place of those before."""
        with self._state.change():
            self._prompts[channel] = prompts
            self._titles[channel] = title

    def ignore_prompts(self) -> None:
        """Count prompts that came with a thread."""
        with self._state.change():
            self.ignored_prompts += 1

    def set_status(self, channel: str, thread_ts: str, status: Status) -> None:
        """Show a status in a thread, or none where its text is empty."""
        with self._state.change():
            if status.text:
                self._statuses[channel, thread_ts] = status
            else:
                self._statuses.pop((channel, thread_ts), None)

    def prompts(self, channel: str) -> tuple[Prompt, ...]:
        """Return the prompts that stand in a direct message."""
        with self._state.reading():
            return self._prompts.get(channel, ())

    def title(self, channel: str) -> str | None:
        """Return what stands above the prompts."""
        with self._state.reading():
            return self._titles.get(channel)

    def statuses(self) -> dict[tuple[str, str], Status]:
        """Return the status of each channel and thread that has one now."""
        oldest = self._clock() - timedelta(seconds=STATUS_SECONDS)
        with self._state.reading():
            return {at: status for at, status in self._statuses.items() if status.since > oldest}

    def note(self, change: Change) -> None:
        """End the status of a thread in which Kloe has replied."""
        if change.kind == "posted" and change.actor == BOT_USER_ID and change.after:
            self._statuses.pop((change.channel, change.after.thread_ts or ""), None)
