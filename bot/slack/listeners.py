"""Bolt's listeners: each hands what the intake read to whoever acts on it, and returns at once."""

import logging
import re
from collections.abc import Callable
from typing import NamedTuple

from slack_bolt import App, BoltContext, BoltResponse

from bot import wording
from bot.domain.request import Request, SavedRequest
from bot.log import log_event, log_fault
from bot.slack.app_events import REMOVALS
from bot.slack.app_listeners import AppListeners
from bot.slack.arrivals import Clicked, Commanded, Wonders, Worded
from bot.slack.bearing import BEARING
from bot.slack.blocks import FEEDBACK, SHOW_PASSAGE
from bot.slack.checks.listening import CheckListeners
from bot.slack.checks.press import PREFIX
from bot.slack.desk import Desk, DeskClosed
from bot.slack.inbox import CHOOSE
from bot.slack.intake import ARRIVAL, FEEDBACK_GIVEN, FEEDBACK_KEPT, SAVED
from bot.slack.menu import Menu
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.slack.presses import Presses
from bot.slack.replier import Replier
from bot.slack.shared import SHARE, SHARE_KEEP, SHARE_POST, said
from bot.slack.sharing import Sharing
from bot.slack.tries import errand

EVENTS = ("app_mention", "message", "app_home_opened", *sorted(REMOVALS))
"""Events that have a listener; the manifest subscribes to these and no others."""

_LATER = 503
"""The status that lets Slack send something again."""


class Listeners:
    """What Bolt calls, on the desk's threads."""

    def __init__(
        self,
        desk: Desk,
        replier: Replier,
        outbox: Outbox,
        *,
        menu: Menu,
        checks: CheckListeners,
    ) -> None:
        self._desk = desk
        self._replier = replier
        self._outbox = outbox
        self._menu = menu
        self._checks = checks

    def on_request(self, context: BoltContext) -> None:
        """Put a saved question, edit or deletion into the lane of its channel."""
        saved = context.get(SAVED)
        if isinstance(saved, SavedRequest):
            self.take(saved)

    def take(self, saved: SavedRequest, *, may_be_posted: bool = False) -> None:
        """Put a saved request into its lane.

        Args:
            saved: the request.
            may_be_posted: whether a process that ended may have posted the reply already.
        """
        if saved.request.way == "deletion":
            self._replier.expect_no_reply(saved.request)
        job = self._replier.job(saved, may_be_posted=may_be_posted)
        self._desk.enqueue(lane_of(saved.request), job)

    def on_command(self, context: BoltContext) -> None:
        """Answer `/kloe`: a question like any other, a word from the menu."""
        arrival = context.get(ARRIVAL)
        if isinstance(arrival, Worded):
            self._checks.on_word(arrival)
            return
        if not isinstance(arrival, Commanded):
            self.on_request(context)
            return
        command = arrival.command
        message = self._menu.message(arrival.word)
        self._desk.enqueue(
            command.trigger_id,
            errand(
                lambda: self._outbox.respond(
                    command.response_url, message, response_type="ephemeral"
                ),
                given_up=lambda why: log_event(logging.WARNING, "menu not shown", why=why),
                failed=lambda incident: self._outbox.respond(
                    command.response_url, said(wording.incident(incident))
                ),
            ),
        )


class PressListeners:
    """What Bolt calls for buttons, on the desk's threads."""

    def __init__(self, desk: Desk, presses: Presses, sharing: Sharing) -> None:
        self._desk = desk
        self._presses = presses
        self._sharing = sharing

    def on_show_passage(self, context: BoltContext) -> None:
        """Open the passage."""
        self._presses.show_passage(_clicks(context))

    def on_wondering(self, context: BoltContext) -> None:
        """Open what a message bears on."""
        arrival = context.get(ARRIVAL)
        if isinstance(arrival, Wonders):
            self._presses.show_bearing(arrival)

    def on_feedback(self, context: BoltContext) -> None:
        """Thank for feedback that the intake kept."""
        self._presses.rate(_clicks(context), context.get(FEEDBACK_GIVEN), context[FEEDBACK_KEPT])

    def on_share(self, context: BoltContext) -> None:
        """Show what would be posted."""
        self._try(_clicks(context), self._sharing.show_preview)

    def on_share_post(self, context: BoltContext) -> None:
        """Post it."""
        self._try(_clicks(context), self._sharing.post)

    def on_share_keep(self, context: BoltContext) -> None:
        """Do not post it."""
        self._try(_clicks(context), self._sharing.keep_private)

    def on_error(self, error: Exception, context: BoltContext) -> BoltResponse | None:
        """Tell the person who pressed that a fault of the program ended it.

        That Kloe ends is none: Slack sends it again, and what was saved is taken over.
        """
        if isinstance(error, DeskClosed):
            return BoltResponse(status=_LATER, body="")
        incident = log_fault(error)
        if isinstance(context.get(ARRIVAL), Clicked):
            self._presses.tell(_clicks(context), wording.incident(incident))
        return None

    def _try(self, clicks: Clicks, do: Callable[[Clicks], None]) -> None:
        """Do it, again where Slack asks to wait; say so where it cannot be done."""
        job = errand(
            lambda: do(clicks),
            given_up=lambda _: self._presses.tell(clicks, wording.SHARE_EXPIRED),
            failed=lambda incident: self._presses.tell(clicks, wording.incident(incident)),
        )
        self._desk.enqueue(clicks.trigger_id, job)


class Register(NamedTuple):
    """Who listens to what."""

    requests: Listeners
    presses: PressListeners
    checks: CheckListeners
    app: AppListeners


def register(app: App, every: Register) -> None:
    """Tell Bolt which listener is for what."""
    listeners, presses, checks = every.requests, every.presses, every.checks
    app.event("app_mention")(listeners.on_request)
    app.event("message")(listeners.on_request)
    app.event("app_home_opened")(every.app.on_opened)
    for removal in sorted(REMOVALS):
        app.event(removal)(every.app.on_removed)
    app.command(re.compile("^/"))(listeners.on_command)
    app.shortcut(BEARING)(presses.on_wondering)
    app.action(re.compile(f"^{PREFIX}"))(checks.on_then)
    app.view(re.compile(f"^{PREFIX}"))(checks.on_then)
    app.action(re.compile(f"^{CHOOSE}"))(listeners.on_request)
    app.action(re.compile(f"^{SHOW_PASSAGE}"))(presses.on_show_passage)
    app.action(FEEDBACK)(presses.on_feedback)
    app.action(SHARE)(presses.on_share)
    app.action(SHARE_POST)(presses.on_share_post)
    app.action(SHARE_KEEP)(presses.on_share_keep)
    app.action(re.compile(""))(lambda: None)  # a button of an older Kloe, acknowledged already
    app.error(presses.on_error)


def lane_of(request: Request) -> str:
    """Return the lane in which a request is answered: its channel's, or its own for `/kloe`."""
    return request.event_key if request.response_url and not request.thread_ts else request.channel


def _clicks(context: BoltContext) -> Clicks:
    arrival = context[ARRIVAL]
    if not isinstance(arrival, Clicked):
        msg = "a press has a click"
        raise TypeError(msg)
    return arrival.clicks
