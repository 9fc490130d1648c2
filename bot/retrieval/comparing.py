"""What a question compares: ratings, official codes, or two things that it names."""

import re

from bot.domain.query import COMPARED_AT_LEAST
from bot.retrieval.codes import RANGE, asks_for_nothing_but_codes, identifiers_in

_COMPARISON = re.compile(
    r"\b(?:compar(?:e|es|ed|ing|ison)|versus|vs|differ(?:s|ent|ence|ences)?|contrast|side by side"
    r"|next to|as opposed to|both frameworks|all three|each (?:framework|document|one|of them)"
    r"|the three (?:frameworks|documents)|in common|the same as|agree on|(?:more|most) recent(?:ly)?"
    r"|(?:older|newer|earlier|later) of the two|which came first|(?:each|both) (?:say|ask|want|expect|cover|mention)"
    r"|what do (?:the|your|these|those|all the)(?: \w+)? frameworks (?:\w+ )?(?:say|ask|think|expect|want|tell)"
    r"|do (?:the|your|these|those|any of the|all the)(?: \w+)? frameworks (?:\w+ )?(?:say|mention|cover|ask))\b"
)
_SCAFFOLD = re.compile(
    r"\b(?:compar(?:e|es|ed|ing|ison)|versus|vs|contrast|side by side|all three|both|each"
    r"|(?:the )?(?:three )?frameworks?|documents?|differ(?:s|ent|ence|ences)?|next to|across|in common|the same as"
    r"|agrees? (?:on|about)|(?:mention|treat|handle|tackle|emphasise|stress)(?:s|ed|ing)?"
    r"|(?:approach(?:es)? to|takes?(?: on)?|(?:views?|stance|position|line|emphasis) on))\b"
)
_ON_WHAT = re.compile(
    r"^(?:what|how|where|do|does)\b.*?\b(?:say|ask|think|expect|want|tell|speak|talk|differ|agree)\b.*?"
    r"\b(?:on|about|regarding|concerning)\b (?P<subject>.+)$"
)
_SUBJECT_FIRST = re.compile(
    r"^(?P<subject>[^:;?]{3,80}?)(?:\s*[:;]|\s+[-\u2013\u2014]+|,)\s+(?:please |can you |could you )?"
    r"(?P<asked>(?:how|what|where|compare|contrast|do|does|is|are)\b.+?|[^,:;]+? (?:versus|vs\.?) [^,:;]+?)[\s?.!]*$",
    re.IGNORECASE | re.DOTALL,
)
_ON_FIRST = re.compile(
    r"^(?:on|about|regarding|when it comes to) (?P<subject>.{3,80}?),? (?P<asked>(?:how|what|do|does|compare|contrast)\b.+?)[\s?.!]*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_SUBJECT = re.compile(
    rf"{_COMPARISON.pattern}|\b(?:i|we|you|my|our|your|is|are|was|were|am|have|has|had|need|can|could|would|please|thanks|hello|hi)\b",
    re.IGNORECASE,
)
"""What tells a situation, or compares by itself, before what is asked: no subject of a comparison."""
_ON = re.compile(r"\b(?:on|about|over|regarding|concerning)\b", re.IGNORECASE)
_RATING = re.compile(
    r"\b(?:(?:an?|and|or|to|from|versus|vs|between|rated) )*"
    r"(outstanding|good|requires? improvement|inadequate)\b"
)
_LINES = re.compile(r"\bkloes?\b|\bkey lines of (?:enquiry|inquiry)\b")
_STATEMENTS = re.compile(r"\bquality statements\b|\bqss?\b|\bw[e-]+ statements\b")
_OF_FRAMEWORKS = re.compile(r"\b(?:frameworks?|documents?|each|all three|both|the (?:two|three))\b")
_ON_IT = r"(?P<on> (?:on|about|in|for|over) .+)?$"
_TWO_THINGS = (
    re.compile(rf"\bbetween (?P<one>.+?) and (?P<other>.+?){_ON_IT}"),
    re.compile(
        rf"\bcompar(?:e|ed|ing) (?P<one>.+?) (?:with|and|to|against) (?P<other>.+?){_ON_IT}"
    ),
    re.compile(rf"^(?P<one>.+?) (?:versus|vs\.?) (?P<other>.+?){_ON_IT}"),
)


