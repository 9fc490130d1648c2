"""A team's self-check is opened: asked for by `/kloe team` in a channel, and posted there once."""

import hashlib
from collections.abc import Callable, Sequence

from bot import wording
from bot.blockkit import cut
from bot.domain.selfcheck import SelfCheck
from bot.errors import SlackRefused, SlackSilent
from bot.selfcheck.book import Book
from bot.slack.checks.handling import Handlers, Typed, Word
from bot.slack.checks.team_card import MOST_TITLE_CHARS, team_card
from bot.slack.elements import bullets, paragraph, rich
from bot.slack.message import Message, fallback
from bot.slack.outbox import Outbox
from bot.slack.shared import said
from bot.slack.web import UNKNOWN_TOKEN
from bot.store import teams
from bot.store.engine import Database
from bot.store.teams import Team

ID_CHARS = 20
"""Hexadecimal figures of a team's id: 80 bits, so that no two are ever the same."""
MOST_OFFERED = 40
"""Self-checks that are listed at most, so that a message holds them."""
_NOT_A_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
"""Slack's words for a channel into which Kloe has to be let first; a private one is not found."""


class TeamOpening:
    """Opens teams' self-checks; safe to share between threads."""

    def __init__(
        self, database: Database, outbox: Outbox, book: Callable[[], Book], *, name: str
    ) -> None:
        """Prepare.

        Args:
            database: where teams are kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            name: what Kloe is called in Slack, by which it is invited.
        """
        self._database = database
        self._outbox = outbox
        self._book = book
        self._name = name

    def handlers(self) -> Handlers:
        """Return the word that opens."""
        return Handlers(words={"team": Word(self._says)})

    def _says(self, typed: Typed) -> Message:
        """Open a team's self-check, and return what is said to the person alone.

        Raises:
            SlackError: it is not posted.
            StoreUnavailable: the database cannot be used now.
        """
        catalog = self._book().catalog
        if typed.channel.startswith("D"):
            return said(wording.TEAM_FOR_CHANNELS)
        check = catalog.find(typed.rest)
        if check is None:
            return _how(typed.rest, catalog.checks)
        return said(self._opened(typed, check))

    def _opened(self, typed: Typed, check: SelfCheck) -> str:
        """Keep the team's self-check and post it, unless an earlier try did; say what came of it.

        Raises:
            SlackError: it is not posted.
            SlackRefused: Slack does not know Kloe now.
            StoreUnavailable: the database cannot be used now.
        """
        fresh = Team(
            id=team_id_of(typed.key), channel=typed.channel, check=check.id, opened_at=typed.at
        )
        teams.open_team(self._database, fresh)
        kept = teams.find(self._database, fresh.id)
        if kept and kept.message_ts:
            return wording.TEAM_OPENED
        try:
            grounds = self._book().grounds(check)
            card = team_card(check, fresh.id, None, is_open=True, grounds=grounds)
            ts = self._outbox.post_in(typed.channel, card)
        except (
            SlackSilent
        ):  # posted again, it would be there twice; whoever joins shows where it is
            return wording.TEAM_UNKNOWN
        except SlackRefused as refused:
            if refused.code in UNKNOWN_TOKEN:
                raise
            teams.close(self._database, fresh.id, typed.at)
            is_outside = refused.code in _NOT_A_MEMBER
            return wording.invite(self._name) if is_outside else wording.TEAM_NOT_POSTED
        if ts:
            teams.place(self._database, fresh.id, ts)
        return wording.TEAM_OPENED


def _how(name: str, checks: Sequence[SelfCheck]) -> Message:
    """Return how a team's self-check is opened, with all that can be."""
    shown = checks[:MOST_OFFERED]
    lead = wording.team_how(name, len(shown))
    if not shown:
        return said(lead)
    lines = [wording.team_offer(one.id, cut(one.title, MOST_TITLE_CHARS)) for one in shown]
    blocks = (paragraph(lead), rich([bullets(lines)]))
    return Message(fallback("\n".join([lead, *lines])), blocks)


def team_id_of(key: str) -> str:
    """Return a name for what a command opens: the same at each try, and telling nothing."""
    return hashlib.sha256(f"team:{key}".encode()).hexdigest()[:ID_CHARS]
