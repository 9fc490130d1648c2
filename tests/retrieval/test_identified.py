"""Passages that answer to an official code in a question, or that speak of it."""

from collections.abc import Callable, Mapping

import pytest

from bot.domain.ids import FrameworkId
from bot.domain.query import Question
from bot.kloe import Kloe

BuildKloe = Callable[[Mapping[str, str]], Kloe]
RULES = """# Boats

Boats that are leaking are hauled out, as W3.1 says.

Nets are mended in winter.
"""


def identified(kloe: Kloe, text: str, framework: str | None = None) -> list[str]:
    """Return the texts of the passages that a question names outright, best first."""
    only = None if framework is None else FrameworkId(framework)
    (ranking, *_) = kloe.ask(Question(text=text, framework=only)).rankings
    return [kloe.corpus.by_id[c.passage_id].text for c in ranking.candidates if c.identified]


def test_a_passage_that_speaks_of_a_code_answers_to_it_too(build_kloe: BuildKloe) -> None:
    """What is asked of the code may stand with others than the passage that has it."""
    kloe = build_kloe({"sources/harbour.md": RULES})

    assert identified(kloe, "are leaking boats under w3.1?") == [
        "Boats that are leaking are hauled out, as W3.1 says."
    ]


def test_the_words_around_a_code_decide_which_passage_comes_first(kloe: Kloe) -> None:
    """The passage that has the code does not hide one on what became of it, nor the other way."""
    later = identified(kloe, "W1.4 on succession: which quality statement is nearest?")
    own = identified(kloe, "does W3.6 mention appraisal?")

    assert later[0].startswith("Succession planning stood in prompt W1.4 in 2017")
    assert own[0].startswith("\u00b7 W3.6: All staff")


@pytest.mark.parametrize("code", ["W1.4", "W2"])
def test_a_code_alone_is_answered_by_what_has_it(kloe: Kloe, code: str) -> None:
    """A card is made of the framework's own passages, not of those that speak of it."""
    trace = kloe.ask(Question(text=code))

    found = [kloe.corpus.by_id[c.passage_id] for c in trace.rankings[0].candidates if c.identified]
    assert found
    assert all(passage.reference for passage in found)


def test_a_code_is_not_looked_for_outside_the_framework_that_was_chosen(kloe: Kloe) -> None:
    """Neither where it stands nor where it is spoken of."""
    assert identified(kloe, "which statement has W1.4 on succession?", "ltp") == []
    assert identified(kloe, "which statement has W1.4 on succession?", "cqc")


def test_a_code_that_no_passage_has_or_speaks_of_finds_nothing(kloe: Kloe) -> None:
    """It is not mistaken for one that begins like it."""
    assert identified(kloe, "is appraisal under W3.61?") == []