def matches_lines(text: str) -> bool:
    """Tell whether a question (lower case) holds all lines of enquiry against the statements that took their place.

    How they correspond one passage says, and no part of it by itself.
    """
    return bool(_LINES.search(text) and _STATEMENTS.search(text)) and not identifiers_in(text)


def compares(text: str) -> bool:
    """Tell whether a question (lower case) compares anything."""
    return bool(_COMPARISON.search(text))


def with_subject_last(text: str) -> str:
    """Return a comparison that begins with its subject, "succession: how do A and B compare?", with that at its end.

    All other questions are returned as they are.
    """
    found = _ON_FIRST.match(text) or _SUBJECT_FIRST.match(text)
    if found is None or _ON.search(found["asked"]) or _NO_SUBJECT.search(found["subject"]):
        return text
    return f"{found['asked']} on {found['subject']}" if compares(found["asked"].lower()) else text


def without_scaffold(text: str) -> str:
    """Return a comparison's subject: its text (lower case) without the words that only compare.

    What they "expect of boards on culture" is about culture.
    """
    subject = " ".join(_SCAFFOLD.sub(" ", text).split()) or text
    told = _ON_WHAT.search(subject)
    return told["subject"] if told else subject


def of_each_code(text: str) -> dict[str, str]:
    """Return each official code that a question (lower case) compares or names, with what is asked of it.

    "W1 or W2, what is the difference?" asks for the one and for the other, as does "tell me about W1 and W2";
    empty where something else is asked of them. "W1 to W8" names them all, and none of them.
    """
    codes = identifiers_in(text)
    are_meant = _COMPARISON.search(text) or asks_for_nothing_but_codes(text)
    if len(codes) < COMPARED_AT_LEAST or not are_meant or RANGE.search(text):
        return {}
    return {code: f"what does {code.lower()} ask" for code in codes}


def of_each_rating(text: str) -> dict[str, str]:
    """Return each rating that a question (lower case) compares, with its text less the other ratings.

    "A good and an outstanding W1" asks for the one and for the other; empty where no ratings are
    compared.
    """
    named = dict.fromkeys(_RATING.findall(text))
    if len(named) < COMPARED_AT_LEAST or not _COMPARISON.search(text):
        return {}
    subject = without_scaffold(text)
    return {rating: _without_others(subject, rating) for rating in named}


def ratings_in(text: str) -> frozenset[str]:
    """Return the ratings that a text names, in lower case; `require improvement` is without its s."""
    found = _RATING.findall(text.lower())
    return frozenset(rating.replace("requires", "require") for rating in found)


def _without_others(text: str, rating: str) -> str:
    return _RATING.sub(lambda match: match[0] if match[1] == rating else " ", text)


def of_two_things(text: str) -> dict[str, str]:
    """Return two things that a question (lower case) compares by their names, with what is asked of each.

    "The Kerr and the Kark review, on managers" asks for the one and for the other; what they are, and
    in what they are compared, may be said once for both. Empty where frameworks are compared.
    """
    plain = text.rstrip(" ?.!")
    if _OF_FRAMEWORKS.search(plain) or matches_lines(plain):
        return {}
    found = next((match for form in _TWO_THINGS if (match := form.search(plain))), None)
    if found is None:
        return {}
    one, other, on = found["one"], found["other"], found["on"] or ""
    one = one if len(one.split()) >= len(other.split()) else f"{one} {other.split()[-1]}"
    return {one: f"{one}{on}", other: f"{other}{on}"}
