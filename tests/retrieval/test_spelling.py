"""Misspelled words are read as words that the documents know."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.query import Question
from bot.kloe import Kloe
from bot.retrieval.spelling import Speller

SPELLER = Speller(
    {"succession": 9, "leader": 8, "leadership": 7, "plan": 6, "care": 5, "w1.4": 5, "nhs": 4},
    known=["kpi"],
)


@pytest.mark.parametrize("word", ["succession", "nhs", "kpi", "which"])
def test_a_word_of_the_vocabulary_is_left_alone(word: str) -> None:
    """Documents, wordings, the lexicon and stop words are the vocabulary."""
    assert (SPELLER.correct(word), SPELLER.is_known(word)) == (word, True)


@pytest.mark.parametrize("word", ["plank", "scare", "loader", "clan", "colour", "color"])
def test_an_english_word_is_left_alone(word: str) -> None:
    """A word that is near the vocabulary and yet English is what the person means."""
    assert (SPELLER.correct(word), SPELLER.is_known(word)) == (word, False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sucession", "succession"),
        ("succesion", "succession"),
        ("leadershp", "leadership"),
        ("leaderhsip", "leadership"),
        ("laeder", "leader"),
        ("plann", "plan"),
        ("nsh", "nhs"),
    ],
)
def test_a_misspelled_word_is_read_as_the_nearest_known_one(typed: str, read: str) -> None:
    """Letters left out, doubled, wrong or swapped are put right."""
    assert SPELLER.correct(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("wich", "which"), ("shoud", "should"), ("teh", "the"), ("wat", "what"), ("abt", "about")],
)
def test_a_misspelled_stop_word_is_read_as_the_stop_word(typed: str, read: str) -> None:
    """A slip in a word that says nothing brings in no word that says something."""
    assert SPELLER.correct(typed) == read


@pytest.mark.parametrize(
    "word",
    ["w1.4", "w1.5", "2019", "10yhp", "4.52", "o'neil", "plan's", "xq", "", "zzzqqqxxx"],
)
def test_codes_numbers_short_and_strange_tokens_are_left_alone(word: str) -> None:
    """Only letters are corrected, and only where a known word is near."""
    assert SPELLER.correct(word) == word


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("plnn", "plan"),
        ("pxnn", "pxnn"),
        ("leedur", "leader"),
        ("laedur", "leader"),
        ("xaedurr", "xaedurr"),
        ("zuccezion", "succession"),
        ("zuczezion", "zuczezion"),
    ],
)
def test_a_longer_word_may_have_more_slips(typed: str, read: str) -> None:
    """One slip in up to four letters, two in up to eight, three beyond."""
    assert SPELLER.correct(typed) == read


def test_a_word_longer_than_any_known_one_is_left_alone() -> None:
    """A pasted string is not searched for likenesses."""
    long_word = "leadership" * 3
    speller = Speller({long_word: 1}, known=())

    assert speller.correct(f"{long_word[:-1]}x") == f"{long_word[:-1]}x"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ({"gyrp": 9, "zarp": 1}, "zarp"),
        ({"vyrp": 9, "gyrp": 1}, "vyrp"),
        ({"vyrp": 3, "gyrp": 3}, "gyrp"),
    ],
    ids=["first-letter", "frequency", "alphabet"],
)
def test_among_equally_near_words_the_choice_is_decided(words: dict[str, int], read: str) -> None:
    """First letter, then frequency, then alphabet, whatever the order of the vocabulary."""
    backwards = dict(reversed(words.items()))

    found = [Speller(given, known=()).correct("zyrp") for given in (words, backwards)]

    assert found == [read, read]


def test_the_choice_is_decided_among_any_number_of_near_words() -> None:
    """The most frequent of equally near words wins, however many there are."""
    crowd = {f"{letter}qzv": 1 for letter in string.ascii_lowercase if letter not in "ny"}

    speller = Speller({**crowd, "yqzv": 9}, known=())

    assert speller.correct("nqzv") == "yqzv"


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=26))
def test_a_corrected_word_stays_as_it_is(word: str) -> None:
    """A word is left alone or read as a known one, so that reading it again changes nothing."""
    read = SPELLER.correct(word)

    assert read == word or SPELLER.is_known(read)
    assert SPELLER.correct(read) == read


def test_a_question_tells_what_was_read_as_what(kloe: Kloe) -> None:
    """Each misspelled word is told once, and searched for as it was read."""
    query = kloe.ask(Question(text="sucession planing, and why sucession?")).query

    told = {(correction.typed, correction.read_as) for correction in query.corrections}
    assert ("sucession", "succession") in told
    assert len(told) == len(query.corrections)
    assert {"succession"} <= {word for need in query.needs for word in need.words}


@pytest.mark.parametrize(
    "text",
    [
        "Does Martha's rule appear in any of these?",
        "Martha's rule",
        "martha's rule",
        "Do they mention Martha\u2019s Rule?",
        "Is PSIRF in any of these?",
        "Does RIDDOR appear in these?",
        "do these cover Paterson's case",
    ],
)
def test_a_name_or_an_acronym_of_something_else_is_no_slip(kloe: Kloe, text: str) -> None:
    """A person's name with what is hers, and capitals that are near no known acronym."""
    assert kloe.ask(Question(text=text)).query.corrections == ()


@pytest.mark.parametrize(
    ("text", "typed", "read"),
    [
        ("which KOLE is on culture", "kole", "kloe"),
        ("Is Sucession planning in it?", "", ""),
        ("WHAT ABOUT SUCESSION PLANS", "sucession", "succession"),
    ],
)
def test_a_slip_in_capitals_is_still_one(kloe: Kloe, text: str, typed: str, read: str) -> None:
    """Of an acronym that is known, or where all is in capitals; a capitalised word may be a name."""
    told = [(one.typed, one.read_as) for one in kloe.ask(Question(text=text)).query.corrections]
    assert told == ([(typed, read)] if typed else [])
