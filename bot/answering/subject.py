"""Whether a question says what it is about."""

from bot.domain.query import AnalyzedQuery, Need
from bot.text.stopwords import PAPER_WORDS, QUESTION_WORDS, names_no_subject

_SUMMARIES = frozenset(
    """
    compare comparison contrast differ difference differences explain outline overview summarise summarize summary three two
    """.split()  # noqa: SIM905 - so many quoted words read worse
)


def names_no_document(query: AnalyzedQuery) -> bool:
    """Tell whether a question asks whether something still holds, and does not say what."""
    is_named = query.frameworks or query.identifiers or query.is_follow_up
    return not is_named and all(names_no_subject(need.words) for need in query.needs)


def has_no_subject(query: AnalyzedQuery) -> bool:
    """Tell whether a comparison names frameworks, or asks for a summary, and does not say of what."""
    words = {word for need in query.needs for word in need.words if word.isalpha()}
    return words <= QUESTION_WORDS | PAPER_WORDS | _SUMMARIES


def is_about_something(need: Need) -> bool:
    """Tell whether a need has a term from before, or a word that is more than a question word."""
    from_before = any(term.origin == "earlier" for term in need.terms)
    return from_before or any(w.strip("0123456789") for w in need.words if w not in QUESTION_WORDS)
