"""One export on its way to one person: made, uploaded, or else written as messages."""

import logging
from datetime import date
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import Run
from bot.errors import SlackRefused, SlackSilent, SlackUnreachable
from bot.log import log_event
from bot.selfcheck.export import Asked, Format, Kept, export_of
from bot.slack.checks.export_card import as_messages
from bot.slack.files import File, Files
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.shared import said

MOST_UPLOADS = 2
"""Tries at an upload while the address of files is not reached: some firewalls let through Slack's
own address and not that one, and a person who waits is better off with messages."""


class Parcel(NamedTuple):
    """What is exported for whom."""

    user: str
    form: Format
    today: date
    run: Run | None
    """The one to which a document or a table is confined; None for all."""

    @property
    def name(self) -> str:
        """What the file is called."""
        about = (
            f"self-check-{self.run.check}" if self.run and self.form != "json" else "self-checks"
        )
        return f"kloe-{about}-{self.today.isoformat()}.{self.form}"


class Delivery:
    """Hands one export over; where Slack asks to wait, it goes on where it was."""

    def __init__(self, outbox: Outbox, files: Files, parcel: Parcel, *, channel: str) -> None:
        """Prepare.

        Args:
            outbox: the way to Slack.
            files: the way for files.
            parcel: what is exported for whom.
            channel: the direct messages with the person.
        """
        self._outbox = outbox
        self._files = files
        self._parcel = parcel
        self._channel = channel
        self._uploads = 0
        self._left: list[Message] | None = None

    def go_on(self, kept: Kept, asked: Asked) -> None:
        """Hand over what is not handed over yet.

        Args:
            kept: about the person.
            asked: the definitions of the self-checks, and the reasons of their questions.

        Raises:
            SlackError: it is not handed over, or that is not known.
        """
        if self._left is None:
            self._left = self._handed_over(kept, asked)
        while self._left:
            self._outbox.post_in(self._channel, self._left[0])
            del self._left[0]

    def _handed_over(self, kept: Kept, asked: Asked) -> list[Message]:
        """Upload the file, and return what is still to be said: all of it where Slack takes none."""
        parcel = self._parcel
        made = export_of(kept, asked, parcel.form, today=parcel.today, run=parcel.run)
        if made.content is None:
            return [said(wording.EXPORT_EMPTY)]
        left = [said(wording.export_without(made.left_out))] if made.left_out else []
        if self._is_uploaded(made.content):
            return left
        return [*as_messages(made.content, parcel.form, parcel.user), *left]

    def _is_uploaded(self, content: bytes) -> bool:
        """Upload a file; return False where Slack takes none, or is not reached there.

        Raises:
            SlackRateLimited: Slack asks to wait.
            SlackSilent: whether it is there is not known; it may be tried again.
            SlackUnreachable: it is not there; it may be tried again.
        """
        file = File(self._parcel.name, wording.EXPORT_TITLE, content)
        try:
            self._files.hand_over(self._channel, file, wording.EXPORT_COMMENT)
        except SlackRefused as refused:
            log_event(logging.INFO, "file refused", code=refused.code)
            return False
        except (SlackSilent, SlackUnreachable) as error:
            self._uploads += 1
            if self._uploads < MOST_UPLOADS:
                raise
            log_event(logging.WARNING, "file not uploaded", error=type(error).__name__)
            return False
        return True
