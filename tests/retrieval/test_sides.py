"""The sides of a comparison: documents, parts of documents, official codes, and names that nothing has."""

import pytest

from bot.domain.query import Question, Side
from bot.domain.thread import MAX_THINGS, remember
from bot.kloe import Kloe
from bot.retrieval.sides import sides_of

DPIC = ("briefing-dpic", "dpic-2016")
LTP = ("briefing-ltp", "ltp-chapter-4")


@pytest.mark.parametrize(
    ("text", "sides", "on"),
    [
        ("compare dpic with the ltp on talent", ((DPIC, ()), (LTP, ())), "talent"),
        ("compare dpic on talent with the ltp", ((DPIC, ()), (LTP, ())), "talent"),
        ("how does dpic differ from the ltp in tone?", ((DPIC, ()), (LTP, ())), "tone"),
        ("what does dpic say on talent compared with the ltp", ((DPIC, ()), (LTP, ())), "talent"),
        ("compare condition 4 of dpic and kark", ((DPIC, ("4", "condit")), ((), ("kark",))), ""),
        ("compare the kark and the kerr reviews", (((), ("kark",)), ((), ("kerr",))), ""),
        ("compare dpic and agenda for change", ((DPIC, ()), ((), ("agenda", "chang"))), ""),
        (
            "compare the fit and proper person test framework with dpic",
            (((), ("fit", "framework", "person", "proper", "test")), (DPIC, ())),
            "",
        ),
    ],
)  # fmt: skip
def test_a_comparison_of_what_is_named_has_its_sides_and_its_subject(
    kloe: Kloe, text: str, sides: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], on: str
) -> None:
    """It divides where most is known, however many words such as "and" it has."""
    found, subject = sides_of(text, kloe.glossary)

    assert tuple((side.documents, side.stems) for side in found) == sides
    assert subject == on


@pytest.mark.parametrize(
    "text",
    [
        "compare dpic with the others on talent",
        "compare the frameworks and the documents",
        "compare all three on the kerr and kark reviews",
        "people liking their jobs: what does dpic say vs the long term plan",
        "compare apples and pears",
        "what is talent management",
    ],
)
def test_groups_sentences_and_what_is_unknown_are_no_sides(kloe: Kloe, text: str) -> None:
    """They are compared as they were."""
    assert sides_of(text, kloe.glossary) == ((), "")


def test_a_code_is_a_side(kloe: Kloe) -> None:
    """Where nothing is said beside it."""
    found, _ = sides_of("compare w1 and messenger", kloe.glossary)

    assert found[0] == Side(name="w1", code="W1", is_known=True)


def test_a_thread_remembers_what_was_asked_about_by_the_names_of_the_documents(kloe: Kloe) -> None:
    """Four at most, the latest last; none as it was typed."""
    memory = None
    questions = (
        "what is W3 about?", "who led kark?", "what does messenger want?", "what is an LCF?", "what is dp:ic?",
    )  # fmt: skip
    for text in questions:
        memory = remember(kloe.ask(Question(text=text, earlier=memory)))

    assert memory is not None
    assert len(memory.things) <= MAX_THINGS
    assert memory.things[-1] == "Developing People - Improving Care"
    assert "Messenger review" in memory.things
    assert "W3" not in memory.things
