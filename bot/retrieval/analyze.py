"""Stage 1: Question to AnalyzedQuery."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.domain.ids import FrameworkId
from bot.domain.query import (
    AnalyzedQuery,
    Correction,
    Form,
    Need,
    Origin,
    Question,
    Term,
    ThreadMemory,
    Wants,
)
from bot.retrieval.codes import asks_for_card, identifiers_in, quotes_in
from bot.retrieval.hazards import hazard_of
from bot.retrieval.intent import (
    asks_what_became,
    asks_what_it_is,
    form_of,
    of_each_rating,
    subject_of,
    wants_of,
)
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.needs import divide
from bot.retrieval.readings import chosen_reading
from bot.retrieval.spelling import Speller
from bot.retrieval.terms import Names, is_name_token, stems_of, words_of
from bot.text.markup import strip_markup
from bot.text.names import possible_names
from bot.text.normalize import normalize
from bot.text.stem import stem
from bot.text.stopwords import PAPER_WORDS, QUESTION_WORDS, STOPWORDS

EARLIER_WEIGHT = 0.5
"""Weight, 0 to 1, of what the question before was about, in a follow-up."""
FOLLOW_UP_WORDS = 3
"""Content words at most in a question that leans on the one before by a pronoun."""

_LEANS = re.compile(
    r"^(?:and|but|also|or|what about|how about|what of|same for|ok and|so what about)\b"
    r"|\b(?:it|its|that|this|those|these|them|they|their|there|one)\b"
)
_ADDRESS = re.compile(
    r"^(?:(?:hi|hey|hello|ok|dear|please),? +kloe\b|kloe *[,:!-])[ ,:!-]*", re.IGNORECASE
)
_ASKS = re.compile(r"\b(?:what|which|who|whom|when|where|why|how|more|else)\b")
_INTRODUCE = re.compile(
    r"^(?:so |and |please )*(?:what|explain|describe|define|tell me about|who or what)\b"
)


class Glossary(NamedTuple):
    """What the analysis looks things up in."""

    names: Names
    lexicon: Lexicon
    speller: Speller
    frameworks: tuple[FrameworkId, ...]
    person_free: frozenset[str]
    """Capitalised pairs of the documents, in lower case: no person's name."""


class _Words(NamedTuple):
    words: list[str]
    content: list[str]
    corrections: tuple[Correction, ...]


class _Cleaned(NamedTuple):
    """A question's text, and what is read from the whole of it once."""

    text: str
    lowered: str
    names: frozenset[str]
    """Words that may be somebody's name."""
    whole: _Words
    form: Form
    wants: Wants


def analyze(question: Question, glossary: Glossary) -> AnalyzedQuery:
    """Return the question as it will be searched for; with a hazard, nothing but the hazard.

    A text that holds a person's data comes back without its text.
    """
    hazard = hazard_of(question.text, known_names=glossary.person_free)
    if hazard == "personal_data":
        hidden = question.model_copy(update={"text": ""})
        return AnalyzedQuery(question=hidden, text="", hazard=hazard)
    chosen = chosen_reading(question)
    text = _ADDRESS.sub("", normalize(strip_markup(chosen)))
    if hazard is not None:
        return AnalyzedQuery(question=question, text=text, hazard=hazard)
    cleaned = _cleaned(text, glossary)
    whole = cleaned.whole
    follows = _is_follow_up(" ".join(whole.words), whole, question.earlier)
    named = _named(whole.content, glossary)
    identifiers = identifiers_in(text)
    return AnalyzedQuery(
        question=question,
        text=text,
        needs=_needs(cleaned, question.earlier if follows else None, glossary),
        identifiers=identifiers,
        quotes=quotes_in(text),
        card=identifiers[0] if asks_for_card(text, identifiers) else "",
        defines=_defines(cleaned, glossary),
        introduces=None if follows else _introduces(cleaned.lowered, whole, glossary),
        frameworks=named or _still_meant(question.earlier if follows else None),
        form=cleaned.form,
        wants=cleaned.wants,
        corrections=whole.corrections,
        is_follow_up=follows,
    )


def _cleaned(text: str, glossary: Glossary) -> _Cleaned:
    low, names = text.lower(), possible_names(text)
    return _Cleaned(text, low, names, _read(text, glossary, names), form_of(low), wants_of(low))


