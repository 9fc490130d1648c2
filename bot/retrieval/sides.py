"""The two sides of a comparison: which documents, parts of documents or official codes they are."""

import re
from collections.abc import Sequence

from bot.domain.header import Header
from bot.domain.ids import DocumentId, FrameworkId
from bot.domain.query import Side, Wants
from bot.retrieval.codes import asks_for_card, identifiers_in
from bot.retrieval.dividing import readings_of
from bot.retrieval.glossary import Glossary, Words, named, read_words
from bot.retrieval.named_parts import part_called, part_under_a_name, stems_of_part
from bot.retrieval.own_documents import short_title_of
from bot.retrieval.terms import is_name_token, stems_of, words_of
from bot.text.stopwords import PAPER_WORDS, STOPWORDS

FEWEST_OF_A_TITLE = 2
"""Content words from which part of a title names an imported document: "the speaking up policy"."""
MOST_UNKNOWN = 4
"""Content words up to which a side that nothing is called by is a name, and no sentence."""

_WHOSE = re.compile(r"\b(?:our|my|this|the trust's|their)\b")
_OTHERS = frozenset({"other", "others", "rest", "set", "sets", "two", "three"})
"""Words of a side that is a group, whatever else is named."""
_ASKS = re.compile(
    r"\b(?:about|on|what|which|who|how|where|when|why|do|does|did|is|are|say|says)\b"
)


def sides_of(text: str, glossary: Glossary) -> tuple[tuple[Side, ...], str]:
    """Return the two or three things that a question (lower case) compares by their names, and what in.

    Of the places where it may divide, those count where most of them are known, and then fewest are not: a
    title may hold an "and". Empty where none of them is known, or where one is a group such as "the others".
    """
    best: tuple[tuple[Side, ...], str] = ((), "")
    for names, on in readings_of(text.rstrip(" ?.!")):
        sides = tuple(side for name in names if (side := _side(name, glossary)) is not None)
        if len(sides) == len(names) and _rank(sides) > _rank(best[0]):
            best = (sides, on)
    return best


def _rank(sides: Sequence[Side]) -> tuple[int, int]:
    known = sum(side.is_known for side in sides)
    return known, known - len(sides)


def _side(name: str, glossary: Glossary) -> Side | None:
    """Return one side of a comparison; None where its words are a group, or say more than a name."""
    codes = identifiers_in(name)
    if codes:
        is_code = asks_for_card(name, codes)
        return Side(name=name, code=codes[0], is_known=True) if is_code else None
    content = read_words(name, glossary, frozenset()).content
    frameworks = named(content, glossary)
    rest = [w for w in content if not is_name_token(w) and w not in PAPER_WORDS]
    if len(frameworks) > 1 or not (frameworks or not _OTHERS.issuperset(rest)):
        return None
    documents = _documents(name, glossary, frameworks)
    if part := stems_of_part(part_called(content, glossary), glossary):
        return Side(name=name, documents=documents, stems=part, is_known=True)
    if not rest and (part := stems_of_part(part_under_a_name(name, glossary), glossary)):
        return Side(name=name, stems=part, is_known=True)
    if documents and (not rest or not frameworks):
        return Side(name=name, documents=documents, is_known=True)
    is_name = not frameworks and len(rest) <= MOST_UNKNOWN and not _ASKS.search(name)
    return Side(name=name, stems=tuple(stems_of(content))) if is_name else None


def _documents(
    name: str, glossary: Glossary, frameworks: Sequence[FrameworkId]
) -> tuple[DocumentId, ...]:
    """Return the documents that are named: those of a framework, or the one whose title has the words.

    A trust files its own papers under one framework, and means one of them.
    """
    if not frameworks:
        return _titled(name, [h for h in glossary.headers if h.imported])
    own = [h for h in glossary.headers if h.framework in frameworks]
    if all(h.imported for h in own) and (one := _titled(name, own)):
        return one
    return tuple(header.id for header in own)


