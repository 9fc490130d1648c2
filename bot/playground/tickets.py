"""What an interaction entitles an app to, for a while: to open a view, and to answer by address."""

import itertools
import secrets
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from bot.playground.refusal import Refused
from bot.playground.state import State
from bot.playground.wire import Clock

TRIGGER_SECONDS = 3
"""Source: docs.slack.dev/interactivity/handling-user-interaction, July 2026."""
RESPONSE_USES = 5
"""Source: the same page."""
RESPONSE_MINUTES = 30
"""Source: the same page."""

_FIRST_NUMBERS = 10**12
"""Triggers begin at one of so many numbers, so that those of a later start are others."""

Origin = Literal["command", "message", "ephemeral"]


class Trigger(NamedTuple):
    """The right to open one view for a person."""

    user: str
    issued_at: datetime
    channel: str | None = None
    """Where the person was, if in a channel."""


class Triggers:
    """Gives out triggers, and takes each back once; any thread may use it."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self._clock = clock
        self._open: dict[str, Trigger] = {}
        self._used: set[str] = set()
        self._numbers = itertools.count(secrets.randbelow(_FIRST_NUMBERS))

    def issue(self, user: str, channel: str | None = None) -> str:
        """Return a new `trigger_id`."""
        with self._state.reading():
            number = next(self._numbers)
            trigger_id = f"{number}.{1_000_000 + number}.{number:032x}"
            self._open[trigger_id] = Trigger(user, self._clock(), channel)
            return trigger_id

    def exchange(self, trigger_id: object) -> Trigger:
        """Return whom a trigger is for; it cannot be exchanged again.

        Raises:
            Refused: it was never given out, was exchanged before, or is too old.
        """
        with self._state.reading():
            if trigger_id in self._used:
                raise Refused("exchanged_trigger_id")
            trigger = self._open.get(str(trigger_id))
            if trigger is None:
                raise Refused("invalid_trigger_id")
            if self._clock() - trigger.issued_at > timedelta(seconds=TRIGGER_SECONDS):
                raise Refused("expired_trigger_id")
            self._used.add(str(trigger_id))
            return self._open.pop(str(trigger_id))


class ResponseUrl(NamedTuple):
    """An address at which an interaction can be answered."""

    token: str
    origin: Origin
    """What the person did: typed a command, or clicked in a message or in an ephemeral one."""
    user: str
    channel: str
    original_ts: str | None
    """The message clicked in; for a command, what was last shown through this address."""
    issued_at: datetime
    uses: int = 0


class ResponseUrls:
    """Gives out addresses and counts their uses; any thread may use it."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self._clock = clock
        self._by_token: dict[str, ResponseUrl] = {}
        self._mark = secrets.token_hex(4).upper()
        self._numbers = itertools.count(1)

    def issue(
        self, origin: Origin, *, user: str, channel: str, original_ts: str | None = None
    ) -> str:
        """Return the token of a new address."""
        with self._state.reading():
            token = f"R{self._mark}{next(self._numbers):06d}"
            given = ResponseUrl(token, origin, user, channel, original_ts, self._clock())
            self._by_token[token] = given
            return token

    def check(self, token: str) -> ResponseUrl:
        """Return an address that may still be used.

        Raises:
            Refused: it was never given out, is used up, or is too old.
        """
        with self._state.reading():
            given = self._by_token.get(token)
            if given is None:
                raise Refused("no_url")
            if self._clock() - given.issued_at > timedelta(minutes=RESPONSE_MINUTES):
                raise Refused("expired_url")
            if given.uses >= RESPONSE_USES:
                raise Refused("used_url")
            return given

    def used(self, token: str, *, shown_ts: str | None = None) -> None:
        """Count a use, and for a command remember what it showed."""
        with self._state.reading():
            given = self._by_token[token]
            if given.origin == "command" and shown_ts:
                given = given._replace(original_ts=shown_ts)
            self._by_token[token] = given._replace(uses=given.uses + 1)

    def shown(self, token: str, ts: str) -> None:
        """Remember what the acknowledgement of a command showed."""
        with self._state.reading():
            self._by_token[token] = self._by_token[token]._replace(original_ts=ts)
