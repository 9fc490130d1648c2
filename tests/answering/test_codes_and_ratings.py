"""Questions that hold an official code and ask more than the code, and ratings beside each other."""

from bot.answering.result import result_of
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


def test_a_rating_that_is_not_held_is_said_so_beside_one_that_is(ask: Ask) -> None:
    """The comparison is half answered, and says which half."""
    result = ask("compare requires improvement and outstanding for W2")

    reply = above_sources(result.text)
    assert "A service rated outstanding on W2" in reply
    assert "\u201crequires improvement\u201d" in reply
    assert "A service that requires improvement" not in reply


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
