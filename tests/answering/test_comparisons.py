"""A comparison has a part for each framework, and says which of them is silent."""

import pytest

from .asking import Ask, above_sources, without_quotations

TITLES = {
    "dpic": "Developing People - Improving Care",
    "well-led": "The well-led framework",
    "ltp": "The NHS Long Term Plan",
}


@pytest.mark.parametrize(
    ("question", "frameworks"),
    [
        ("compare the well-led framework and the LTP on succession planning", ("well-led", "ltp")),
        ("how do DPIC and the Long Term Plan differ on talent?", ("dpic", "ltp")),
        ("compare what all three say on leadership", ("dpic", "well-led", "ltp")),
        ("compare what each framework says about diversity", ("dpic", "well-led", "ltp")),
        ("what does each framework say about diversity?", ("dpic", "well-led", "ltp")),
    ],
)
def test_each_framework_that_is_compared_has_its_part(
    ask: Ask, question: str, frameworks: tuple[str, ...]
) -> None:
    """The parts come in the documents' order, and no other framework is quoted."""
    result = ask(question)

    reply = above_sources(result.text)
    places = [reply.find(f"{TITLES[framework]} ") for framework in frameworks]
    assert -1 not in places
    assert places == sorted(places)
    assert {citation.framework for citation in result.citations} <= set(frameworks)


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("compare the LTP and DPIC on the graduate management training scheme", ("dpic",)),
        ("compare DPIC and the LTP on the Five Year Forward View", ("ltp",)),
        ("compare all three on the Kerr and Kark reviews", ("dpic", "well-led")),
        ("compare well-led and the LTP on key lines of enquiry", ("ltp",)),
        ("what does each framework say about volunteers", ("dpic", "well-led")),
        ("does each framework mention sustainability", ("dpic",)),
        ("speaking up: what do the well-led framework and the Long Term Plan each say?", ("ltp",)),
        ("patients' voice: what do DPIC and the well-led framework each say?", ("dpic",)),
        ("appraisal: what do DPIC, well-led and the LTP each say?", ("dpic", "ltp")),
        ("what do the frameworks say on research", ("dpic", "ltp")),
        ("bullying: what do the well-led framework and the Long Term Plan each say?", ("ltp",)),
        ("on international recruitment how do DPIC and the Long Term Plan compare?", ("dpic",)),
        ("data quality, LTP versus well led", ("ltp",)),
    ],
)
def test_a_framework_that_does_not_speak_of_it_is_called_silent(
    ask: Ask, question: str, silent: tuple[str, ...]
) -> None:
    """No words on another subject stand in for a framework that has none on this one."""
    result = ask(question)

    reply = above_sources(result.text)
    assert [f for f in TITLES if f"{TITLES[f]} is silent on this" in reply] == list(silent)
    assert not {citation.framework for citation in result.citations}.intersection(silent)


def test_a_framework_that_holds_one_of_two_subjects_is_not_called_silent(ask: Ask) -> None:
    """Volunteers have a paragraph in the Long Term Plan, and social care has none."""
    result = ask("what do the frameworks say about volunteering and social care")

    reply = above_sources(result.text)
    assert "twice as many volunteers" in reply
    assert f"{TITLES['ltp']} is silent" not in reply


def test_what_is_expected_of_boards_on_a_subject_is_about_that_subject(ask: Ask) -> None:
    """To be compared is culture, and who is to see to it is not."""
    result = ask("what do the three frameworks expect of boards on culture")

    reply = above_sources(result.text)
    assert f"{TITLES['well-led']} is silent" not in reply
    assert "Kloe does not hold" not in reply


@pytest.mark.parametrize("subject", ["pay", "agenda for change", "car parking"])
def test_a_subject_of_which_no_framework_speaks_is_not_compared(ask: Ask, subject: str) -> None:
    """Words of the question in other senses are no subject."""
    assert ask(f"compare the frameworks on {subject}").outcome == "abstained"


