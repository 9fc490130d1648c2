"""A shared summary on its way: posted once, and then the person is told where and when."""

from datetime import datetime
from typing import NamedTuple

from bot import wording
from bot.errors import SlackRefused, SlackSilent
from bot.selfcheck.local_time import LONDON, wall_of
from bot.slack.checks.put import put_anew
from bot.slack.checks.share_view import Target
from bot.slack.directory import Directory
from bot.slack.elements import channel_name, link, literal, rich, section
from bot.slack.message import Message, fallback
from bot.slack.outbox import Outbox
from bot.slack.shared import said

_NO_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
"""Refusals where Kloe is not in a channel; of a private one Slack says that there is none."""


class Wish(NamedTuple):
    """What a person wants to be shared."""

    user: str
    target: Target
    what: str
    """How much of the summary, in words."""
    message: Message
    at: datetime
    """UTC."""


class Posting:
    """Posts what was previewed; where Slack asks to wait, it goes on where it was."""

    def __init__(self, outbox: Outbox, directory: Directory, wish: Wish, *, name: str) -> None:
        """Prepare.

        Args:
            outbox: the way to Slack.
            directory: tells who people are.
            wish: what is shared, and where.
            name: Kloe's own, by which it is invited into channels.
        """
        self._outbox = outbox
        self._directory = directory
        self._wish = wish
        self._name = name
        self._receipt: Message | None = None
        self.is_posted = False
        """Whether Slack said that it stands where it was to go."""

    def go_on(self) -> None:
        """Post it, unless that was done or refused, and tell the person what came of it.

        Raises:
            SlackError: it is to be tried again.
        """
        self._receipt = self._receipt or self._posted()
        put_anew(self._outbox, self._wish.user, self._receipt)

    def _posted(self) -> Message:
        """Post it, and return the receipt; or why it was not posted.

        Raises:
            SlackError: nothing was posted, and it may be tried again.
        """
        target = self._wish.target
        try:
            return self._in_channel(target.channel) if target.channel else self._to_person()
        except SlackRefused as refused:
            if target.channel and refused.code in _NO_MEMBER:
                end = wording.share_invite(self._name)
                return _naming(wording.SHARE_NO_MEMBER, target.channel, end)
            return said(wording.share_refused(refused.code))

    def _in_channel(self, channel: str) -> Message:
        """Post it in a channel of colleagues.

        Raises:
            SlackError: nothing was posted.
            SlackRefused: Slack says no.
        """
        ts = self._post(channel)
        if ts is None:
            return said(wording.SHARE_UNKNOWN)
        address = self._directory.link_to(channel, ts)
        begin = wording.shared_summary(self._wish.what, "in", _in_london(self._wish.at))
        return _naming(
            begin, channel, wording.SHARE_IT_IS_HERE if address else ".", address=address
        )

    def _to_person(self) -> Message:
        """Post it into the direct messages with a colleague.

        Raises:
            SlackError: nothing was posted.
            SlackRefused: Slack says no.
        """
        person = self._directory.person(self._wish.target.person)
        if person.stranger:
            return said(wording.share_stranger(person.stranger))
        if self._post(self._outbox.conversation_with(self._wish.target.person)) is None:
            return said(wording.SHARE_UNKNOWN)
        where = wording.to_person(person.name)
        return said(wording.shared_summary(self._wish.what, where, _in_london(self._wish.at)))

    def _post(self, channel: str) -> str | None:
        """Post it once; None where Slack did not say whether it did.

        Raises:
            SlackError: nothing was posted.
            SlackRefused: Slack says no.
        """
        try:
            ts = self._outbox.post_in(channel, self._wish.message)
        except SlackSilent:
            return None
        self.is_posted = ts is not None
        return ts


def _naming(begin: str, channel: str, end: str, *, address: str = "") -> Message:
    """Return a sentence in which a channel stands by its name, which Slack alone knows."""
    text = f"{begin} {wording.SHARE_THE_CHANNEL}{end}{address}"
    leads = [link(address)] if address else []
    named = section(*literal(f"{begin} "), channel_name(channel), *literal(end), *leads)
    return Message(fallback(text), (rich([named]),))


def _in_london(at: datetime) -> datetime:
    return wall_of(at, LONDON)
