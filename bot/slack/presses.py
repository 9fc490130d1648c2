"""What a press of a button does; each was acknowledged before."""

import logging
from collections.abc import Callable

from bot import wording
from bot.domain.request import Feedback
from bot.errors import SlackError
from bot.kloe import Kloe
from bot.log import log_event
from bot.slack.arrivals import Wonders
from bot.slack.bearing import bearing_view
from bot.slack.elements import Json
from bot.slack.feedback import Kept, reason_view, said_of
from bot.slack.outbox import Outbox
from bot.slack.passage_view import notice_view, passage_view
from bot.slack.payloads import Clicks
from bot.slack.shared import said


class Presses:
    """Opens modals, and tells people what came of a press."""

    def __init__(
        self, outbox: Outbox, kloe: Callable[[], Kloe], holds_details: Callable[[str], bool]
    ) -> None:
        """Prepare.

        Args:
            outbox: the way to Slack.
            kloe: gives the Kloe that answers now.
            holds_details: whether a text holds a person's details.
        """
        self._outbox = outbox
        self._kloe = kloe
        self._holds_details = holds_details

    def show_passage(self, clicks: Clicks) -> None:
        """Open the modal that shows the whole passage in its section."""
        ids = clicks.actions[0].value.split("\n")
        self._open(clicks, passage_view(ids, self._kloe().corpus))

    def show_bearing(self, arrival: Wonders) -> None:
        """Open the modal that says which prompts a message bears on."""
        view = bearing_view(arrival.text, self._kloe(), self._holds_details)
        try:
            self._outbox.open_view(arrival.trigger_id, view)
        except SlackError as error:
            log_event(logging.WARNING, "modal not opened", error=type(error).__name__)

    def rate(self, clicks: Clicks, feedback: Feedback | None, kept: Kept) -> None:
        """Thank for feedback, or ask for a reason, or say why it could not be kept."""
        if feedback and feedback.verdict == "not_helpful" and kept == "kept":
            self._open(clicks, reason_view(feedback.answer_id))
        else:
            self.tell(clicks, said_of(kept))

    def tell(self, clicks: Clicks, text: str) -> None:
        """Say one thing to the person who pressed, in their thread; in a modal where that fails."""
        thread = clicks.message.thread_ts or clicks.container.thread_ts
        more = {"thread_ts": thread} if thread else {}
        if not clicks.response_url:  # a press in Home or in a modal
            self._tell_in_modal(clicks, text)
            return
        try:
            self._outbox.respond(
                clicks.response_url,
                said(text),
                response_type="ephemeral",
                replace_original=False,
                **more,
            )
        except SlackError:
            self._tell_in_modal(clicks, text)

    def _tell_in_modal(self, clicks: Clicks, text: str) -> None:
        try:
            self._outbox.open_view(clicks.trigger_id, notice_view(wording.NOTICE_TITLE, text))
        except SlackError as error:
            log_event(logging.WARNING, "person not told", error=type(error).__name__)

    def _open(self, clicks: Clicks, view: Json) -> None:
        """Open a modal; Slack allows it for three seconds after the press."""
        try:
            self._outbox.open_view(clicks.trigger_id, view)
        except SlackError as error:
            log_event(logging.WARNING, "modal not opened", error=type(error).__name__)
            self.tell(clicks, wording.TOO_SLOW)
