"""Words that may be a person's name, so that they are neither corrected nor kept."""

import re

_AFTER_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|sister|matron|nurse|consultant)\.? "
    r"([^\W\d_][\w'-]*)(?: ([A-Z][\w'-]*))?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=[^\W\d_,;:'\u2019)(\"] )[A-Z][a-z][\w'-]*")
"""A word in the middle of a sentence that begins with a capital letter."""


def names_after_titles(text: str) -> frozenset[str]:
    """Return the words that follow a title such as "Mrs" or "Dr", in lower case."""
    found = (word for match in _AFTER_TITLE.finditer(text) for word in match.groups())
    return frozenset(word.lower() for word in found if word)


def possible_names(text: str) -> frozenset[str]:
    """Return every word that may be a name, in lower case: after a title, or capitalised."""
    capitalised = (match.group().lower() for match in _CAPITALISED.finditer(text))
    return names_after_titles(text).union(capitalised)
