"""Stage 1: Question to AnalyzedQuery."""

import re
from collections.abc import Sequence

from bot.domain.ids import FrameworkId
from bot.domain.query import (
    COMPARED_AT_LEAST,
    AnalyzedQuery,
    Question,
    Side,
    ThreadMemory,
    Wants,
)
from bot.retrieval.carried import in_its_thread
from bot.retrieval.codes import (
    asks_for_all_lines,
    asks_for_card,
    identifiers_in,
    official_codes_in,
    quotes_in,
    with_points,
)
from bot.retrieval.comparing import (
    compares,
    matches_lines,
    of_each_code,
    of_each_rating,
    of_two_things,
    with_subject_last,
)
from bot.retrieval.glossary import Glossary, Words, named, read_words, strange_names
from bot.retrieval.hazards import hazard_of
from bot.retrieval.intent import (
    asks_age,
    asks_for_all,
    asks_what_became,
    asks_what_it_is,
    asks_where_it_belongs,
    form_of,
    may_ask_order,
    wants_of,
)
from bot.retrieval.leaning import leans
from bot.retrieval.parts import Cleaned, needs_of
from bot.retrieval.readings import chosen_reading
from bot.retrieval.sides import frameworks_of, sides_of, things_in
from bot.retrieval.terms import is_name_token
from bot.retrieval.the_two import with_things
from bot.retrieval.whole_list import with_whole_list
from bot.text.markup import strip_markup
from bot.text.normalize import normalize
from bot.text.stopwords import PAPER_WORDS

_ADDRESS = re.compile(
    r"^(?:(?:hi|hey|hello|ok|dear|please),? +kloe\b|kloe *[,:!-])[ ,:!-]*", re.IGNORECASE
)
_ANEW = re.compile(
    r"^(?:(?:ok|okay|right|thanks|thank you|great|cheers|now|so)[,.!]? )*(?:a )?(?:(?:completely |totally )?different (?:topic|subject|question)"
    r"|(?:new|another|separate|unrelated) (?:topic|subject|question)|chang(?:e of|ing(?: the)?) (?:subject|topic)"
    r"|on (?:a different|another) (?:note|subject|topic)|separately|something else|forget that|start again)\b[ ,:;.!\u2013\u2014-]+(?=\S)",
    re.IGNORECASE,
)
"""With what somebody says that a question has nothing to do with the thread."""
_SPOKEN_OF = re.compile(r"\bKloe (?=(?:know|hold|have|find|tell|keep|think)s?\b)")
"""Kloe itself, as its name is written, and no key line of enquiry."""
_INTRODUCE = re.compile(
    r"^(?:so |and |please )*(?:what|explain|describe|define|tell me about|who or what)\b"
)


def analyze(question: Question, glossary: Glossary) -> AnalyzedQuery:
    """Return the question as it will be searched for; with a hazard, nothing but the hazard.

    A text that holds a person's data comes back without its text.
    """
    hazard = hazard_of(question.text, known_names=glossary.person_free)
    if hazard == "personal_data":
        hidden = question.model_copy(update={"text": ""})
        return AnalyzedQuery(question=hidden, text="", hazard=hazard)
    if _ANEW.match(question.text):
        question = question.model_copy(update={"earlier": None})
    said = _said(chosen_reading(question))
    if hazard is not None:
        return AnalyzedQuery(question=question, text=said, hazard=hazard)
    carried, chooses = in_its_thread(said, question.earlier, glossary.passages)
    carried = with_whole_list(carried, question.earlier, glossary.passages)
    text, pointed = with_points(carried, glossary.passages.values())
    text = _with_subject_last(with_things(text, question.earlier, glossary), glossary)
    cleaned = _cleaned(text, glossary)
    whole = cleaned.whole
    follows = not cleaned.sides and _is_follow_up(whole, question.earlier)
    identifiers = official_codes_in(text) if follows else identifiers_in(text)
    return AnalyzedQuery(
        question=question,
        text=text,
        needs=needs_of(cleaned, question.earlier if follows else None, glossary),
        identifiers=identifiers,
        lists_lines=_asks_for_all_lines(cleaned),
        lists_all=asks_for_all(cleaned.lowered),
        quotes=quotes_in(text),
        card=identifiers[0] if asks_for_card(text, identifiers) else "",
        defines=_defines(cleaned, glossary),
        introduces=None if follows else _introduces(cleaned.lowered, whole, glossary),
        frameworks=frameworks_of(cleaned.sides, glossary)
        or named(whole.content, glossary)
        or _still_meant(question.earlier if follows else None),
        form=cleaned.form,
        wants=cleaned.wants,
        corrections=(*pointed, *whole.corrections),
        chooses=chooses,
        places=asks_where_it_belongs(cleaned.lowered),
        is_follow_up=follows,
        sides=cleaned.sides,
        things=things_in(whole, cleaned.sides, glossary),
    )


