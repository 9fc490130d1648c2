"""The middleware in which everything that Slack sends is read, and saved before it is acknowledged.

Bolt acknowledges an event before its listener starts, so that a process that dies in between would
lose the question; what must survive is therefore saved here, in front of the listeners. Whatever
needs no listener ends here, acknowledged.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import assert_never

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.domain.request import Feedback
from bot.errors import StoreUnavailable
from bot.log import log_event
from bot.slack.arrivals import (
    Arrival,
    Asks,
    Clicked,
    Commanded,
    HomeOpened,
    Opened,
    Removed,
    Seen,
    Silent,
    Submitted,
    Wonders,
    Worded,
)
from bot.slack.blocks import FEEDBACK
from bot.slack.checks.switchboard import Switchboard
from bot.slack.feedback import Kept, feedback_of_press, feedback_of_view, heard_view
from bot.slack.inbox import Reader
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks, Submission
from bot.store.ledger import Ledger

ARRIVAL, SAVED, FEEDBACK_GIVEN, FEEDBACK_KEPT, THEN, UNDONE = (
    "kloe_arrival",
    "kloe_saved",
    "kloe_feedback",
    "kloe_kept",
    "kloe_then",
    "kloe_undone",
)
"""Under these names a listener finds in Bolt's context what was read and saved."""


class Intake(Middleware):
    """Reads, saves, acknowledges."""

    def __init__(
        self,
        reader: Reader,
        ledger: Ledger,
        outbox: Outbox,
        *,
        checks: Switchboard,
        clock: Callable[[], datetime],
    ) -> None:
        self._checks = checks
        self._reader = reader
        self._ledger = ledger
        self._outbox = outbox
        self._clock = clock

    def read(self, body: Mapping[str, object]) -> Arrival:
        """Return what a payload asks for."""
        return self._reader.read(body, self._clock())

    def settles(self, arrival: Arrival) -> bool:
        """Take note of what asks for nothing, and tell whether that was all: Bolt need not see it.

        What is none of Kloe's goes to Bolt all the same, which answers Slack's own checks.
        """
        if isinstance(arrival, Seen):
            self._outbox.saw(arrival.answer_id, arrival.ts)
            return True
        return isinstance(arrival, Silent) and arrival.because != "not_ours"

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,
        next: Callable[[], BoltResponse],  # noqa: A002 - Bolt's own name for it
    ) -> BoltResponse | None:
        """Let pass what has a listener to go to; answer 200 to everything else."""
        del resp
        now = self._clock()
        arrival = req.context.get(ARRIVAL) or self.read(req.body)
        req.context[ARRIVAL] = arrival
        response = self._before_acknowledging(req, arrival, now)
        if response is not None:
            return response
        if not isinstance(arrival, Opened | Submitted):
            req.context.ack()  # else Bolt waits until the listener's thread does it
        return next()

    def _before_acknowledging(
        self, req: BoltRequest, arrival: Arrival, now: datetime
    ) -> BoltResponse | None:
        """Save what must not be lost; return a response where no listener is needed."""
        is_wanted = True
        match arrival:
            case Clicked():
                return self._clicked(req, arrival.clicks, now)
            case Submitted():
                return self._submitted(req, arrival.submission, now)
            case Removed():
                return self._removed()
            case Asks():
                req.context[SAVED] = saved = self._ledger.accept(arrival.request)
                is_wanted = saved is not None
            case Wonders():
                is_wanted = self._ledger.claim(f"press:{arrival.trigger_id}")
            case Seen() | Silent():
                self.settles(arrival)
                is_wanted = False
            case Commanded() | Worded() | Opened() | HomeOpened():
                pass
            case _:
                assert_never(arrival)
        return None if is_wanted else _done()

    def _clicked(self, req: BoltRequest, clicks: Clicks, now: datetime) -> BoltResponse | None:
        """Let one of several deliveries of a press pass; feedback is saved at once.

        A press in a self-check is saved whenever it comes: one that comes twice changes nothing.
        """
        then = self._checks.pressed(clicks, now)
        if then is not None:
            req.context[THEN] = then
            return None
        if not self._ledger.claim(f"press:{clicks.trigger_id}"):
            return _done()
        if clicks.actions[0].action_id == FEEDBACK:
            feedback = feedback_of_press(clicks, now)
            req.context[FEEDBACK_GIVEN] = feedback
            req.context[FEEDBACK_KEPT] = self._kept(feedback)
        return None

    def _submitted(
        self, req: BoltRequest, submission: Submission, now: datetime
    ) -> BoltResponse | None:
        heard = self._checks.submitted(submission, now)
        if heard is not None:
            req.context[THEN], req.context[UNDONE] = heard.then, heard.undone
            if heard.errors:
                req.context.ack(response_action="errors", errors=dict(heard.errors))
            elif heard.view:
                req.context.ack(response_action="update", view=heard.view)
            else:
                req.context.ack()
            return None
        kept = self._kept(feedback_of_view(submission, now))
        return BoltResponse(
            status=200, body={"response_action": "update", "view": heard_view(kept)}
        )

    def _removed(self) -> BoltResponse | None:
        """Erase everything; where that cannot be done now Slack is to send the event again."""
        try:
            erased = self._ledger.erase_everything()
        except StoreUnavailable:
            return BoltResponse(status=503, body="")
        log_event(logging.WARNING, "removed from the workspace", erased=erased)
        return None

    def _kept(self, feedback: Feedback | None) -> Kept:
        return self._ledger.keep_feedback(feedback) if feedback else "gone"


def _done() -> BoltResponse:
    return BoltResponse(status=200, body="")
