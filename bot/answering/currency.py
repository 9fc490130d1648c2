"""Dates as people write them, and what became of a document."""

from collections.abc import Iterable, Sequence
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


def by_document(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Gather citations of which the same became, in the order of the first."""
    gathered: dict[tuple[str, str, str], list[Citation]] = {}
    for one in citations:
        gathered.setdefault((one.title, one.status_note, one.checked_on), []).append(one)
    return list(gathered.values())


def addresses_of(together: Iterable[Citation]) -> tuple[str, ...]:
    """Return the publisher's own pages that are cited, each once."""
    return tuple(dict.fromkeys(one.url for one in together if one.url))


def currency_line(together: Sequence[Citation]) -> str:
    """Return one line: what replaced a document and when, and the date of the check."""
    first = together[0]
    checked = readable_date(first.checked_on)
    return wording.currency_line(first.title, first.status_note, checked)


def no_address(together: Sequence[Citation]) -> str:
    """Return why no address is given; empty where there is one."""
    return "" if addresses_of(together) else wording.no_address(together[0].url_note)
