"""The parts of a question, each with what it asks for: its words, terms and frameworks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.domain.query import Form, Need, Origin, Side, Term, ThreadMemory, Wants
from bot.retrieval.codes import identifiers_in
from bot.retrieval.comparing import compares, of_each_code, of_each_rating, of_two_things
from bot.retrieval.glossary import Glossary, Words, named, read_words
from bot.retrieval.intent import asked_about, asks_what_became, counted_in, subject_of, wants_of
from bot.retrieval.leaning import leans, refers
from bot.retrieval.lexicon import brought_in
from bot.retrieval.named_parts import introduced_part
from bot.retrieval.needs import divide
from bot.retrieval.numbered import asks_for_none
from bot.retrieval.sides import asked_of, subject_in
from bot.retrieval.terms import is_name_token, stems_of
from bot.text.stem import stem
from bot.text.stopwords import PAPER_WORDS, QUESTION_WORDS

EARLIER_WEIGHT = 0.5
"""Weight, 0 to 1, of what the question before was about, in a follow-up."""


_SAY_NOTHING = frozenset(stems_of(QUESTION_WORDS | PAPER_WORDS))
"""Stems that do not tell which of several things is meant."""


class _Part(NamedTuple):
    """A part of a question."""

    text: str
    """In lower case."""
    read: Words
    wants: Wants
    side: Side | None = None
    opens: bool = False


class Cleaned(NamedTuple):
    """A question's text, and what is read from the whole of it once."""

    text: str
    lowered: str
    names: frozenset[str]
    """Words that may be somebody's name."""
    whole: Words
    form: Form
    wants: Wants
    sides: tuple[Side, ...] = ()
    """The two things that it compares by their names."""
    on: str = ""
    """In what these are compared, where that is said."""


def needs_of(
    cleaned: Cleaned, earlier: ThreadMemory | None, glossary: Glossary
) -> tuple[Need, ...]:
    """Return what a question asks for, in the order of its parts.

    A part that leans on what was said before, such as "and what did it ask for", is read with the
    part before it; the first with the question before, where the whole is a follow-up.
    """
    divided = [subject_of(part, cleaned.form) for part in divide(cleaned.lowered)]
    parts = _compared(cleaned, glossary) or [_part(p, cleaned, glossary) for p in divided]
    if any(QUESTION_WORDS.issuperset(part.read.content) for part in parts):
        parts = [_Part(cleaned.lowered, cleaned.whole, cleaned.wants)]
    before = (None, *(_remembered(part.read, glossary) for part in parts[:-1]))
    return tuple(
        _need(part, last if leans(part.text, part.read.content) else None, earlier, glossary)
        for part, last in zip(parts, before, strict=True)
    )


def _need(
    part: _Part, last: ThreadMemory | None, earlier: ThreadMemory | None, glossary: Glossary
) -> Need:
    text, read = part.text, part.read
    terms = _terms(read, glossary, last or earlier)
    return Need(
        text=text,
        words=tuple(read.content),
        terms=terms,
        related=_related(read, terms, glossary),
        frameworks=named(read.content, glossary) or (last.frameworks if last else ()),
        codes=identifiers_in(text),
        wants=part.wants,
        counted=_counted(read, terms),
        is_of_no_number=asks_for_none(text, glossary.numbers),
        about=tuple(dict.fromkeys(stems_of(asked_about(read.words)))),
        meant=() if last else _meant(read, earlier),
        later=asks_what_became(text),
        side=part.side,
        opens=part.opens,
        part=introduced_part(text, read.content, glossary),
    )


def _counted(read: Words, terms: Sequence[Term]) -> tuple[str, ...]:
    """Return the stems of what a part wants counted, and of what the lexicon has for it."""
    words = counted_in(read.words)
    return tuple(dict.fromkeys((*stems_of(words), *brought_in(words, terms))))


def _meant(read: Words, earlier: ThreadMemory | None) -> tuple[tuple[str, ...], ...]:
    """Return the stems of what a pronoun in a part may stand for, names of frameworks aside."""
    if earlier is None or not refers(" ".join(read.words), read.content):
        return ()
    told = [one for one in earlier.stems if not is_name_token(one) and one not in _SAY_NOTHING]
    subject = tuple(one for one in told if one in earlier.subject)
    return tuple(filter(None, (subject, tuple(one for one in told if one not in subject))))


