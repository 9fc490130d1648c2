"""An answer that only its asker saw becomes one that a channel reads: previewed, then posted once."""

import logging
import threading

from bot import wording
from bot.errors import SlackError, SlackRefused
from bot.log import log_event
from bot.slack.identity import Identity
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.slack.reply import Maker
from bot.slack.shared import FINGERPRINT_CHARS, Shared, preview, said, shared_message
from bot.store.ledger import Ledger


class Sharing:
    """Shows previews and posts what was shared; safe to share between threads."""

    def __init__(self, maker: Maker, ledger: Ledger, outbox: Outbox, identity: Identity) -> None:
        self._maker = maker
        self._ledger = ledger
        self._outbox = outbox
        self._identity = identity
        self._lock = threading.Lock()
        self._being_posted: set[str] = set()

    def show_preview(self, clicks: Clicks) -> None:
        """Show in place of the asker's answer what the channel would read.

        Raises:
            SlackError: it could not be shown.
        """
        value = clicks.actions[0].value
        shared = self._shared(value)
        answer = self._maker.again(shared.question, shared.answer_id) if shared else None
        if shared is None or answer is None:
            self._replace(clicks, said(wording.SHARE_EXPIRED))
            return
        self._replace(clicks, preview(shared, answer, value))

    def keep_private(self, clicks: Clicks) -> None:
        """Put the preview away.

        Raises:
            SlackError: Slack did not do it.
        """
        self._replace(clicks, said(wording.NOT_SHARED))

    def post(self, clicks: Clicks) -> None:
        """Post the answer in the channel, unless it was posted there before.

        Raises:
            SlackError: it could not be posted, or that is not known.
        """
        shared = self._shared(clicks.actions[0].value)
        answer = self._maker.again(shared.question, shared.answer_id) if shared else None
        if shared is None or answer is None or clicks.channel is None:
            self._replace(clicks, said(wording.SHARE_EXPIRED))
            return
        key = f"share:{clicks.channel.id}:{shared.answer_id}"
        with self._lock:
            if key in self._being_posted:
                return
            self._being_posted.add(key)
        try:
            self._post_once(clicks, key, shared_message(shared, answer))
        finally:
            self._being_posted.discard(key)

    def _post_once(self, clicks: Clicks, key: str, message: Message) -> None:
        if self._ledger.is_claimed(key):
            self._replace(clicks, said(wording.ALREADY_SHARED))
            return
        try:
            self._post(clicks, message)
        except SlackRefused:
            self._replace(clicks, said(wording.invite(self._identity.name)))
            return
        self._ledger.claim(key)
        self._say_shared(clicks)

    def _say_shared(self, clicks: Clicks) -> None:
        """Say so where the preview stands; if it cannot be said, the post itself is there to be read."""
        try:
            self._replace(clicks, said(wording.SHARED))
        except SlackError as error:
            log_event(logging.INFO, "preview not replaced", error=type(error).__name__)

    def _post(self, clicks: Clicks, message: Message) -> None:
        """Post by the address that came with the press, which needs no membership; else as a member."""
        try:
            self._outbox.respond(
                clicks.response_url, message, response_type="in_channel", replace_original=False
            )
        except SlackRefused:
            channel = clicks.channel.id if clicks.channel else ""
            self._outbox.post_in(channel, message)

    def _shared(self, value: str) -> Shared | None:
        """Return what a button carries, if the documents are still those that answered."""
        shared = Shared.of_value(value)
        now = self._maker.fingerprint()[:FINGERPRINT_CHARS]
        return shared if shared and shared.fingerprint == now else None

    def _replace(self, clicks: Clicks, message: Message) -> None:
        self._outbox.respond(
            clicks.response_url, message, response_type="ephemeral", replace_original=True
        )
