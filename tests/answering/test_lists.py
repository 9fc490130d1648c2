"""A list that is asked for comes complete, in its order, with one citation an item."""

from typing import NamedTuple

import pytest

from bot.domain.knowledge import Block
from bot.kloe import Kloe

from .asking import Ask, above_sources, fold, results_in_thread

MESSENGER_LEADS = "The Messenger review of 2022 recommends these seven things:"


class ListCase(NamedTuple):
    """A list of a document, and questions that ask for it."""

    document: str
    starts: str
    number: str
    questions: tuple[str, ...]


CAPABILITIES = ListCase(
    "briefing-dpic",
    "System leadership skills",
    "four",
    (
        "what are the four critical capabilities?",
        "which capabilities does DPIC want us to develop?",
        "list the capabilities",
    ),
)
PRIORITIES = ListCase(
    "briefing-ltp",
    "ensure there are enough people",
    "three",
    (
        "what are the three priorities of the Long Term Plan?",
        "name the key priorities for the workforce",
        "how many priorities does the LTP set out?",
    ),
)
MEASURES = ListCase(
    "briefing-ltp",
    "a systematic regional and local approach",
    "five",
    (
        "list the five measures in the Long Term Plan",
        "what measures will improve NHS leadership pipelines?",
        "give me the full list of what it will include on leadership pipelines",
    ),
)
EXPECTATIONS = ListCase(
    "briefing-well-led",
    "Their organisation takes a strategic approach",
    "four",
    (
        "what are the four expectations of senior leaders?",
        "what will senior leaders be expected to evidence under well-led?",
        "list everything that senior leaders must evidence",
    ),
)
ASKED = [
    pytest.param(case, question, id=question)
    for case in (CAPABILITIES, PRIORITIES, MEASURES, EXPECTATIONS)
    for question in case.questions
]


def items_of(kloe: Kloe, case: ListCase) -> list[str]:
    """Return the items of the list as the document's sections hold them."""
    document = next(d for d in kloe.corpus.documents if d.header.id == case.document)
    blocks = [block for section in document.sections for block in section.blocks]
    first = next(b for b in blocks if b.kind == "item" and fold(b.text).startswith(case.starts))
    section = next(s for s in document.sections if first in s.blocks)

    def is_of_list(block: Block) -> bool:
        return block.kind == "item" and block.group == first.group

    return [fold(block.text) for block in section.blocks if is_of_list(block)]


@pytest.mark.parametrize(("case", "question"), ASKED)
def test_a_list_is_complete_and_in_order(
    kloe: Kloe, ask: Ask, case: ListCase, question: str
) -> None:
    """All items stand in the reply as the document has them, and nothing between them."""
    expected = items_of(kloe, case)

    quoted = [citation.quote for citation in ask(question).citations]

    start = quoted.index(expected[0])
    assert quoted[start : start + len(expected)] == expected


@pytest.mark.parametrize(("case", "question"), ASKED)
def test_each_item_of_a_list_has_its_own_citation(
    kloe: Kloe, ask: Ask, case: ListCase, question: str
) -> None:
    """No quotation holds two items, and each item is cited once."""
    expected = items_of(kloe, case)

    citations = ask(question).citations

    holding = [[item in citation.quote for item in expected] for citation in citations]
    assert max(sum(held) for held in holding) == 1
    assert [sum(column) for column in zip(*holding, strict=True)] == [1] * len(expected)


@pytest.mark.parametrize(("case", "question"), ASKED)
def test_a_list_is_introduced_with_its_number_of_items(
    ask: Ask, case: ListCase, question: str
) -> None:
    """The sentence above the list says how many there are, without the sentence that leads in."""
    result = ask(question)

    assert f" lists {case.number}:\n" in above_sources(result.text)


def test_a_bare_item_is_quoted_with_what_leads_in_to_it(ask: Ask) -> None:
    """Alone, "Talent management" would say nothing."""
    quotes = [citation.quote for citation in ask("what is talent management?").citations]

    place = quotes.index("Talent management")
    assert quotes[place - 1].startswith("The framework identifies critical capabilities")