def test_a_word_of_another_sense_stands_in_for_none(ask: Ask) -> None:
    """What is "not exhaustive" says nothing on inclusion."""
    result = ask("compare DPIC and well led on inclusion")

    assert "not exhaustive" not in result.text


def test_frameworks_that_all_lack_the_subject_are_not_quoted_on_another(ask: Ask) -> None:
    """A comparison on what neither holds quotes nothing as if it were to the point."""
    result = ask("compare DPIC and the well-led framework on the graduate scheme")

    reply = without_quotations(above_sources(result.text))
    assert " says:" not in reply


@pytest.mark.parametrize(
    "question",
    [
        "compare DPIC and the Long Term Plan on talent management",
        "how do well-led and the Long Term Plan differ on talent management",
    ],
)
def test_a_framework_that_holds_every_word_of_the_subject_is_not_called_silent(
    ask: Ask, question: str
) -> None:
    """However much nearer another comes."""
    assert "silent" not in ask(question).text


def test_a_code_and_a_framework_that_are_compared_have_a_part_each(ask: Ask) -> None:
    """What stands under the code is not put under the framework's name, which keeps its capitals."""
    result = ask("compare W1 and DPIC on talent management")

    frameworks = [citation.framework for citation in result.citations]
    assert "On \u201cW1\u201d:" in result.text
    assert "On \u201cDPIC\u201d: Developing People - Improving Care says:" in result.text
    assert frameworks == ["well-led", "dpic", "dpic"]


def test_two_codes_that_are_named_have_a_part_each(ask: Ask) -> None:
    """Nothing else is asked of them."""
    result = ask("tell me about W3 and W7")

    assert [c.reference for c in result.citations] == ["W3", "W7"]
    assert "hardly engages" not in result.text


def test_what_is_asked_of_one_thing_and_of_another_is_answered_for_both(ask: Ask) -> None:
    """The question is said once."""
    result = ask("what are the six domains of the insightful provider board and of the LCF?")

    assert "The insightful provider board has six domains" in result.text
    assert "The Leadership Competency Framework has six domains" in result.text


@pytest.mark.parametrize(
    "question",
    [
        "what's the difference between the 2017 KLOEs and the quality statements",
        "compare the old KLOEs with the quality statements",
        "KLOEs versus quality statements",
    ],
)
def test_all_lines_against_all_statements_are_the_crosswalk(ask: Ask, question: str) -> None:
    """Neither side is said not to be held: one list says how they go together."""
    result = ask(question)

    assert "rough match of the 2017 key lines" in result.citations[0].quote
    assert "I found no passage" not in result.text


@pytest.mark.parametrize(
    "question",
    [
        "system leadership: how does DPIC compare to the well-led framework?",
        "system leadership - compare DPIC and the well-led framework",
        "system leadership: DPIC and the well-led framework",
    ],
)
def test_a_subject_that_comes_first_is_what_is_compared(ask: Ask, question: str) -> None:
    """It is no comparison of what the frameworks are."""
    quotes = [citation.quote for citation in ask(question).citations]

    assert any("System leadership" in quote for quote in quotes)
    assert not any("was launched" in quote for quote in quotes)


def test_a_code_and_a_plan_are_compared_each_in_its_own_words(ask: Ask) -> None:
    """What is said of the one is not looked for in the other."""
    question = (
        "how does W3.6 on staff development compare with what the long term plan says about CPD"
    )

    assert {"well-led", "ltp"} <= {citation.framework for citation in ask(question).citations}


@pytest.mark.parametrize(
    "question",
    [
        "I'm new here, how does the Kerr review differ from the Kark review?",
        "We're a mental health trust: what's the difference between W1 and W2?",
    ],
)
def test_a_situation_before_a_comparison_is_not_its_subject(ask: Ask, question: str) -> None:
    """Each side has its part, as without it."""
    alone = ask(question.partition(": " if ": " in question else ", ")[2])

    assert [c.quote for c in ask(question).citations] == [c.quote for c in alone.citations]
