"""The form of a question, and the kind of answer that it wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.query import Form, Question, Wants
from bot.kloe import Kloe
from bot.retrieval.comparing import of_each_rating
from bot.retrieval.intent import asks_what_became, form_of, wants_of

RATINGS = ("outstanding", "good", "requires improvement", "inadequate")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("compare the two on talent", "comparison"),
        ("how does dpic differ from the plan", "comparison"),
        ("what is the difference between them", "comparison"),
        ("dpic vs ltp on diversity", "comparison"),
        ("what do all three say on diversity", "comparison"),
        ("what does each framework say on skills", "comparison"),
        ("what do they have in common", "comparison"),
        ("which came first", "comparison"),
        ("which framework covers graduates", "which_framework"),
        ("where does it say that talent is managed", "which_framework"),
        ("which of them is about boards", "which_framework"),
        ("what are the critical capabilities", "list"),
        ("list the three key priorities", "list"),
        ("give me the full list", "list"),
        ("how many priorities are there", "list"),
        ("is the plan still current", "yes_no"),
        ("so does it apply to us", "yes_no"),
        ("don't we need a succession plan", "yes_no"),
        ("who is the framework for", "plain"),
        ("succession planning", "plain"),
        ("", "plain"),
    ],
)
def test_the_form_is_read_from_the_wording(text: str, form: Form) -> None:
    """A comparison, which framework, a list, yes or no, or plain."""
    assert form_of(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "the island of the plan",
        "a list",
        "whichever framework",
        "it is so",
        "indifferent leaders",
        "canvassing staff",
    ],
)
def test_part_of_a_word_tells_no_form(text: str) -> None:
    """Only whole words, where they belong, tell the form."""
    assert form_of(text) == "plain"


def test_a_comparison_comes_before_every_other_form() -> None:
    """A question that could be read in several forms has the first that fits."""
    texts = (
        "is there a list of differences, and which framework has it",
        "which framework has the list of priorities",
        "is there a list of priorities",
    )

    assert [form_of(text) for text in texts] == ["comparison", "which_framework", "list"]


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("how much funding is there", "amount"),
        ("is there a budget for it", "amount"),
        ("what does it cost", "amount"),
        ("is there \u00a35 for it", "amount"),
        ("how often is the plan reviewed", "how_often"),
        ("how long does a review take", "how_often"),
        ("how many vacancies are there", "measure"),
        ("what percentage of leaders are clinicians", "measure"),
        ("is it 20%", "measure"),
        ("is there a template", "example"),
        ("draft me a succession plan", "example"),
        ("send me the link", "place"),
        ("where can i find the plan", "place"),
        ("who chairs the board", "person"),
        ("who chaired the national board", "person"),
        ("who was the first chief people officer", "person"),
        ("what are the names of our directors", "person"),
        ("what's the name of the framework for local plans", "anything"),
        ("names of the two reviews", "anything"),
        ("what do consultancies charge for a review", "amount"),
        ("whose job is talent management", "person"),
        ("when was it published", "date"),
        ("is the plan still current", "currency"),
        ("is the framework still what cqc inspects us against", "currency"),
        ("has it been superseded", "currency"),
        ("what does kloe stand for", "definition"),
        ("what happens if we have no plan", "consequence"),
        ("which trusts are rated outstanding", "rating"),
        ("what do trusts rated outstanding do", "anything"),
        ("what year was the plan written", "date"),
        ("how old is the framework", "date"),
        ("what is talent management", "anything"),
        ("whenever leaders leave", "anything"),
        ("", "anything"),
    ],
)
def test_the_kind_of_answer_is_read_from_the_wording(text: str, wants: Wants) -> None:
    """What a fitting answer would have to hold, where the wording tells."""
    assert wants_of(text) == wants


def test_an_amount_comes_before_a_date() -> None:
    """A question that could want several kinds of answer has the first that fits."""
    assert wants_of("when is the funding paid, and how much is it") == "amount"


@pytest.mark.parametrize(
    "text",
    [
        "how does a good w1 differ from an outstanding one",
        "what is the difference between requires improvement and inadequate",
        "compare w1 with w3",
    ],
)
def test_what_stands_in_one_framework_is_no_comparison_of_frameworks(text: str) -> None:
    """Ratings, and what official codes stand for, are compared with each other."""
    assert form_of(text) != "comparison"


@given(st.lists(st.sampled_from(RATINGS), unique=True, min_size=2))
def test_each_rating_that_is_compared_is_asked_for_without_the_others(ratings: list[str]) -> None:
    """Every rating has a question of its own, with the subject in it."""
    found = of_each_rating(f"compare {' and '.join(ratings)} on succession")

    assert list(found) == ratings
    for rating, text in found.items():
        assert [one for one in RATINGS if one in text] == [rating]
        assert "on succession" in text


@pytest.mark.parametrize(
    "text",
    ["what does a good w1 look like", "good practice and outstanding people", "good or good?"],
)
def test_ratings_that_are_not_compared_are_left_in_the_question(text: str) -> None:
    """One rating, or two words that only look like it, divide nothing."""
    assert of_each_rating(text) == {}


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("does anybody use it any more", True),
        ("what became of the compact", True),
        ("has it been renamed since then", True),
        ("did that ever happen", True),
        ("is a register planned at the moment", True),
        ("will they ever be covered", False),
        ("what does it say on know-how", False),
        ("whatever the role", False),
        ("", False),
    ],
)
def test_what_became_of_it_is_read_from_the_wording(text: str, *, is_asked: bool) -> None:
    """How things stand now is not what a document said when it came out."""
    assert asks_what_became(text) == is_asked


def test_capitals_change_neither_form_nor_kind(kloe: Kloe) -> None:
    """The question is read in lower case."""
    query = kloe.ask(Question(text="IS THERE A DEADLINE?")).query

    assert (query.form, query.wants) == ("yes_no", "date")
