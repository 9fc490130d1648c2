"""Cards of what was deleted: each is made to say so, since Slack keeps what stood in it."""

import logging
from collections import deque
from collections.abc import Iterable
from functools import partial

from bot import wording
from bot.domain.selfcheck import Run
from bot.errors import SlackRefused
from bot.log import log_event
from bot.slack.checks.handling import Then
from bot.slack.checks.put import Place
from bot.slack.outbox import Outbox
from bot.slack.shared import said
from bot.store import runs
from bot.store.engine import Database


def cards_of(database: Database, found: Iterable[Run], *, spared: Place | None) -> list[Place]:
    """Return where the latest cards of runs stand; to be asked before the runs are deleted.

    Args:
        database: where runs are kept.
        found: the runs.
        spared: where a receipt is put, so that nothing has to be blanked.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    placed = (runs.placed(database, run.id) for run in found)
    places = dict.fromkeys(Place(one.channel, one.ts) for one in placed if one)
    return [place for place in places if place != spared]


def blanked(outbox: Outbox, places: Iterable[Place]) -> list[Then]:
    """Return what makes each card say that it was deleted."""
    return [partial(_blank, outbox, place) for place in places]


def in_turn(steps: Iterable[Then]) -> Then:
    """Return what takes steps one after the other, none twice where Slack asks to wait in between."""
    left = deque(steps)

    def then() -> None:
        """Take the steps that are left."""
        while left:
            left[0]()
            left.popleft()

    return then


def _blank(outbox: Outbox, place: Place) -> None:
    """Make a card say that it was deleted; one that is gone, or that Slack keeps as it is, is left.

    Raises:
        SlackError: it was not changed, or that is not known.
    """
    try:
        outbox.update(place.channel, place.ts, said(wording.CARD_DELETED))
    except SlackRefused as refused:
        log_event(logging.WARNING, "card not blanked", code=refused.code)
