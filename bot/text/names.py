"""Words that may be a person's name, so that they are neither corrected nor kept."""

import re

_AFTER_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|sister|matron|nurse|consultant)\.? "
    r"([^\W\d_][\w'-]*)(?: ([A-Z][\w'-]*))?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=[^\W\d_,;:'\u2019)(\"] )[A-Z][a-z][\w'-]*")
"""A word in the middle of a sentence that begins with a capital letter."""
_ONES_OWN = re.compile(r"\b[A-Z][a-z]+(?='s\b)")
"""A capitalised word with what is its own, `Martha's rule`, wherever it stands."""
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_WITH_SMALL_LETTERS = re.compile(r"\b[a-z]{2,}\b")


def names_after_titles(text: str) -> frozenset[str]:
    """Return the words that follow a title such as "Mrs" or "Dr", in lower case."""
    found = (word for match in _AFTER_TITLE.finditer(text) for word in match.groups())
    return frozenset(word.lower() for word in found if word)


def possible_names(text: str) -> frozenset[str]:
    """Return every word that may be a name, in lower case: after a title, or capitalised."""
    found = (*_CAPITALISED.findall(text), *_ONES_OWN.findall(text))
    return names_after_titles(text).union(word.removesuffix("'s").lower() for word in found)


def words_in_capitals(text: str) -> frozenset[str]:
    """Return the words in capitals, in lower case, of a text that has others: `PSIRF`."""
    if not _WITH_SMALL_LETTERS.search(text):
        return frozenset()
    return frozenset(word.lower() for word in _CAPITALS.findall(text))
