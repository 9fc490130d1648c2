"""Why a question is asked, as cards show it: a quotation only where the words are a document's. Pure."""

from bot import wording
from bot.domain.selfcheck import Reason
from bot.slack.elements import Json, link, literal, quote, section


def words_of(reason: Reason) -> Json:
    """Return what a question rests on: a quotation, or a summary that says it is one."""
    said = literal(wording.reason_in_words(reason.words, is_own=reason.is_own))
    return quote(*said) if reason.is_own else section(*said)


def place_of(reason: Reason) -> Json:
    """Return where the words stand, with the publisher's page or why there is none."""
    return section(*literal(f"{reason.source} "), *_address(reason))


def place_with_currency(reason: Reason) -> Json:
    """Return where the words stand, and what became of the document."""
    return section(*literal(f"{reason.source}\n{reason.currency} "), *_address(reason))


def _address(reason: Reason) -> list[Json]:
    return [link(reason.url)] if reason.url else literal(reason.no_address)