def test_a_sentence_that_lists_all_goes_before_a_list_that_holds_less(ask: Ask) -> None:
    """A match of other things is not the list that was asked for."""
    result = ask("list the eight quality statements")

    assert result.citations[0].quote.startswith("CQC's eight well-led quality statements are")
    assert not any("corresponds" in citation.quote for citation in result.citations)


@pytest.mark.parametrize(
    ("text", "lead_in", "most"),
    [
        (
            "What did Tom Kark recommend about the fit and proper person test?",
            "The Kark review of 2019 made seven recommendations:",
            3,
        ),
        ("what does Messenger say about appraisal", MESSENGER_LEADS, 2),
        ("what did the Messenger review say about managers?", MESSENGER_LEADS, 4),
    ],
)
def test_some_items_of_a_list_stand_with_how_many_there_are(
    ask: Ask, text: str, lead_in: str, most: int
) -> None:
    """One of seven would be taken for all; the lead-in comes once, before the first of them."""
    quotes = [citation.quote for citation in ask(text).citations]

    items = [
        place for place, quote in enumerate(quotes) if " recommend" in quote and quote != lead_in
    ]
    assert quotes.count(lead_in) == 1
    assert len(quotes) <= most
    assert quotes.index(lead_in) == min(items) - 1


@pytest.mark.parametrize(
    ("text", "lead_in"),
    [
        ("what did the Messenger review find", MESSENGER_LEADS),
        ("Messenger review findings", MESSENGER_LEADS),
        ("what did Kark find", "The Kark review of 2019 made seven recommendations:"),
    ],
)
def test_what_a_review_found_is_its_whole_list_in_order(ask: Ask, text: str, lead_in: str) -> None:
    """No item goes before its list, and none stands twice."""
    quotes = [citation.quote for citation in ask(text).citations]

    assert quotes[0] == lead_in
    assert len(quotes) == len(set(quotes)) == 8


@pytest.mark.parametrize(
    "question",
    [
        "our non execs ask what Messenger recommended - can you list it",
        "our NEDs want the Messenger recommendations, list them please",
        "what does Messenger recommend on appraisal, list all of them",
        "name the seven things Messenger wants for career and talent",
        "what did Messenger recommend on NEDs? give me the full list",
        "list every one of the things Messenger recommends for NEDs",
    ],
)
def test_all_items_come_where_all_are_asked_for(ask: Ask, question: str) -> None:
    """Although the question is nearest to one of them."""
    reply = above_sources(ask(question).text)

    assert MESSENGER_LEADS in reply
    assert reply.count("The Messenger review recommends") == 7
    assert "quoted here" not in reply


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("what does Messenger recommend on NEDs", "Only 1 of the 7 is quoted here"),
        ("what did Kark recommend about barring directors", "Only 2 of the 7 are quoted here"),
    ],
)
def test_fewer_items_than_the_lead_in_says_are_said_to_be_fewer(
    ask: Ask, question: str, count: str
) -> None:
    """Nobody takes them for all."""
    assert count in above_sources(ask(question).text)


@pytest.mark.parametrize(
    "then",
    ["list them all", "can you list it?", "the whole list", "show me the rest", "all of them please", "and the other five?"],
)  # fmt: skip
def test_all_items_come_in_a_thread_where_some_were_quoted(kloe: Kloe, then: str) -> None:
    """Of the list from which these were, and of no other."""
    reply = results_in_thread(kloe, ["what did Kark recommend about barring directors", then])[1]

    assert above_sources(reply.text).count("Kark recommendation ") == 7


def test_all_alone_stands_for_nothing_where_nothing_was_quoted(kloe: Kloe) -> None:
    """It is not taken for a list."""
    assert "Kark" not in results_in_thread(kloe, ["what is DPIC?", "the whole list"])[1].text