def _remembered(read: Words, glossary: Glossary) -> ThreadMemory:
    """Return what the next part of a question may lean on."""
    found = stems_of(word for word in read.content if word not in QUESTION_WORDS)
    stems = tuple(dict.fromkeys(found))
    frameworks = named(read.content, glossary)
    return ThreadMemory(stems=stems, frameworks=frameworks)


def _compared(cleaned: Cleaned, glossary: Glossary) -> list[_Part]:
    """Return a part for each thing, rating or code that is compared, by its name, with its own words."""
    text = cleaned.lowered
    if cleaned.sides:
        return _of_sides(cleaned, glossary)
    compared = of_each_rating(text) or of_each_code(text)
    if not compared and cleaned.form == "plain" and compares(text):
        compared = of_two_things(text)
    return [
        _Part(name, read_words(own, glossary, cleaned.names), cleaned.wants)
        for name, own in compared.items()
    ]


def _of_sides(cleaned: Cleaned, glossary: Glossary) -> list[_Part]:
    """Return a part for each side, or one on the subject where documents are compared in it."""
    if cleaned.form == "comparison":
        return [
            _part(
                subject_of(
                    subject_in(cleaned.lowered, cleaned.sides, cleaned.on, glossary), "comparison"
                ),
                cleaned,
                glossary,
            )
        ]
    parts = []
    for side in cleaned.sides:
        asked = asked_of(side, cleaned.on, cleaned.wants, glossary)
        read = read_words(asked, glossary, cleaned.names)
        opens = not (side.code or cleaned.on or cleaned.wants == "date")
        parts.append(_Part(side.name, read, cleaned.wants, side, opens))
    return parts


def _part(part: str, cleaned: Cleaned, glossary: Glossary) -> _Part:
    """Return a part of a question with its words and what it wants; the whole is read already."""
    if part == cleaned.lowered:
        return _Part(part, cleaned.whole, cleaned.wants)
    return _Part(part, read_words(part, glossary, cleaned.names), wants_of(part))


def _terms(read: Words, glossary: Glossary, earlier: ThreadMemory | None) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    corrected = {correction.read_as for correction in read.corrections}
    for word in read.content:
        origin: Origin = "spelling" if word in corrected else "typed"
        _keep(found, Term(stem=stem(word), weight=1.0, origin=origin, forms=(word,)))
    for more in glossary.lexicon.expand(read.words, read.content):
        _keep(found, Term(more.stem, more.weight, more.origin, forms=(more.phrase,)))
    for term in _earlier_terms(read, earlier):
        _keep(found, term)
    return tuple(found.values())


def _related(read: Words, terms: Sequence[Term], glossary: Glossary) -> tuple[Term, ...]:
    """Return what may stand for the words of a part in imported documents, and was not typed."""
    typed = {term.stem for term in terms if term.origin in {"typed", "spelling"}}
    found: dict[str, Term] = {}
    for term in glossary.thesaurus.related(read.words):
        if term.stem not in typed:
            _keep(found, term)
    return tuple(found.values())


def _earlier_terms(read: Words, earlier: ThreadMemory | None) -> list[Term]:
    """Return what a follow-up takes from the question before it.

    "What about the Long Term Plan?" asks the same of another framework: the subject is as if typed
    again, and the framework that was named before is left aside.
    """
    if earlier is None:
        return []
    if read.content and all(is_name_token(word) for word in read.content):
        subject = [one for one in earlier.stems if not is_name_token(one)]
        return [Term(stem=one, weight=1.0, origin="typed", forms=(one,)) for one in subject]
    meant = earlier.subject if refers(" ".join(read.words), read.content) else ()
    return [
        Term(
            stem=one,
            weight=1.0 if one in meant else EARLIER_WEIGHT,
            origin="earlier",
            forms=(),
        )
        for one in earlier.stems
    ]


def _keep(found: dict[str, Term], term: Term) -> None:
    """Keep the heavier of two terms with one stem, with the forms of both."""
    known = found.get(term.stem)
    if known is None:
        found[term.stem] = term
        return
    best = term if term.weight > known.weight else known
    forms = tuple(dict.fromkeys((*known.forms, *term.forms)))
    found[term.stem] = replace(best, forms=forms)