def _read(text: str, glossary: Glossary, names: Container[str]) -> _Words:
    """Read the words of a text, misspelled ones corrected; what may be a name is none."""
    typed = words_of(text)
    read = [word if word in names else glossary.speller.correct(word) for word in typed]
    changed = {old: new for old, new in zip(typed, read, strict=True) if old != new}
    content = [word for word in glossary.names.join(read) if word not in STOPWORDS]
    corrections = tuple(Correction(typed=old, read_as=new) for old, new in changed.items())
    return _Words(read, content, corrections)


def _needs(cleaned: _Cleaned, earlier: ThreadMemory | None, glossary: Glossary) -> tuple[Need, ...]:
    divided = [subject_of(part, cleaned.form) for part in divide(cleaned.lowered)]
    parts = _of_each_rating(cleaned, glossary) or [_part(p, cleaned, glossary) for p in divided]
    if any(QUESTION_WORDS.issuperset(read.content) for _, read, _ in parts):
        parts = [(cleaned.lowered, cleaned.whole, cleaned.wants)]
    return tuple(
        Need(
            text=part,
            words=tuple(read.content),
            terms=_terms(read, glossary, earlier),
            frameworks=_named(read.content, glossary),
            wants=wants,
            later=asks_what_became(part),
        )
        for part, read, wants in parts
    )


def _of_each_rating(cleaned: _Cleaned, glossary: Glossary) -> list[tuple[str, _Words, Wants]]:
    """Return a part for each rating that is compared, by the rating's name, with its own words."""
    return [
        (rating, _read(own, glossary, cleaned.names), cleaned.wants)
        for rating, own in of_each_rating(cleaned.lowered).items()
    ]


def _part(part: str, cleaned: _Cleaned, glossary: Glossary) -> tuple[str, _Words, Wants]:
    """Return a part of a question with its words and what it wants; the whole is read already."""
    if part == cleaned.lowered:
        return part, cleaned.whole, cleaned.wants
    return part, _read(part, glossary, cleaned.names), wants_of(part)


def _terms(read: _Words, glossary: Glossary, earlier: ThreadMemory | None) -> tuple[Term, ...]:
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


def _earlier_terms(read: _Words, earlier: ThreadMemory | None) -> list[Term]:
    """Return what a follow-up takes from the question before it.

    "What about the Long Term Plan?" asks the same of another framework: the subject is as if typed
    again, and the framework that was named before is left aside.
    """
    if earlier is None:
        return []
    if read.content and all(is_name_token(word) for word in read.content):
        subject = [one for one in earlier.stems if not is_name_token(one)]
        return [Term(stem=one, weight=1.0, origin="typed", forms=(one,)) for one in subject]
    return [
        Term(stem=one, weight=EARLIER_WEIGHT, origin="earlier", forms=()) for one in earlier.stems
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


def _named(content: Sequence[str], glossary: Glossary) -> tuple[FrameworkId, ...]:
    named = {glossary.names.tokens[word] for word in content if word in glossary.names.tokens}
    return tuple(framework for framework in glossary.frameworks if framework in named)


def _defines(cleaned: _Cleaned, glossary: Glossary) -> tuple[str, ...]:
    """Return the acronyms, in lower case, that a question wants spelt out."""
    if cleaned.wants != "definition" and not asks_what_it_is(cleaned.lowered):
        return ()
    singular = (word.removesuffix("s") for word in cleaned.whole.content)
    acronyms = glossary.lexicon.shorts - glossary.names.tokens.keys()
    return tuple(word for word in dict.fromkeys(singular) if word in acronyms)


def _introduces(text: str, read: _Words, glossary: Glossary) -> FrameworkId | None:
    """Return the framework that a question asks about as such: what is it?"""
    named = _named(read.content, glossary)
    rest = {word for word in read.content if not is_name_token(word)}
    if len(named) != 1 or not rest <= PAPER_WORDS or not _INTRODUCE.search(text):
        return None
    return named[0]


def _still_meant(earlier: ThreadMemory | None) -> tuple[FrameworkId, ...]:
    """Return the framework that "it" means in a follow-up: the one that the last reply cited."""
    cited = earlier.frameworks if earlier else ()
    return cited if len(cited) == 1 else ()


def _is_follow_up(text: str, read: _Words, earlier: ThreadMemory | None) -> bool:
    """Tell whether the question leans on the one before in its thread."""
    if earlier is None or not earlier.stems:
        return False
    if QUESTION_WORDS.issuperset(read.content):
        return bool(_ASKS.search(text))
    leans = _LEANS.search(text)
    is_short = len(set(stems_of(read.content))) <= FOLLOW_UP_WORDS
    return leans is not None and (leans.start() == 0 or is_short)
