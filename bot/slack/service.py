"""Kloe at work: from the start, through what was left undone, to the end."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence

from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.domain.request import SavedRequest
from bot.errors import SlackError, SlackRefused
from bot.log import log_event
from bot.slack.identity import Identity, identify
from bot.slack.intake import ARRIVAL
from bot.slack.parts import Parts
from bot.slack.readiness import State
from bot.slack.upkeep import Upkeep
from bot.slack.web import UNKNOWN_TOKEN
from bot.slack.wiring import Wired, wire

IDENTIFY_AGAIN_SECONDS = 2.0
"""Seconds until Slack is asked again who Kloe is, where it did not answer."""
Headers = Mapping[str, str | Sequence[str]]


class Service:
    """One process of Kloe in one workspace; safe to share between threads."""

    def __init__(self, parts: Parts, ends: threading.Event, *, is_alone: bool) -> None:
        """Prepare; nothing is sent yet.

        Args:
            parts: what there is.
            ends: once it is set, nothing more is taken.
            is_alone: whether no other process works on the same database.
        """
        self.parts = parts
        self._is_alone = is_alone
        self._upkeep = Upkeep(
            parts.ledger,
            parts.database,
            choices=parts.choices,
            clock=parts.clock,
            prepare=parts.prepare,
        )
        self._wired: Wired | None = None
        self._ends = ends

    @property
    def wired(self) -> Wired | None:
        """The Bolt app and its listeners; None until Slack has said who Kloe is."""
        return self._wired

    @property
    def client(self) -> WebClient:
        """The SDK's client, with the bot's token."""
        return self.parts.client

    def start(self, waits: Callable[[], None] = lambda: None) -> Identity | None:
        """Ask Slack who Kloe is until it answers, then take over what is undone.

        Args:
            waits: called once where Slack does not answer at first.

        Returns:
            Who Kloe is, or None where the end came first.

        Raises:
            SlackRefused: Slack does not accept the token.
        """
        is_said = False
        while not self._ends.is_set():
            identity = self._identity()
            if identity is None:
                if not is_said:
                    waits()
                is_said = True
                self._ends.wait(IDENTIFY_AGAIN_SECONDS)
                continue
            self._wired = wire(self.parts, identity)
            self._upkeep.start(
                self._take_over, is_alone=self._is_alone, turn=self._wired.rounds.turn
            )
            return identity
        return None

    def _identity(self) -> Identity | None:
        """Return who Kloe is; None where Slack does not answer.

        Raises:
            SlackRefused: Slack does not accept the token.
        """
        try:
            return identify(self.parts.api)
        except SlackRefused as refused:
            if refused.code in UNKNOWN_TOKEN:
                raise
            log_event(logging.WARNING, "Slack refuses", code=refused.code)
        except SlackError as error:
            log_event(logging.WARNING, "Slack does not answer", error=type(error).__name__)
        return None

    def dispatch(self, body: dict[str, object], headers: Headers) -> BoltResponse | None:
        """Read, save and acknowledge what Slack sent; None while nothing is taken."""
        if self._wired is None or self._ends.is_set():
            return None
        arrival = self._wired.intake.read(body)
        if self._wired.intake.settles(arrival):
            return BoltResponse(status=200, body="")
        request = BoltRequest(
            mode="socket_mode", body=body, headers=dict(headers), context={ARRIVAL: arrival}
        )
        return self._wired.app.dispatch(request)

    def state(self) -> State:
        """Return how each part is."""
        is_kept = self._upkeep.is_prepared and not self.parts.ledger.is_degraded
        return State(
            ready=self._wired is not None and not self._ends.is_set(),
            corpus="degraded" if self.parts.current.is_broken else "ok",
            database="ok" if is_kept else "degraded",
            slack=self.parts.api.health,
        )

    def end(self, seconds: float) -> bool:
        """Take nothing more, finish what was acknowledged, and stop.

        What cannot be finished in the time stays saved, for the next start.

        Returns:
            Whether all was finished.
        """
        self._ends.set()
        if self._wired is not None:
            self._wired.home.forget()
        is_done = self.parts.desk.drain(seconds)
        self.parts.desk.shutdown(wait=is_done, cancel_futures=True)
        self._upkeep.end()
        self.parts.api.close()
        self.parts.database.dispose()
        log_event(logging.INFO, "ended", undone=self.parts.desk.waiting)
        return is_done

    def _take_over(self, saved: SavedRequest) -> None:
        if self._wired is not None:
            self._wired.listeners.take(saved, may_be_posted=True)
