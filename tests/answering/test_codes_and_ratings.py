"""Questions that hold an official code and ask more than the code, and ratings beside each other."""

import re

import pytest

from bot.answering.result import result_of
from bot.domain.answer import Answer
from bot.domain.ids import FrameworkId
from bot.domain.query import Question
from bot.kloe import Kloe

from .asking import Ask, above_sources

TWO_RATINGS = "what is the difference between requires improvement and good on W1?"


def test_ratings_that_are_compared_have_a_part_each(ask: Ask) -> None:
    """Each part quotes the rating that it is about, and no framework is called silent."""
    result = ask(TWO_RATINGS)

    reply = above_sources(result.text)
    first, second = (
        reply.index(f"\u201c{rating}\u201d") for rating in ("requires improvement", "good")
    )
    assert first < reply.index("A service that requires improvement on W1") < second
    assert second < reply.index("A service rated good on W1")
    assert "silent" not in reply


@pytest.mark.parametrize("code", [f"W{number}" for number in range(1, 9)])
def test_what_good_looks_like_is_answered_with_good_alone(ask: Ask, code: str) -> None:
    """Neither with another rating nor with what is not held of others."""
    result = ask(f"what does good look like for {code}?")

    assert result.outcome == "answered"
    assert result.citations[0].quote.startswith(f"A service rated good on {code} ")
    assert not [c for c in result.citations if "outstanding on" in c.quote or "not hold" in c.quote]


def test_a_rating_that_is_not_held_stays_refused(ask: Ask) -> None:
    """Those that are held are no answer to it."""
    result = ask("what does requires improvement look like for W3?")

    assert (result.outcome, result.reason) == ("abstained", "not_covered")


def test_a_card_says_first_what_became_of_its_framework(ask: Ask) -> None:
    """It is read, and copied, without the sources at its end."""
    for code in ("W1", "W3.5"):
        first = ask(code).text.splitlines()[0]
        assert "Superseded in April 2024" in first
        assert "Checked 1 July 2026" in first


def test_a_card_leads_to_all_prompts_of_its_line_of_enquiry(kloe: Kloe) -> None:
    """And to the lines before and after it."""
    reply = kloe.ask(Question(text="W3")).reply

    assert isinstance(reply, Answer)
    assert reply.neighbours == ("W2", "W4", *(f"W3.{number}" for number in range(1, 10)))


def test_what_comes_under_which_code_is_answered_with_the_prompts(ask: Ask) -> None:
    """However the question is put, the words that only ask so are no part of it."""
    for text, code in (
        ("which KLOE covers bullying?", "W3.4"),
        ("staff never see the executives, which prompt is that?", "W1.3"),
        ("under which KLOE does the wellbeing of staff fall?", "W3.7"),
        ("what key line of enquiry deals with data quality", "W6.4"),
    ):
        assert ask(text).citations[0].reference == code


def test_a_rating_that_is_not_held_is_said_so_beside_one_that_is(ask: Ask) -> None:
    """The comparison is half answered, and says which half."""
    result = ask("compare requires improvement and outstanding for W2")

    reply = above_sources(result.text)
    assert "A service rated outstanding on W2" in reply
    assert "\u201crequires improvement\u201d" in reply
    assert "A service that requires improvement" not in reply


@pytest.mark.parametrize("question", ["W1 or W2, what is the difference?", "compare W1 with W2"])
def test_codes_that_are_compared_have_a_part_each(ask: Ask, question: str) -> None:
    """Each begins with what that line of enquiry asks."""
    reply = above_sources(ask(question).text)

    first, second = (reply.index(f"\u201c{code}\u201d") for code in ("W1", "W2"))
    assert first < reply.index("W1 asks whether") < second < reply.index("W2 asks whether")


def test_a_range_of_codes_is_no_comparison_of_its_ends(ask: Ask) -> None:
    """All eight are called "W1 to W8"."""
    result = ask("how do the new ones compare with W1 to W8?")

    assert "On \u201cW1\u201d" not in result.text


def test_what_is_quoted_on_a_code_holds_what_was_asked_of_it(ask: Ask) -> None:
    """That a passage names the code too is no reason to quote it."""
    result = ask("does W3.6 mention appraisal?")

    assert result.citations[0].reference == "W3.6"
    assert not any("our reading, to CQC's statement" in c.quote for c in result.citations)


def test_a_card_keeps_to_the_framework_that_was_chosen(kloe: Kloe) -> None:
    """What corresponds to it in other guidance is left out there, and stands on the card else."""
    everywhere, chosen = (
        result_of(kloe.ask(Question(text="W1", framework=only)), top=1)
        for only in (None, FrameworkId("well-led"))
    )

    assert {c.framework for c in everywhere.citations} == {"well-led", "cqc"}
    assert {c.framework for c in chosen.citations} == {"well-led"}


