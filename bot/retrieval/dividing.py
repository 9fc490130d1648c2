"""Where a comparison may divide: into the names of two or three things, and what they are compared in."""

import re
from collections.abc import Iterator
from itertools import combinations

MOST_CUTS = 6
"""Places looked at where a text may divide: more are in no two names, and each costs time."""
MOST_SIDES = 3
"""Things that are compared at most: as many as a question has parts."""
MOST_SHARED = 2
"""Words with which the last name may say what of all is compared: "Kark and Messenger recommendations"."""

_ON = r"(?: (?:on|about|over|regarding|when it comes to|as regards) (?P<on>.+))?$"
_AGE = r"(?:newer|older|later|earlier|more recent|more up to date)"
_PAUSE = r"(?: ?[-\u2013\u2014:;,.?]+)? "
_BE = r"(?:is|was|came|comes|appeared)"
_OF_THEM = (
    r"(?: (?:one|document|doc|framework|guidance|paper|plan|policy|report|review)"
    r"| of (?:the|these|those|them)\b[\w ]*?)?"
)
_WHICH = rf"(?:which|what){_OF_THEM} {_BE}"
_PAIRS = tuple(
    re.compile(form + _ON)
    for form in (
        r"\bbetween (?P<pair>.+ and .+?)",
        r"\b(?:compar(?:e|ed|ing)|contrast) (?P<pair>.+?(?: (?:with|and|to|against) ).+?)",
        r"\bhow (?:do|does|did) (?P<pair>.+ and .+?) (?:differ|compare)",
        r"\bhow (?:do|does|did) (?P<pair>.+? (?:differ from|compare (?:with|to)) .+?)",
        r"^(?P<pair>.+? (?:versus|vs\.?) .+?)",
        rf"\b{_WHICH} (?:the )?\w+(?: \w+){{0,2}}{_PAUSE}(?:(?:out )?of )?(?P<pair>.+ (?:or|and) .+?)",
        rf"\bwhich of (?P<pair>.+ (?:or|and) .+?) {_BE} .+?",
        rf"^(?P<pair>.+?(?:, | or | and | versus | vs?\.? ).+?){_PAUSE}which{_OF_THEM} {_BE}\b.+?",
        rf"\b(?:is|was|are) (?P<pair>.+? (?:{_AGE} than|before|after) .+?)",
        r"\b(?:did|does|has|have|had) (?P<pair>.+? (?:come|appear|appeared)(?: out)? (?:before|after) .+?)",
        r"\b(?:is|was) (?:it )?(?P<pair>.+ or .+?) (?:that|which) (?:is|was|came)\b.+?",
    )
)
_SUBJECT_FIRST = (
    re.compile(
        r"\bcompar(?:e|ed|ing) (?P<one>.+?) (?:on|about) (?P<on>.+?) (?:with|to|against) (?P<other>.+)$"
    ),
    re.compile(
        r"\bhow (?:do(?:es)?|did) (?P<one>.+?) (?:on|about) (?P<on>.+?) compare (?:with|to) (?:what )?(?P<other>.+?)"
        r"(?: says? (?:on|about) .+)?$"
    ),
    re.compile(
        r"\bwhat (?:do(?:es)?|did) (?P<one>.+?) says? (?:on|about) (?P<on>.+?) (?:compared (?:with|to)|as opposed to) (?P<other>.+)$"
    ),
)
_AS_WELL_ON = re.compile(r" (?:in|for) (?P<on>.+)$")
"""What may say the subject, or belong to a name: "agenda for change"."""
_SHARED_FIRST = re.compile(r"^(?:the |what )?(?P<on>\w+) (?:of|in|from|by) (?P<pair>.+)$")
"""What of both is compared, before their names: "the recommendations of Kark and Messenger"."""
_AND = re.compile(
    rf"(?:, and|, or|,| and| with| to| against| or| versus| vs?\.?| differ from| compare (?:with|to)| {_AGE} than"
    r"|(?: (?:come|appear|appeared)(?: out)?)? (?:before or after|after or before|before|after)) "
)


def readings_of(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the ways to divide a text (lower case) into names and a subject, the likelier first."""
    for first in filter(None, (form.search(text) for form in _SUBJECT_FIRST)):
        yield (first["one"], first["other"]), first["on"]
    found = [match for form in _PAIRS if (match := form.search(text))]
    for match in found:
        yield from ((names, match["on"] or "") for names in _divided(match["pair"]))
    for match in found:
        if not match["on"]:
            yield from _with_subject(match["pair"])


def _with_subject(pair: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the ways to divide a pair that says itself what its things are compared in."""
    if more := _AS_WELL_ON.search(pair):
        yield from ((names, more["on"]) for names in _divided(pair[: more.start()]))
    if shared := _SHARED_FIRST.search(pair):
        yield from ((names, shared["on"]) for names in _divided(shared["pair"]))
    words = pair.split()
    for count in range(1, MOST_SHARED + 1):
        on = " ".join(words[-count:])
        yield from ((names, on) for names in _divided(" ".join(words[:-count])))


def _divided(pair: str) -> Iterator[tuple[str, ...]]:
    """Yield the names between which a pair, or three, may be divided."""
    cuts = [cut.span() for cut in _AND.finditer(pair)][:MOST_CUTS]
    for count in range(1, MOST_SIDES):
        for chosen in combinations(cuts, count):
            ends = [start for start, _ in chosen]
            starts = [end for _, end in chosen]
            yield tuple(pair[s:e] for s, e in zip([0, *starts], [*ends, len(pair)], strict=True))
