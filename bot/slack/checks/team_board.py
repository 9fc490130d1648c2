"""The message of a team's self-check is brought up to date when enough more people have finished."""

import logging
from collections.abc import Callable

from bot.domain.selfcheck import Run
from bot.errors import StoreUnavailable
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.selfcheck.team_picture import picture_of
from bot.slack.checks.team_card import team_card
from bot.slack.desk import Desk, Job
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.tries import MAX_TRIES, errand
from bot.store import teams
from bot.store.engine import Database
from bot.store.runs import done_in_team

AGAIN_AFTER_SECONDS = (1.0, 5.0, 30.0, 120.0, 600.0)
"""Waited each time that the database was away; after the last, whoever finishes next shows it."""


class TeamBoard:
    """Shows what a team came to; safe to share between threads."""

    def __init__(
        self, database: Database, outbox: Outbox, book: Callable[[], Book], *, desk: Desk
    ) -> None:
        """Prepare.

        Args:
            database: where teams and runs are kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            desk: changes the message, again where Slack asks to wait.
        """
        self._database = database
        self._outbox = outbox
        self._book = book
        self._desk = desk

    def on_done(self, run: Run) -> None:
        """Show the next picture of the run's team where there is one; whoever calls does not wait."""
        if run.team:
            self._desk.enqueue(f"team:{run.team}", self._job(run.team))

    def _job(self, team: str) -> Job:
        """Return what brings a team up to date, again where the database is away."""
        waits = iter(AGAIN_AFTER_SECONDS)

        def bring_up() -> float | None:
            """Bring the team up to date; return after how many seconds to try again."""
            try:
                self._bring_up(team)
            except StoreUnavailable:
                return next(waits, None)
            return None

        return Job(bring_up, _failed)

    def _bring_up(self, team_id: str) -> None:
        """Show the next picture, once in all processes.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        team = teams.find(self._database, team_id)
        check = self._book().catalog.find(team.check) if team else None
        if team is None or check is None or not team.message_ts:
            return
        picture = picture_of(check, done_in_team(self._database, team.id))
        if picture is None or not teams.claim_shown(self._database, team.id, picture.people):
            return
        grounds = self._book().grounds(check)
        is_open = team.closed_at is None
        card = team_card(check, team.id, picture, is_open=is_open, grounds=grounds)
        self._show(team.channel, team.message_ts, card)

    def _show(self, channel: str, ts: str, card: Message) -> None:
        """Change the message, in the lane of its channel; one that was deleted is left alone."""
        job = errand(
            lambda: self._outbox.update(channel, ts, card),
            given_up=lambda why: log_event(logging.WARNING, "team not shown", why=why),
            failed=_failed,
            most=MAX_TRIES,
        )
        self._desk.enqueue(channel, job)


def _failed(incident: str) -> None:
    log_event(logging.ERROR, "team not shown", incident=incident)
