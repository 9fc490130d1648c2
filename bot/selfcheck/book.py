"""What is asked now, and why: the catalogue with the reasons of its questions."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.selfcheck import ItemId, Reason, SelfCheck
from bot.selfcheck.catalog import Catalog
from bot.selfcheck.export import Asked
from bot.selfcheck.grounds import Ground, grounds_of


class Book(NamedTuple):
    """All self-checks, as they are asked now."""

    catalog: Catalog
    reasons: Mapping[ItemId, Reason]
    """None for a question whose passage is no longer held."""

    @property
    def asked(self) -> Asked:
        """The same, as exports take it."""
        return Asked(self.catalog.find, self.reasons)

    def grounds(self, check: SelfCheck) -> tuple[Ground, ...]:
        """Return the documents on which a self-check rests."""
        return grounds_of(check.by_id, self.reasons)
