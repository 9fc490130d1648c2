"""People join a team's self-check, close it and open it again: by buttons under its message."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import Run, SelfCheck
from bot.errors import SlackRefused
from bot.selfcheck.book import Book
from bot.selfcheck.team_picture import PEOPLE_STEP
from bot.slack.checks.beginning import in_the_way
from bot.slack.checks.cards import Cards
from bot.slack.checks.consent_card import Proposal, consent_card
from bot.slack.checks.handling import Handlers, Then, Touched
from bot.slack.checks.placing import Placing
from bot.slack.checks.put import put_anew
from bot.slack.checks.switchboard import Tell
from bot.slack.checks.team_card import same_card
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.store import runs, teams
from bot.store.engine import Database
from bot.store.teams import Team


class _Joining(NamedTuple):
    """Who joins what."""

    clicks: Clicks
    team: Team
    check: SelfCheck
    own: Sequence[Run]
    """All runs of the person."""


class Teaming:
    """Lets people into teams' self-checks; safe to share between threads."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        book: Callable[[], Book],
        *,
        kept_days: int,
        tell: Tell,
    ) -> None:
        """Prepare.

        Args:
            database: where teams and runs are kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            kept_days: days since its last change for which a run is kept.
            tell: says one sentence to the person who pressed, and to nobody else.
        """
        self._database = database
        self._outbox = outbox
        self._book = book
        self._kept_days = kept_days
        self._tell = tell
        self._cards = Cards(database, book)

    def handlers(self) -> Handlers:
        """Return what acts on the buttons."""
        return Handlers(
            presses={
                "team_join": self._on_join,
                "team_close": self._on_close,
                "team_reopen": self._on_reopen,
            }
        )

    def _on_join(self, touched: Touched) -> Then:
        """Ask for consent in the direct messages; nothing is kept before that is given."""

        def then() -> None:
            """Post the card of consent, or say why nobody can join."""
            team = self._team(touched)
            check = self._book().catalog.find(team.check) if team else None
            if team is None or check is None:
                self._tell(touched.clicks, wording.TEAM_GONE)
                return
            if not team.message_ts:  # it was posted, and where could not be noted
                teams.place(self._database, team.id, touched.clicks.message.ts)
            own = runs.runs_of(self._database, touched.user)
            self._join(_Joining(touched.clicks, team, check, own))

        return then

    def _join(self, joining: _Joining) -> None:
        """Ask the person for consent, or show where they are, or say why they cannot join.

        Raises:
            SlackError: it is not shown, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        _, team, check, own = joining
        taken = [run for run in own if run.team == team.id]
        part = next((run for run in taken if run.stage != "stopped"), None)
        other = next((run for run in own if run.is_open and run.check == check.id), None)
        if part is not None:
            self._again(joining.clicks, part)
        elif team.closed_at is not None:
            self._tell(joining.clicks, wording.TEAM_CLOSED)
        elif other is not None:
            self._tell(joining.clicks, in_the_way(other))
        else:
            token = f"{team.id}.{len(taken)}"
            grounds = self._book().grounds(check)
            proposal = Proposal(check, token, self._kept_days, grounds, team.id, PEOPLE_STEP)
            put_anew(self._outbox, joining.clicks.user.id, consent_card(proposal))
            self._tell(joining.clicks, wording.CHECK_WRITTEN)

    def _again(self, clicks: Clicks, run: Run) -> None:
        """Show where a person is who joined before; of a run that is done, only say so."""
        if not run.is_open:
            self._tell(clicks, wording.TEAM_DONE)
            return
        Placing(self._database, self._outbox).put_anew(run.user, self._cards.card(run))
        self._tell(clicks, wording.TEAM_JOINED)

    def _on_close(self, touched: Touched) -> Then:
        """Close it; whoever is under way may finish."""
        team = self._team(touched)
        if team is None:
            return lambda: self._tell(touched.clicks, wording.TEAM_GONE)
        teams.close(self._database, team.id, touched.at)
        return lambda: self._show(touched, team, is_open=False)

    def _on_reopen(self, touched: Touched) -> Then:
        """Let people join again: who closed it is not kept, so anybody may, as anybody may close."""
        team = self._team(touched)
        if team is None:
            return lambda: self._tell(touched.clicks, wording.TEAM_GONE)
        teams.reopen(self._database, team.id)
        return lambda: self._show(touched, team, is_open=True)

    def _show(self, touched: Touched, team: Team, *, is_open: bool) -> None:
        """Change the buttons and leave what the message shows.

        Raises:
            SlackError: it was not changed, or that is not known.
        """
        message = touched.clicks.message
        card = same_card(message, team.id, team.shown_count, is_open=is_open)
        try:
            is_shown = card is not None and self._outbox.update(touched.channel, message.ts, card)
        except SlackRefused:
            is_shown = False
        if not is_shown:
            said = wording.TEAM_IS_OPEN if is_open else wording.TEAM_CLOSED
            self._tell(touched.clicks, said)

    def _team(self, touched: Touched) -> Team | None:
        """Return the team of a button, where it was pressed in the team's channel.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        team = teams.find(self._database, touched.word(0))
        return team if team and team.channel == touched.channel else None