def test_a_passage_that_holds_little_of_the_question_is_not_quoted_beside_the_best(
    ask: Ask,
) -> None:
    """A framework's name in a question is not what is asked of it."""
    result = ask("does DPIC say anything about KLOEs?")

    assert "KLOEs" in result.citations[0].quote
    assert {c.framework for c in result.citations}.isdisjoint({"dpic"})


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("is W3 still in force?", "superseded in April 2024"),
        ("are W1 to W8 still used", "superseded in April 2024"),
        ("is 4.52 still valid?", "overtaken by the 10 Year Health Plan"),
    ],
)
def test_whether_a_code_still_holds_is_for_its_document_to_say(
    ask: Ask, question: str, status: str
) -> None:
    """What the code asks is no answer to that."""
    assert status in ask(question).citations[0].quote


def test_a_code_is_answered_by_what_stands_first_under_it_beside_another_part(ask: Ask) -> None:
    """And the part that says "it" is on the same code."""
    lines = ask("what is W3 and how is it rated?").citations

    assert lines[0].quote.startswith("W3 asks whether")
    assert {"outstanding", "good"} <= {
        word for line in lines[1:] for word in ("outstanding", "good") if word in line.quote
    }


def test_a_framework_that_was_chosen_holds_for_what_became_of_a_code_too(kloe: Kloe) -> None:
    """What another framework says of it is not looked at."""
    result = result_of(
        kloe.ask(Question(text="is W3 still in force?", framework=FrameworkId("dpic"))), top=5
    )

    assert {item.framework for item in result.evidence} <= {"dpic"}


@pytest.mark.parametrize(
    "question", ["list the W8 prompts", "quote W8 word for word", "wat is W8 abt"]
)
def test_a_card_is_shown_however_it_is_asked_for(ask: Ask, question: str) -> None:
    """In a hurry, as a list, or word for word, which a summary cannot be and says so."""
    result = ask(question)

    assert "W8 Learning, improvement, innovation. In summary:" in result.text
    assert "W8.5" in result.text


def test_the_statement_that_took_the_place_of_a_line_is_named(ask: Ask) -> None:
    """Rather than that the line no longer holds."""
    quotes = [citation.quote for citation in ask("which quality statement replaced W3?").citations]

    assert quotes[0].startswith("W3 corresponds, in our reading, to Shared direction and culture")


def test_it_can_be_asked_which_ratings_are_missing(ask: Ask) -> None:
    """All in one sentence, which is not brought in where one rating is asked for."""
    missing = ask("which ratings do you not hold?")
    one = ask("what does inadequate look like for W2?")

    assert missing.citations[0].quote.startswith("The ratings missing from Kloe are")
    assert [c.quote[:33] for c in one.citations] == ["A service rated inadequate on W2 "]


def test_the_sentence_on_missing_ratings_is_true(kloe: Kloe) -> None:
    """It says of each line what its own sections say."""
    texts = [" ".join(passage.sentences) for passage in kloe.corpus.passages]
    told = next(text for text in texts if text.startswith("The ratings missing from Kloe are"))
    lacking = [
        text for text in texts if re.match(r"Kloe does not hold what .* looks like for W\d", text)
    ]

    for rating in ("requires improvement", "inadequate"):
        codes = [text.rpartition(" looks like for ")[2][:2] for text in lacking if rating in text]
        listed = (
            told.partition(f"{rating} for ")[2].partition(".")[0].partition(", and inadequate")[0]
        )
        assert codes
        assert re.findall(r"W\d", listed) == sorted(codes)


@pytest.mark.parametrize(
    ("question", "noted"), [("W5.4", "[1] [2]"), ("what does good look like for W6?", "[1]")]
)
def test_what_is_from_memory_is_said_to_be_above_its_words(
    ask: Ask, question: str, noted: str
) -> None:
    """And not only in the list of sources, to which nobody may come."""
    told = above_sources(ask(question).text)

    assert f"Still to be confirmed against the original: {noted}." in told


def test_what_was_read_has_nothing_to_be_confirmed(ask: Ask) -> None:
    """A prompt of W1 stands on CQC's page, and so does the title of the statement that it is matched with."""
    assert "to be confirmed" not in above_sources(ask("W1.2").text)


@pytest.mark.parametrize("code", ["W3.5", "W4", "W5.4", "W6.2", "W7"])
def test_a_title_from_memory_is_said_to_be_wherever_it_is_shown(ask: Ask, code: str) -> None:
    """The match of a code with the statements of 2024 names five titles that nobody has read there."""
    told = above_sources(ask(code).text)

    assert "to be confirmed against the original" in told.partition("in my reading:")[2]


@pytest.mark.parametrize(
    ("question", "code"),
    [("Which KLOE is about risk and performance?", "W5"), ("which KLOE is about culture?", "W3")],
)
def test_the_line_that_something_comes_under_is_not_one_of_whose_ratings_nothing_is_held(
    ask: Ask, question: str, code: str
) -> None:
    """That a rating of W5 is not held says "risk and performance" too."""
    assert (ask(question).citations[0].reference or "").startswith(code)
