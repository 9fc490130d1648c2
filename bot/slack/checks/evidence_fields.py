"""What was entered as evidence: read, or refused with the reason, field by field. Pure.

A refusal names the field and the kind, never the text.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from bot import wording
from bot.selfcheck.readable import readable
from bot.slack.checks.evidence_view import MOST_CHARS, OWNER, REVIEW, WHAT, WHERE
from bot.slack.payloads import State
from bot.text.contact_details import has_email_address, has_phone_number
from bot.text.normalize import normalize

LATEST_REVIEW_YEARS = 10
"""Years ahead of a day of review at most: evidence is kept until it, and a policy is looked at
again within three years or so."""
DAYS_OF_YEAR = 366
HoldsDetails = Callable[[str], bool]
"""Tells whether a text holds a person's details."""


class Entered(NamedTuple):
    """What a person entered, fit to be kept."""

    what: str
    where: str
    owner: str
    review_on: date | None


class Rules(NamedTuple):
    """What entries are judged by."""

    holds_details: HoldsDetails
    today: date
    review_before: date | None = None
    """The day of review that the note has already: it may stay, even where it has gone by."""


def entered(state: State, rules: Rules) -> Entered | Mapping[str, str]:
    """Return what was entered, or what is wrong with it, by field."""
    texts = {name: _clean(state.entered(name).value) for name in (WHAT, WHERE, OWNER)}
    chosen = state.entered(REVIEW).selected_date
    day = _day(chosen)
    faults = dict(_faults(texts, rules))
    wrong_day = _day_fault(day, rules) if day else ""
    if chosen and day is None:
        wrong_day = wording.NOTE_REVIEW_UNREADABLE
    if wrong_day:
        faults[REVIEW] = wrong_day
    return faults or Entered(texts[WHAT], texts[WHERE], texts[OWNER], day)


def _clean(typed: str | None) -> str:
    """Return a text as it can be kept and shown anywhere; empty where nothing is to be seen."""
    text = readable(typed or "").strip()
    return text if normalize(text) else ""


def _faults(texts: Mapping[str, str], rules: Rules) -> Iterator[tuple[str, str]]:
    if not texts[WHAT]:
        yield WHAT, wording.NOTE_EMPTY
    for name, text in texts.items():
        fault = _fault(text, MOST_CHARS[name], rules)
        if fault:
            yield name, fault


def _fault(text: str, most: int, rules: Rules) -> str:
    if rules.holds_details(text):
        return wording.NOTE_REFUSED_PERSON
    if has_email_address(text):
        return wording.NOTE_REFUSED_EMAIL
    if has_phone_number(text):
        return wording.NOTE_REFUSED_PHONE
    return wording.note_too_long(most) if len(text) > most else ""


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _day_fault(day: date, rules: Rules) -> str:
    if day == rules.review_before:
        return ""
    if day < rules.today:
        return wording.NOTE_REVIEW_PAST
    is_far = (day - rules.today).days > LATEST_REVIEW_YEARS * DAYS_OF_YEAR
    return wording.note_review_far(LATEST_REVIEW_YEARS) if is_far else ""
