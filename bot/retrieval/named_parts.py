"""Parts of documents that have a name of their own: a review, a condition, a code of conduct."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.domain.knowledge import Passage
from bot.retrieval.codes import identifiers_in
from bot.retrieval.glossary import Glossary
from bot.retrieval.terms import Names, content_words, is_name_token, stems_of, words_of
from bot.text.stopwords import STOPWORDS

FEWEST_WORDS = 2
"""Content words from which a whole heading is a name: "Culture" is none."""
MOST_WORDS = 6
"""Words up to which it is one, and no sentence."""

_DATED = re.compile(r"^[^:]*\b(?:19|20)\d\d\b[^:]*: ")
_ASKING = re.compile(
    r"^(?:how|kloe|what|when|where|whether|which|who|why)\b|\bnot (?:held|known)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\D+ \d+\b(?= )")
"""The number by which a condition or an action goes, before what it is called."""
_WHAT_IS = re.compile(
    r"^(?:(?:so|and|please|can you|could you) )*(?:what(?:'s| is| are| was| were| does)|explain|describe|define|tell (?:me|us))\b"
)
_SAYS_WHAT_TO_DO = frozenset(["about", "define", "describe", "explain", "mean", "means"])
"""Words of a question that asks what something is, beside its name."""
_REVIEWS = re.compile(r"^(?P<names>[A-Z]\w+(?: and [A-Z]\w+)*) reviews?$")


def names_of_parts(passages: Iterable[Passage], names: Names) -> Mapping[frozenset[str], str]:
    """Return the names of parts as the headings have them, by the stems of their content words.

    A review goes by the name of who led it, with or without the word. A name that a document goes by as well,
    and that is not in its title, "single assessment framework", is by the stems of its single words.
    """
    paths = dict.fromkeys(p.heading_path for p in passages if len(p.heading_path) > 1)
    titles = [_own_stems(title) for title in dict.fromkeys(path[0] for path in paths)]
    found = [pair for h in dict.fromkeys(p[-1] for p in paths) for pair in _names_in(h, names)]
    under_names = {
        stems: name
        for joined, name in found
        if all(map(is_name_token, joined)) and not _stands_in((stems := _own_stems(name)), titles)
    }
    return {s: n for s, n in found if not all(map(is_name_token, s))} | under_names


def part_called(content: Sequence[str], glossary: Glossary) -> str:
    """Return the name of the part of a document that content words, or acronyms, stand for; else nothing.

    Two words or more of one name alone are enough: "the fit and proper person framework".
    """
    stems = frozenset(stems_of(content))
    said = (stems, *_spelt_out(content, glossary))
    exact = (glossary.parts.get(one, "") for one in said)
    partial = (_named_in_part(one, glossary) for one in said)
    return next(filter(None, (*exact, *partial)), "")


def part_under_a_name(text: str, glossary: Glossary) -> str:
    """Return the name of the part that a text says in words by which a document goes too; else nothing.

    "SAF" is what the initials of one such name are.
    """
    stems = _own_stems(text)
    initials = {"".join(word[0] for word in words_of(n)): n for n in glossary.parts.values()}
    return glossary.parts.get(stems, "") or initials.get(" ".join(sorted(stems)), "")


def introduced_part(text: str, content: Sequence[str], glossary: Glossary) -> str:
    """Return the name of the part of which a text (lower case) asks what it is, and nothing else; else nothing."""
    name = [word for word in content if word not in _SAYS_WHAT_TO_DO]
    if not (_WHAT_IS.search(text) or list(content) == words_of(text)):
        return ""
    return glossary.parts.get(frozenset(stems_of(name)), "")


def stems_of_part(name: str, glossary: Glossary) -> tuple[str, ...]:
    """Return the fewest stems by which a part goes, names of documents aside; none for no name."""
    known = (stems for stems, called in glossary.parts.items() if name and called == name)
    shortest = min(known, key=len, default=())
    return tuple(sorted(one for one in shortest if not is_name_token(one)))


def names_a_part(heading: str) -> bool:
    """Tell whether a heading is what something is called: none that asks, or says what is not held."""
    return _ASKING.search(_DATED.sub("", heading)) is None


def _names_in(heading: str, names: Names) -> Iterator[tuple[frozenset[str], str]]:
    called = _DATED.sub("", heading).removeprefix("The ")
    if not names_a_part(called) or identifiers_in(called):
        return
    if reviews := _REVIEWS.match(called):
        for leader in reviews["names"].split(" and "):
            for said in (leader, f"{leader} review"):
                yield frozenset(stems_of(content_words(said, names))), f"{leader} review"
        return
    if numbered := _NUMBERED.match(called):
        yield frozenset(stems_of(content_words(numbered[0], names))), numbered[0]
        return
    stems = stems_of(content_words(called, names))
    if "review" in stems:  # "the seven recommendations of the Kark review": the review has a name
        return
    if len(_own_stems(called)) >= FEWEST_WORDS and len(called.split()) <= MOST_WORDS:
        yield frozenset(stems), called


def _own_stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, with no names of documents read as one."""
    return frozenset(stems_of(word for word in words_of(text) if word not in STOPWORDS))


def _stands_in(stems: frozenset[str], titles: Collection[frozenset[str]]) -> bool:
    return any(stems <= title for title in titles)


def _spelt_out(content: Sequence[str], glossary: Glossary) -> list[frozenset[str]]:
    """Return the names that content words may say with an acronym for some of their words."""
    acronyms = glossary.lexicon.tables.acronyms
    known = [frozenset(acronyms.get((word,), ())) for word in content]
    if not any(known):
        return []
    rest = frozenset(stems_of(w for w, full in zip(content, known, strict=True) if not full))
    whole = rest.union(*known)
    return [
        whole,
        *(part for part in glossary.parts if rest <= part and _is_short_for(part, known)),
    ]


def _is_short_for(part: frozenset[str], known: Sequence[frozenset[str]]) -> bool:
    """Tell whether a name has most stems of each acronym: some have several full forms."""
    return all(len(part & full) > len(full) / 2 for full in known if full)


def _named_in_part(said: frozenset[str], glossary: Glossary) -> str:
    """Return the one name of which something says two words or more, and no other word; else nothing."""
    if len(said) < FEWEST_WORDS:
        return ""
    found = {name for stems, name in glossary.parts.items() if said <= stems}
    return found.pop() if len(found) == 1 else ""