def _said(text: str) -> str:
    """Return what is asked, without markup, an address to Kloe, or the word that it is of something else."""
    spoken = _ADDRESS.sub("", normalize(strip_markup(text)))
    return _SPOKEN_OF.sub("", _ANEW.sub("", spoken))


def _with_subject_last(text: str, glossary: Glossary) -> str:
    """Return a comparison with its subject at its end; "sustainability: DPIC and the LTP" is one too."""
    subject, colon, rest = text.rstrip(" ?.!").partition(": ")
    said = read_words(rest, glossary, frozenset()).content if colon else []
    if len(named(said, glossary)) >= COMPARED_AT_LEAST and all(map(is_name_token, said)):
        return f"compare {rest} on {subject}"
    return with_subject_last(text)


def _cleaned(text: str, glossary: Glossary) -> Cleaned:
    low, names = text.lower(), strange_names(text, glossary)
    whole = read_words(text, glossary, names)
    form, wants = form_of(low), wants_of(low)
    sides, on = _sides(low, glossary)
    if sides:
        wants = "date" if may_ask_order(low) and not on else wants
        form = "comparison" if _are_compared_in(sides, on, wants) else "plain"
        return Cleaned(text, low, names, whole, form, wants, sides, on)
    is_of_one = matches_lines(low) or (not named(whole.content, glossary) and of_two_things(low))
    if form == "comparison" and is_of_one:
        form = "plain"  # "the Kerr and the Kark review": what is compared is in one document
    return Cleaned(text, low, names, whole, form, wants)


def _sides(text: str, glossary: Glossary) -> tuple[tuple[Side, ...], str]:
    """Return the two things that a question (lower case) compares; none where codes or ratings are.

    "Before" and "first" say much else, and compare only what is known.
    """
    does = compares(text) or asks_age(text)
    is_of_one = of_each_rating(text) or of_each_code(text) or matches_lines(text)
    if not (does or may_ask_order(text)) or is_of_one:
        return (), ""
    sides, on = sides_of(text, glossary)
    return (sides, on) if does or all(side.is_known for side in sides) else ((), "")


def _are_compared_in(sides: Sequence[Side], on: str, wants: Wants) -> bool:
    """Tell whether a comparison is of documents in something: in all else each is asked of by itself."""
    return all(side.is_document for side in sides) and (bool(on) or wants == "date")


def _asks_for_all_lines(cleaned: Cleaned) -> bool:
    """Tell whether a question asks which lines of enquiry there are: neither in which document, nor now."""
    is_of_documents = cleaned.form in {"which_framework", "comparison"}
    asks_for_lines = asks_for_all_lines(cleaned.text)
    return asks_for_lines and not is_of_documents and not asks_what_became(cleaned.lowered)


def _defines(cleaned: Cleaned, glossary: Glossary) -> tuple[str, ...]:
    """Return the acronyms, in lower case, that a question wants spelt out."""
    if cleaned.wants != "definition" and not asks_what_it_is(cleaned.lowered):
        return ()
    singular = (word.removesuffix("s") for word in cleaned.whole.content)
    acronyms = glossary.lexicon.shorts - glossary.names.tokens.keys()
    return tuple(word for word in dict.fromkeys(singular) if word in acronyms)


def _introduces(text: str, read: Words, glossary: Glossary) -> FrameworkId | None:
    """Return the framework that a question asks about as such: what is it?"""
    meant = named(read.content, glossary)
    rest = {word for word in read.content if not is_name_token(word)}
    if len(meant) != 1 or not rest <= PAPER_WORDS or not _INTRODUCE.search(text):
        return None
    return meant[0]


def _still_meant(earlier: ThreadMemory | None) -> tuple[FrameworkId, ...]:
    """Return the framework that "it" means in a follow-up: the one that the last reply cited."""
    cited = earlier.frameworks if earlier else ()
    return cited if len(cited) == 1 else ()


def _is_follow_up(read: Words, earlier: ThreadMemory | None) -> bool:
    """Tell whether the question leans on the one before in its thread."""
    return bool(earlier and earlier.stems) and leans(" ".join(read.words), read.content)
