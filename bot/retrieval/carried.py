"""What a question takes over from its thread as words: a code, or an item of the list that was quoted."""

import re
from collections.abc import Mapping, Sequence

from bot.domain.ids import PassageId
from bot.domain.knowledge import Passage
from bot.domain.query import ThreadMemory
from bot.retrieval.codes import ASKED_OF_A_CODE, identifiers_in
from bot.retrieval.comparing import ratings_in
from bot.retrieval.leaning import refers
from bot.retrieval.terms import words_of
from bot.text.stopwords import STOPWORDS

MOST_BESIDE = 4
"""Content words at most of a question that asks of the code before it by a pronoun."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_FIGURES = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")
_KINDS = r"(?:one|item|point|bullet|action|annex|capability|condition|domain|priority|prompt|recommendation|statement)"
_NTH = re.compile(
    rf"\b(?:the|that) ({'|'.join((*_ORDINALS, *_FIGURES, 'last'))})(?: {_KINDS})?(?: of (?:them|these|those))?"
    r"(?: (?:say|mean|cover|ask|involve|recommend|about|for|all about))?(?:,? (?:please|pls|then))?[ ?.!]*$"
    rf"|\b(?:number|no\.?|#|{_KINDS}) ?([1-9])(?: (?:say|mean|cover|ask|involve|recommend|about))?"
    r"(?:,? (?:please|pls|then))?[ ?.!]*$",
    re.IGNORECASE,
)

_BARE = re.compile(
    r"^(?:(?:and|ok|okay|now|try|so|what|how|about|number|no\.?),? )*(?P<number>[1-9]\d?)[ ?.!]*$",
    re.IGNORECASE,
)
"""A number by itself, "and 5?", that stands for one of what was numbered before it."""
_NEIGHBOUR = re.compile(
    r"^(?:(?:and|ok|okay|now|so|what|how|show|give|me|about|is|does|says?|the|what's),? )*"
    r"(?:(?P<next>next|one after|one below)|(?P<last>last|final)|previous|one before|one above)"
    r"(?: (?:one|para(?:graph)?|prompt|kloe|line|down|up|along|that|it))*(?: says?| please)?[ ?.!]*$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^(?:(?:and|ok|so|on|what|which|the|is|are|that|this|it|those|they|there|find|do|does|i|can|where),? )*"
    r"page(?: (?:number|no\.?|ref(?:erence)?|is|are|was|do|does|that|this|it|they|those|find|i|on|of|in))*[ ?.!]*$",
    re.IGNORECASE,
)
_NUMBERED_THING = re.compile(r"^(?P<kind>.*[a-z] |W\d?\.?|4\.)\d{1,2}$", re.IGNORECASE)
"""What ends in a number: "DPIC condition 4", W3, W3.4, 4.52."""
_NUMBERED = re.compile(r"[^:.]{1,40} (\d{1,2})(?=[: ])")
"""How an item begins that says its own number: "DPIC action 7: ...", "Kark recommendation 5 is ..."."""
_IN_A_SENTENCE = re.compile(r"(?:: | are )((?:[^;:]+;){2,}[^;:]+?)\.?$")


def in_its_thread(
    text: str, earlier: ThreadMemory | None, passages: Mapping[PassageId, Passage]
) -> tuple[str, bool]:
    """Return a cleaned question with what it leaves unsaid, and whether it chose an item of a list.

    After a card of W3 "what does good look like?" asks for W3; after a list "tell me more about the
    third" asks for its third item. All else is left as it is.

    Args:
        text: the question.
        earlier: what is remembered of the thread.
        passages: by their ids, in which the quoted items stand.
    """
    if earlier is None:
        return text, False
    if _PAGE.match(text) and (quoted := _page_of(earlier, passages)):
        return quoted, True
    if beside := _neighbour(text, earlier, passages) or _of_the_same_kind(text, earlier):
        return beside, False
    nth = _NTH.search(text)
    items, is_list = _quoted_items(earlier, passages) if nth else ([], False)
    if nth and (item := _chosen((nth[1] or nth[2]).lower(), items)):
        return f"{text[: nth.start()]}{item}", is_list
    is_of_code = len(earlier.codes) == 1 and _asks_of_a_code(text.lower())
    return (
        f"{text.rstrip(' ?.!')} for {_code_meant(text, earlier)}" if is_of_code else text
    ), False


def _code_meant(text: str, earlier: ThreadMemory) -> str:
    """Return the code before a question, or its line where a rating is asked for: prompts have none of their own."""
    code = earlier.codes[0]
    asks_rating = ratings_in(text) and code.startswith("W")
    return code.partition(".")[0] if asks_rating else code


def _page_of(earlier: ThreadMemory, passages: Mapping[PassageId, Passage]) -> str:
    """Return what the reply before quoted first and that has a page, which its citation says; else nothing."""
    found = (passages[one] for one in earlier.passage_ids if one in passages)
    return next((" ".join(passage.sentences) for passage in found if passage.page), "")


def _of_the_same_kind(text: str, earlier: ThreadMemory) -> str:
    """Return what has another number, after "DPIC condition 4" or W3.4, for "and 5?"; else nothing."""
    bare = _BARE.match(text)
    if bare is None:
        return ""
    asked = earlier.codes if len(earlier.codes) == 1 else tuple(reversed(earlier.things))
    numbered = (_NUMBERED_THING.match(thing) for thing in asked)
    return next((f"{thing['kind']}{bare['number']}" for thing in numbered if thing), "")


def _neighbour(text: str, earlier: ThreadMemory, passages: Mapping[PassageId, Passage]) -> str:
    """Return what stands after, or before, what was asked about and has a number, for "the next one?"; else nothing."""
    asked = _NEIGHBOUR.match(text)
    if asked is None:
        return ""
    if len(earlier.codes) == 1:
        return _code_beside(earlier.codes[0], asked, passages)
    numbered = _NUMBERED_THING.match(earlier.things[-1]) if earlier.things else None
    if numbered is None or asked["last"]:
        return ""
    number = _in_numbers(earlier.things[-1])[-1] + (1 if asked["next"] else -1)
    return f"{numbered['kind']}{number}" if number > 0 else ""


def _code_beside(code: str, asked: re.Match[str], passages: Mapping[PassageId, Passage]) -> str:
    """Return the official code that is asked for by its place beside another, or as the last of its line; else nothing."""
    all_codes = {passage.reference.code for passage in passages.values() if passage.reference}
    held = sorted((one for one in all_codes if _shape(one) == _shape(code)), key=_in_numbers)
    if asked["last"]:
        line = [one for one in held if one.partition(".")[0] == code.partition(".")[0]]
        return line[-1] if "." in code and line else ""
    place = held.index(code) + (1 if asked["next"] else -1) if code in held else -1
    if place == len(held):  # there is none, and its code says so
        return re.sub(r"\d+$", lambda number: str(int(number[0]) + 1), code)
    return held[place] if place >= 0 else ""


def _shape(code: str) -> str:
    """Return a code without its figures, which its like share: `W`, `W.`, `.`."""
    return re.sub(r"\d+", "", code)


def _in_numbers(code: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", code))


def _asks_of_a_code(text: str) -> bool:
    if identifiers_in(text):
        return False
    content = [word for word in words_of(text) if word not in STOPWORDS]
    if refers(text, content):
        return len(content) <= MOST_BESIDE
    return bool(content) and ASKED_OF_A_CODE.issuperset(content)


def _quoted_items(
    earlier: ThreadMemory, passages: Mapping[PassageId, Passage]
) -> tuple[list[str], bool]:
    """Return the items of the first list of which the reply before quoted any, and whether it is a list.

    It may be one sentence, its items parted by semicolons: each is said with the beginning of the sentence, since
    that holds all that is known of it.
    """
    found = [passages[one] for one in earlier.passage_ids if one in passages]
    items = [passage for passage in found if passage.kind == "item"]
    if items:
        return [" ".join(p.sentences) for p in items if p.list_id == items[0].list_id], True
    lists = (_IN_A_SENTENCE.search(sentence) for p in found for sentence in p.sentences)
    named = next((match for match in lists if match), None)
    if named is None:
        return [], False
    lead, parts = named.string[: named.start(1)], named[1].split(";")
    return [f"{lead}{part.strip().removeprefix('and ')}" for part in parts], False


def _chosen(ordinal: str, items: Sequence[str]) -> str:
    if ordinal == "last":
        return items[-1] if items else ""
    if ordinal.isdigit():
        numbered = {found[1]: found for found in map(_NUMBERED.match, items) if found}
        if ordinal in numbered:
            return numbered[ordinal].string
        if numbered:  # one that was not quoted is meant too
            first = next(iter(numbered.values()))
            return f"{first.string[: first.start(1)]}{ordinal}"
        place = int(ordinal) - 1
    else:
        place = (_ORDINALS if ordinal in _ORDINALS else _FIGURES).index(ordinal)
    return items[place] if place < len(items) else ""
