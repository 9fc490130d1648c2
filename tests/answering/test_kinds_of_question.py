"""Each kind of question gets its kind of answer, in the document's own words."""

from typing import NamedTuple

import pytest

from .asking import Ask, above_sources, without_quotations

DPIC, WELL_LED, LTP = "briefing-dpic", "briefing-well-led", "briefing-ltp"


class Case(NamedTuple):
    """A question, and the words of a document that answer it."""

    name: str
    question: str
    document: str
    quote: str


FACTS = (
    Case("who is behind it", "who are the sponsors of DPIC?", DPIC, "Its sponsors are the main national"),
    Case("whom it covers", "who does DPIC apply to?", DPIC, "applies to everyone in NHS-funded roles"),
    Case("for whom it is", "who is DPIC directed at?", DPIC, "directed primarily at the senior management"),
    Case("why it matters", "why bother with DPIC, what do teams get out of it?", DPIC, "value for money"),
    Case("what a plan rests on", "what should our succession plan be based on?", WELL_LED, "quantitative and"),
    Case("what a plan covers", "which posts must a succession plan cover?", WELL_LED, "key roles below board"),
    Case("what is measured", "which people indicators should we use?", WELL_LED, "e.g. safe staffing"),
    Case("pooled work", "what about pooled activities with neighbours?", WELL_LED, "local area talent"),
    Case("graduates", "what happens to the graduate management training scheme?", LTP, "expansion of the NHS grad"),
    Case("moving in", "what about people who come from other sectors?", LTP, "transitions from other sectors"),
    Case("registration", "is there to be a register of senior leaders?", "timeline", "no register was set up"),
    Case("clinicians", "should more senior clinicians become executives?", LTP, "take on executive leadership"),
)  # fmt: skip
DEFINITIONS = (
    Case("what DPIC is", "what is Developing People - Improving Care?", DPIC, "A national framework for action"),
    Case("what DPIC is for", "what is the purpose of DPIC?", DPIC, "To equip and encourage people"),
    Case("what well-led is", "what is the well-led framework?", WELL_LED, "applies to all NHS and Foundation Trusts"),
    Case("what the KLOEs are", "what are the KLOEs about?", WELL_LED, "key lines of enquiry (KLOEs)"),
    Case("a code", "what does W1.4 say?", WELL_LED, "A leadership strategy and succession plan"),
    Case("a paragraph", "what is in paragraph 4.52?", LTP, "nurture the next generation"),
)  # fmt: skip
DATES = (
    Case("the launch of DPIC", "when was DPIC launched?", DPIC, "launched in December 2016"),
    Case("the update of well-led", "when was the well-led framework updated?", WELL_LED, "updated in 2017"),
    Case("the start of talent boards", "by when is the regional approach to be in place?", LTP, "early 2019"),
)  # fmt: skip
WHICH = (
    Case("talent planning", "which framework talks about local area talent planning?", WELL_LED, "local area talent"),
    Case("everyone", "which framework applies to everyone in NHS-funded roles?", DPIC, "applies to everyone"),
    Case("the reviews", "which document mentions the Kerr and Kark reviews?", LTP, "Kerr and Kark reviews"),
    Case("graduates", "which of them covers the graduate scheme?", LTP, "graduate management training scheme"),
)  # fmt: skip
YES_NO = (
    Case("below the board", "is succession planning required below board level?", WELL_LED, "below board level"),
    Case("porters", "does DPIC apply to porters?", DPIC, "everyone in NHS-funded roles"),
    Case("social care", "does DPIC cover people in social care?", DPIC, "expected to cover people in social care"),
    Case("a register", "do senior leaders have to be on a professional register?", LTP, "registration scheme"),
    Case("in force", "is the well-led framework still current?", WELL_LED, "superseded in April 2024"),
)  # fmt: skip


def named(*cases: Case) -> pytest.MarkDecorator:
    """Run a test once for each case, under its name."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases])


@named(*FACTS, *DEFINITIONS, *DATES, *WHICH, *YES_NO)
def test_a_question_is_answered_with_the_words_that_hold_the_answer(ask: Ask, case: Case) -> None:
    """One of the quotations, from the right document, holds the answer."""
    result = ask(case.question)

    quoted = [c.quote for c in result.citations if c.document == case.document]
    assert result.outcome == "answered"
    assert any(case.quote in quote for quote in quoted)


@named(*WHICH)
def test_which_framework_is_answered_with_its_name(ask: Ask, case: Case) -> None:
    """The sentence above the quotation names the framework whose words they are."""
    result = ask(case.question)

    called = {DPIC: "Developing People", WELL_LED: "well-led framework", LTP: "Long Term Plan"}
    assert called[case.document] in without_quotations(above_sources(result.text))


@named(*YES_NO)
def test_yes_or_no_is_left_to_the_words_that_decide(ask: Ask, case: Case) -> None:
    """No line of the reply starts with, or is, a yes or a no of Kloe's own."""
    result = ask(case.question)

    words = without_quotations(above_sources(result.text)).lower().replace(",", " ").split()
    assert not {"yes", "no", "yes.", "no."}.intersection(words)


@pytest.mark.parametrize(
    ("question", "framework"),
    [
        ("Which posts should succession planning cover in well-led?", "well-led"),
        ("what does the LTP say about leadership?", "ltp"),
        ("what does DPIC say about leadership?", "dpic"),
    ],
)
def test_a_named_framework_alone_is_quoted(ask: Ask, question: str, framework: str) -> None:
    """Who names one framework is answered from that one."""
    result = ask(question)

    assert {citation.framework for citation in result.citations} == {framework}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many pages is the long term plan", "runs to 136 pages"),
        ("how many pages is the 2017 well-led guidance", "is 52 pages long"),
    ],
)
def test_a_passage_that_gives_the_number_goes_before_one_that_comes_nearer(
    ask: Ask, question: str, answer: str
) -> None:
    """Where a number is wanted, what gives none is not quoted beside it."""
    result = ask(question)

    assert answer in result.citations[0].quote
    assert "visit:" not in result.text
