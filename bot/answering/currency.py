"""Dates as people write them, and what became of a document."""

from datetime import date
from functools import cache

from bot import wording
from bot.domain.answer import Citation

_YEAR, _MONTH = 4, 7
"""Characters of an ISO 8601 date that gives only the year, or year and month."""


@cache
def readable_date(iso: str) -> str:
    """Return an ISO 8601 date as people write it: `2017-06` is June 2017.

    Args:
        iso: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises:
        ValueError: it is none of these.
    """
    if len(iso) == _YEAR:
        return str(int(iso))
    day = date.fromisoformat(f"{iso}-01" if len(iso) == _MONTH else iso)
    month = f"{day:%B %Y}"
    return month if len(iso) == _MONTH else f"{day.day} {month}"


def currency_line(citation: Citation) -> str:
    """Return one line: what replaced the cited document and when, and the date of the check."""
    address = citation.url or f"No address: {citation.url_note}."
    return wording.currency_line(
        citation.title, citation.status_note, readable_date(citation.checked_on), address
    )
