"""A run begins: what a person agreed to by a press on the card of consent, saved once."""

import hashlib
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import Run, RunId
from bot.selfcheck import dialogue
from bot.selfcheck.book import Book
from bot.slack.checks.handling import Touched
from bot.slack.checks.put import pressed_card
from bot.store import runs, teams
from bot.store.engine import Database

ID_CHARS = 20
"""Hexadecimal figures of a run's id: 80 bits, so that no two are ever the same."""
NOT_SHOWN = -1
"""Revision of a card that shows no question of its run yet, as the card of consent."""


class Begun(NamedTuple):
    """What became of a press that was to begin a run."""

    run_id: RunId | None
    """Of the run that is to be shown; None where nothing was begun."""
    told: str = ""
    """What the person has to know about it."""


def begun_of(database: Database, book: Book, touched: Touched) -> Begun:
    """Begin the run to which a person agreed, once however often the button is pressed.

    Raises:
        StoreUnavailable: nothing was begun.
    """
    check = book.catalog.find(touched.word(1))
    card = pressed_card(touched.clicks)
    if check is None:
        return Begun(None, wording.CARD_GONE)
    if card is None or not touched.word(0):
        return Begun(None, wording.CONSENT_ONLY_DIRECT)
    team = touched.word(2) or None
    if team and not _takes_part(database, team):
        return Begun(None, wording.TEAM_CLOSED)
    run_id = RunId(run_name(touched.user, touched.word(0)))
    begun = dialogue.start(run_id, touched.user, check, touched.at, team=team)
    run = runs.begin(database, begun)
    if run.user == touched.user and run.revision == 0:
        runs.place(database, run.id, card.channel, card.ts, NOT_SHOWN)
    is_elsewhere = team is not None and run.team != team
    return Begun(run.id, in_the_way(run) if is_elsewhere else "")


def in_the_way(run: Run) -> str:
    """Say why a person cannot take part with a team: by the run that they have under way."""
    return wording.TEAM_OTHER_RUN if run.team else wording.TEAM_OWN_RUN


def run_name(user: str, key: str) -> str:
    """Return a name for what a person began with a key: always the same, and telling nothing."""
    return hashlib.sha256(f"run:{user}:{key}".encode()).hexdigest()[:ID_CHARS]


def _takes_part(database: Database, team: str) -> bool:
    """Tell whether a team's self-check still takes people in.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    found = teams.find(database, team)
    return found is not None and found.closed_at is None
