"""What Bolt calls for self-checks: what the intake saved is shown, on the desk's threads."""

import logging
from collections.abc import Callable
from datetime import datetime

from slack_bolt import BoltContext

from bot import wording
from bot.errors import SlackError
from bot.log import log_event
from bot.slack.arrivals import Clicked, Worded
from bot.slack.checks.handling import Then, Typed
from bot.slack.checks.put import put_anew
from bot.slack.checks.switchboard import Switchboard
from bot.slack.desk import Desk
from bot.slack.intake import ARRIVAL, THEN, UNDONE
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.payloads import Command
from bot.slack.presses import Presses
from bot.slack.shared import said
from bot.slack.tries import MAX_RESPONSE_TRIES, MAX_TRIES, errand


class CheckListeners:
    """Runs what is to be shown, again where Slack asks to wait."""

    def __init__(
        self,
        desk: Desk,
        outbox: Outbox,
        checks: Switchboard,
        *,
        presses: Presses,
        clock: Callable[[], datetime],
    ) -> None:
        self._desk = desk
        self._outbox = outbox
        self._checks = checks
        self._presses = presses
        self._clock = clock

    def on_then(self, context: BoltContext) -> None:
        """Show what became of a press or a modal, after what was pressed there before."""
        then: Then = context[THEN]
        arrival = context[ARRIVAL]
        clicks = arrival.clicks if isinstance(arrival, Clicked) else None
        lane = clicks.channel.id if clicks and clicks.channel else f"user:{context.user_id}"
        job = errand(
            then,
            given_up=lambda why: self._not_shown(context, why),
            failed=lambda incident: self._tell(context, wording.incident(incident)),
            most=MAX_RESPONSE_TRIES if clicks else MAX_TRIES,
        )
        self._desk.enqueue(lane, job)

    def on_word(self, arrival: Worded) -> None:
        """Do what `/kloe` with a word asks for, once however often Slack has to be told of it."""
        command, word = arrival.command, self._checks.word(arrival.word.verb)
        if word is None:
            return
        typed = Typed(
            command.user_id,
            command.channel_id,
            arrival.word.rest,
            command.trigger_id,
            self._clock(),
        )
        message: Message | None = None

        def send() -> None:
            """Do what the word asks for once, and show what it says."""
            nonlocal message
            message = message or self._checks.says(word, typed)
            if word.where == "here":
                self._respond(command, message)
                return
            # A command may be typed in the direct messages of two colleagues, where Kloe is not.
            place = put_anew(self._outbox, command.user_id, message)
            self._checks.posted(message, *(place or ("", "")))
            if place is None or place.channel != command.channel_id:
                self._enqueue(command, lambda: self._respond(command, said(wording.CHECK_WRITTEN)))

        self._enqueue(command, send)

    def _enqueue(self, command: Command, send: Then) -> None:
        job = errand(
            send,
            given_up=lambda why: log_event(logging.WARNING, "word not answered", why=why),
            failed=lambda incident: self._respond(command, said(wording.incident(incident))),
        )
        self._desk.enqueue(command.trigger_id, job)

    def _respond(self, command: Command, message: Message) -> None:
        """Reply to the person alone.

        Raises:
            SlackError: it did not arrive, or that is not known.
        """
        self._outbox.respond(command.response_url, message, response_type="ephemeral")

    def _not_shown(self, context: BoltContext, why: str) -> None:
        log_event(logging.WARNING, "card not shown", why=why)
        is_click = isinstance(context[ARRIVAL], Clicked)
        text = wording.CARD_NOT_SHOWN if is_click else context[UNDONE]
        if text:
            self._tell(context, text)

    def _tell(self, context: BoltContext, text: str) -> None:
        """Say one sentence to the person; whoever sent a modal has nothing else to be told by."""
        arrival = context[ARRIVAL]
        if isinstance(arrival, Clicked):
            self._presses.tell(arrival.clicks, text)
            return
        try:
            put_anew(self._outbox, str(context.user_id), said(text))
        except SlackError as error:
            log_event(logging.WARNING, "person not told", error=type(error).__name__)
