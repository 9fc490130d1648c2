"""A question with several needs: each is answered, or named as not held."""

from typing import NamedTuple

import pytest

from .asking import Ask, above_sources


class Needs(NamedTuple):
    """A question that asks for several things, and what answers each."""

    question: str
    quotes: tuple[str, ...]


HELD = (
    Needs(
        "what are the four capabilities and which measures are in the Long Term Plan?",
        ("System leadership skills", "a systematic regional and local approach"),
    ),
    Needs(
        "who sponsors DPIC, and what should a succession plan be based on?",
        ("Its sponsors are the main national organisations", "based on quantitative and qualitative"),
    ),
    Needs(
        "What should a succession plan be based on and which posts should it cover?",
        ("based on quantitative and qualitative data", "key roles below board level"),
    ),
    Needs(
        "what is the purpose of DPIC? and who does it apply to? and what are the three priorities?",
        ("To equip and encourage", "applies to everyone in NHS-funded", "enough people, with the right"),
    ),
)  # fmt: skip
PARTLY_HELD = (
    Needs(
        "what must our succession plan cover and how much money is there for it?",
        ("key roles below board level",),
    ),
    Needs(
        "what are the four capabilities and what is the weather today?", ("System leadership skills",)
    ),
)  # fmt: skip


@pytest.mark.parametrize("needs", [*HELD, *PARTLY_HELD], ids=lambda needs: needs.question)
def test_every_need_that_is_held_is_answered(ask: Ask, needs: Needs) -> None:
    """For each need a quotation holds what answers it."""
    result = ask(needs.question)

    quoted = [citation.quote for citation in result.citations]
    assert [any(words in quote for quote in quoted) for words in needs.quotes] == [
        True for _ in needs.quotes
    ]


@pytest.mark.parametrize("needs", PARTLY_HELD, ids=lambda needs: needs.question)
def test_a_need_that_is_not_held_is_named(ask: Ask, needs: Needs) -> None:
    """The part without an answer stands in the reply, with the words that it is not held."""
    second = needs.question.rstrip("?").split(" and ", maxsplit=1)[1]

    result = ask(needs.question)

    assert f"\u201c{second}\u201d: I found no passage that says it." in result.text


@pytest.mark.parametrize("needs", HELD, ids=lambda needs: needs.question)
def test_no_held_need_is_called_missing(ask: Ask, needs: Needs) -> None:
    """What is answered beside is not said to be missing."""
    result = ask(needs.question)

    assert "I found no passage" not in above_sources(result.text)


@pytest.mark.parametrize("needs", [*HELD, *PARTLY_HELD], ids=lambda needs: needs.question)
def test_every_need_is_named_in_the_reply(ask: Ask, needs: Needs) -> None:
    """No need drops out of the reply, even where the words above have answered it already."""
    result = ask(needs.question)

    named = [line for line in result.text.splitlines() if line.startswith("On \u201c")]
    assert len(named) == len(needs.quotes) + (needs in PARTLY_HELD)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "what is DPIC and is it still current",
            "To equip and encourage",
            "treated here as historic",
        ),
        (
            "when was the long term plan published and has it been replaced?",
            "published on 7 January 2019",
            "overtaken by the 10 Year Health Plan",
        ),
        (
            "when did the well-led framework come out and does it still apply?",
            "published in June 2017",
            "superseded in April 2024",
        ),
    ],
)
def test_a_part_that_leans_on_the_one_before_is_read_with_it(
    ask: Ask, question: str, first: str, second: str
) -> None:
    """The first part says what "it" is, and each part has its answer."""
    reply = above_sources(ask(question).text)

    assert reply.index(first) < reply.index("On \u201c", 1) < reply.index(second)


def test_a_title_keeps_its_capital_behind_a_need(ask: Ask) -> None:
    """The need's words go before the sentence, and the framework's name stays as it is spelt."""
    result = ask("which priorities are there, and which capabilities does DPIC want?")

    assert "Developing People - Improving Care lists four:" in above_sources(result.text)


def test_a_need_that_leans_on_the_one_before_it_keeps_its_subject(ask: Ask) -> None:
    """In "X, and what does DPIC say about it" the second need is about X as well."""
    result = ask("what does the LTP say about talent and what does DPIC say about it?")

    quoted = [c.quote for c in result.citations if c.framework == "dpic"]
    assert any("alent" in quote for quote in quoted)