def _titled(name: str, headers: Sequence[Header]) -> tuple[DocumentId, ...]:
    """Return the one of some imported documents whose title holds all words of a name; else none."""
    words = frozenset(stems_of(word for word in words_of(name) if word not in STOPWORDS))
    if len(words) < FEWEST_OF_A_TITLE and not _WHOSE.search(name):
        return ()
    found = [h.id for h in headers if words and words.issubset(stems_of(words_of(h.title)))]
    return tuple(found) if len(found) == 1 else ()


def subject_in(text: str, sides: Sequence[Side], on: str, glossary: Glossary) -> str:
    """Return in what documents are compared by a text (lower case).

    The names of frameworks stay, since people ask by them; a trust's own titles are words of no subject.
    """
    imported = {header.id for header in glossary.headers if header.imported}
    if not any(imported.intersection(side.documents) for side in sides):
        return text
    if on:
        return on
    for side in sides:
        text = text.replace(side.name, " ", 1)
    return " ".join(text.split())


def asked_of(side: Side, on: str, wants: Wants, glossary: Glossary) -> str:
    """Return what is asked of one side: what is said of the subject, when it came out, or what it is."""
    if side.code and not on:
        return f"what does {side.code.lower()} ask"
    name = next((h.title.lower() for h in _imported(side, glossary)), side.name)
    if wants == "date":
        return f"when was {_called_in_full(side, glossary) or name} published"
    return f"{name} on {on}" if on else name


def frameworks_of(sides: Sequence[Side], glossary: Glossary) -> tuple[FrameworkId, ...]:
    """Return the frameworks of the documents that are compared, in the documents' order."""
    documents = {one for side in sides if side.is_document for one in side.documents}
    return tuple(dict.fromkeys(h.framework for h in glossary.headers if h.id in documents))


def things_in(read: Words, sides: Sequence[Side], glossary: Glossary) -> tuple[str, ...]:
    """Return the names of what a question is about, as the documents have them.

    A part goes before its document: "DPIC condition 4" is not DPIC.
    """
    if sides:
        names = (_thing_of(side, glossary) for side in sides if side.is_known)
        return tuple(dict.fromkeys(filter(None, names)))
    acronyms = glossary.lexicon.tables.acronyms
    spelt_out = [frozenset(acronyms.get((word,), ())) for word in read.content]
    stems = frozenset(stems_of(read.content))
    parts = [one for one in glossary.parts if one <= stems or one in spelt_out]
    whole = [one for one in parts if not any(one < other for other in parts)]
    of_parts = frozenset(stem for one in whole for stem in one)
    others = [word for word in read.content if of_parts.isdisjoint(stems_of([word]))]
    titles = (_title(framework, read, glossary) for framework in named(others, glossary))
    return tuple(dict.fromkeys(filter(None, (*(glossary.parts[one] for one in whole), *titles))))


def _thing_of(side: Side, glossary: Glossary) -> str:
    if side.code:
        return side.code
    if not side.stems:
        named_by = (h.title for h in glossary.headers if h.id in side.documents)
        return next(named_by, "")
    return _called_in_full(side, glossary)


def _called_in_full(side: Side, glossary: Glossary) -> str:
    """Return the name of the part of a document that a side is, as its heading has it; else nothing."""
    if not (side.is_known and side.stems):
        return ""
    content = read_words(side.name, glossary, frozenset()).content
    return part_called(content, glossary) or part_under_a_name(side.name, glossary)


def _title(framework: FrameworkId, read: Words, glossary: Glossary) -> str:
    """Return the title of a framework's first document, or of that of a trust's own which is named."""
    own = [header for header in glossary.headers if header.framework == framework]
    if len(own) > 1 and all(header.imported for header in own):
        said = frozenset(stems_of(read.words))
        own = [h for h in own if said.issuperset(stems_of(words_of(short_title_of(h))))]
    return own[0].title if own else ""


def _imported(side: Side, glossary: Glossary) -> list[Header]:
    return [h for h in glossary.headers if h.imported and h.id in side.documents]
