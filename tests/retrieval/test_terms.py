"""Texts become terms: names joined, stop words dropped, the rest stemmed or cut into grams."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import FrameworkId
from bot.kloe import Kloe
from bot.retrieval.terms import (
    FrameworkName,
    Names,
    content_words,
    grams_of,
    name_token,
    stems_of,
    words_of,
)
from bot.text.normalize import normalize
from bot.text.tokenize import tokenize

WELL_LED = FrameworkId("well-led")
PLAN = FrameworkId("plan")
STAFF = FrameworkId("staff-plan")
NAMES = Names(
    [
        FrameworkName(("well", "led"), WELL_LED),
        FrameworkName(("well", "led", "framework"), WELL_LED),
        FrameworkName(("long", "term", "plan"), PLAN),
        FrameworkName(("long", "term", "plan", "for", "staff"), STAFF),
    ]
)
BuildKloe = Callable[[Mapping[str, str]], Kloe]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("is it well led", ["is", "it", "§wellled"]),
        ("well led", ["§wellled"]),
        ("well led well led", ["§wellled", "§wellled"]),
        ("well led and the long term plan", ["§wellled", "and", "the", "§plan"]),
        ("led well", ["led", "well"]),
        ("long term", ["long", "term"]),
        ("a long plan", ["a", "long", "plan"]),
        ("", []),
    ],
)
def test_the_name_of_a_framework_becomes_one_token(text: str, joined: list[str]) -> None:
    """Words that are a name, next to each other and in order, stand as one."""
    assert NAMES.join(text.split()) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("the well led framework says", ["the", "§wellled", "says"]),
        ("the long term plan for staff", ["the", "§staffplan"]),
        ("the long term plan for nurses", ["the", "§plan", "for", "nurses"]),
    ],
)
def test_the_longest_name_wins(text: str, joined: list[str]) -> None:
    """A name inside a longer one does not break it up."""
    assert NAMES.join(text.split()) == joined


def test_the_order_in_which_names_are_given_changes_nothing() -> None:
    """Names are told apart by length, not by their place in a list."""
    names = [FrameworkName(("a", "b"), PLAN), FrameworkName(("a", "b", "c"), WELL_LED)]

    joined = [Names(given).join(["a", "b", "c"]) for given in (names, names[::-1])]

    assert joined == [["§wellled"], ["§wellled"]]


@pytest.mark.parametrize(
    ("typed", "framework"),
    [
        ("Developing People - Improving Care", "dpic"),
        ("developing people improving care", "dpic"),
        ("DP:IC", "dpic"),
        ("Well-led framework", "well-led"),
        ("well lead", "well-led"),
        ("the NHS Long-Term Plan", "ltp"),
        ("LTP", "ltp"),
    ],
)
def test_titles_and_other_names_in_headers_name_their_framework(
    kloe: Kloe, typed: str, framework: str
) -> None:
    """What people call a framework is read from the documents' headers."""
    words = content_words(typed, kloe.glossary.names)

    assert words == [name_token(FrameworkId(framework))]


def test_a_title_in_another_alphabet_names_nothing_and_breaks_nothing(
    build_kloe: BuildKloe,
) -> None:
    """A name that holds no letter which we index is left aside."""
    header = (
        "---\nid: care\nframework: care\norder: 1\ntitle: \u0417\u0434\u043e\u0440\u043e\u0432\u044c\u0435\n"
        "called: the care plan\npublisher: Harbour Trust\npublished: '2020'\nrefreshed: null\n"
        "wording: original\nstatus: current\nsuperseded_by: null\nstatus_note: Current.\n"
        "checked_on: '2026-07-01'\nurl: null\nlicence: Invented for tests.\n---\n"
    )

    kloe = build_kloe({"sources/care.md": f"{header}\n# Care\n\nCare is planned weekly.\n"})

    assert kloe.glossary.names.join(["care"]) == ["care"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Well-led, or not?", ["well", "led", "or", "not"]),
        ("W1.4 and para 4.52.", ["w1.4", "and", "para", "4.52"]),
        ("the nurse's and nurses\u2019 plans", ["the", "nurse", "and", "nurses", "plans"]),
        ("we don't", ["we", "do"]),
        ("talent\n\tmanagement", ["talent", "management"]),
        ("\uff37\uff11.\uff14 \ufb01t", ["w1.4", "fit"]),
        ("tal\u200bent", ["talent"]),
        ("?!", []),
    ],
)
def test_words_are_lower_case_tokens_in_order(text: str, words: list[str]) -> None:
    """Hyphens divide, codes stay whole, possessives and look-alikes are folded."""
    assert words_of(text) == words


@given(st.text(max_size=80))
def test_words_are_the_tokens_of_the_normalized_text(text: str) -> None:
    """The way through many texts at one go finds the same words as the plain one."""
    expected = [token.text for token in tokenize(normalize(text).lower())]

    assert words_of(text) == expected


def test_content_words_leave_out_what_says_nothing() -> None:
    """Stop words go, save where they are part of a name."""
    words = content_words("What should we do to be well led, as well?", NAMES)

    assert words == ["§wellled"]


def test_every_word_has_one_stem() -> None:
    """Forms of one word meet in one stem, in the order of the words."""
    assert stems_of(["succession", "plans", "planning"]) == ["success", "plan", "plan"]


@pytest.mark.parametrize(
    ("word", "grams"),
    [
        ("plan", ["_pla", "plan", "lan_"]),
        ("hr", ["_hr_"]),
        ("a", ["_a_"]),
        ("care", ["_car", "care", "are_"]),
    ],
)
def test_a_word_is_cut_into_grams_of_four_characters(word: str, grams: list[str]) -> None:
    """The ends of a word are marked; a short word is one gram."""
    assert grams_of([word]) == grams


@given(st.text(alphabet="abcdefgh", min_size=1, max_size=30))
def test_grams_cover_their_word_from_end_to_end(word: str) -> None:
    """Each gram starts one character after the one before it."""
    grams = grams_of([word])

    assert grams[0] + "".join(gram[-1] for gram in grams[1:]) == f"_{word}_"
