"""Where two things are named, these two are compared, and neither is called silent on what it holds."""

import shutil

import pytest
from click.testing import CliRunner

from bot.answering.result import AskResult
from bot.cli.main import cli
from bot.compose import compose_kloe
from bot.kloe import Kloe
from bot.settings import find_knowledge

from .asking import Ask, above_sources, results_in_thread

PAPERS = {
    "talent.md": """\
# Riverside Trust: Talent and Succession Strategy 2026-2029

Approved in March 2026.

## Ethnic minority staff

By March 2029 one in four posts at band 8a and above is held by ethnic minority staff. Every shortlist for
such a post has at least one candidate from among our ethnic minority staff.

## Succession

Each executive director has two named successors, one of whom could step in at once.

## Talent conversations

Every member of staff from band 7 has a talent conversation each autumn, and the talent panel meets in November.
""",
    "speaking-up.md": """\
# Speaking Up Policy

Version 3, approved in January 2026

## Who to speak to

Staff may raise a concern with their manager, or with the guardian, who answers within three working days.

## What happens next

Every concern is looked into within twenty working days by somebody from another division.
""",
    "board.md": """\
# Board Development Programme 2026/27

Agreed in April 2026

## Sessions

The board meets for development on six days a year, of which two are held away from the hospital.

## Hearing bad news

Session three, in September, is led by the guardian and looks at how directors hear bad news.
""",
}
TALENT = "Riverside Trust: Talent and Succession Strategy 2026-2029"


@pytest.fixture(scope="module")
def trusts_kloe(tmp_path_factory: pytest.TempPathFactory) -> Kloe:
    """Kloe with three papers of a trust's own, all filed under one framework."""
    folder = tmp_path_factory.mktemp("trust")
    knowledge = folder / "knowledge"
    shutil.copytree(find_knowledge(None), knowledge)
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
        arguments = ("import", str(folder / name), "--framework", "trust", "--accept")
        CliRunner().invoke(cli, arguments, env={"KLOE_KNOWLEDGE": str(knowledge)})
    return compose_kloe(knowledge)


def asked(kloe: Kloe, *questions: str) -> AskResult:
    """Return the answer to the last of some questions in a thread."""
    return results_in_thread(kloe, questions)[-1]


def quoted(result: AskResult) -> str:
    """Return all that a result quotes."""
    return " ".join(citation.quote for citation in result.citations)


@pytest.mark.parametrize(
    "subject",
    ["ethnic minority staff", "BME staff", "BAME representation", "the global majority"],
)
def test_a_plan_that_says_it_in_other_words_is_not_called_silent(
    trusts_kloe: Kloe, subject: str
) -> None:
    """However much nearer a trust's own sentence comes to the words of the question."""
    result = asked(trusts_kloe, f"compare our talent strategy with the Long Term Plan on {subject}")

    assert "silent" not in result.text
    assert "every NHS body sets a target of its own for BME" in quoted(result)
    assert "held by ethnic minority staff" in quoted(result)
    assert {citation.framework for citation in result.citations} == {"ltp", "trust"}


@pytest.mark.parametrize(
    ("question", "other", "own"),
    [
        ("how does our talent strategy differ from DPIC on talent", "dpic", "talent conversation"),
        (
            "compare our talent strategy with the well-led framework on succession",
            "well-led",
            "two named successors",
        ),
        (
            "compare our talent strategy on succession with the well-led framework",
            "well-led",
            "two named successors",
        ),
    ],
)
def test_a_trusts_own_paper_and_a_framework_are_compared_and_no_others(
    trusts_kloe: Kloe, question: str, other: str, own: str
) -> None:
    """A paper goes by words of its title, and its own line on the subject is quoted."""
    result = asked(trusts_kloe, question)

    assert {citation.framework for citation in result.citations} == {other, "trust"}
    assert own in quoted(result)
    assert "silent" not in result.text


@pytest.mark.parametrize("on", ["", " on the guardian"])
def test_two_papers_of_a_trust_are_compared_and_no_framework_is_mentioned(
    trusts_kloe: Kloe, on: str
) -> None:
    """Each speaks under its own title, though both are filed under one framework."""
    question = f"compare the speaking up policy and the board development programme{on}"
    result = asked(trusts_kloe, question)

    reply = above_sources(result.text)
    assert "Speaking Up Policy says:" in reply
    assert "Board Development Programme 2026/27 says:" in reply
    assert TALENT not in reply
    assert "ramework" not in reply
    assert {citation.framework for citation in result.citations} == {"trust"}


def test_papers_of_one_framework_each_speak_for_themselves(trusts_kloe: Kloe) -> None:
    """What one of them says is not put under another one's title where all are compared."""
    reply = above_sources(asked(trusts_kloe, "what does each framework say about succession?").text)

    assert f"{TALENT} says:\n  “Each executive director has two named successors" in reply
    assert "Board Development Programme" not in reply


def test_three_things_that_are_named_are_compared(trusts_kloe: Kloe) -> None:
    """No fourth one is added."""
    result = asked(trusts_kloe, "compare our talent strategy, DPIC and the LTP on talent")

    assert {citation.framework for citation in result.citations} == {"dpic", "ltp", "trust"}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("compare DPIC and Messenger", ("On “DPIC”:", "On “Messenger”:")),
        ("compare Kark and Messenger", ("On “Kark”:", "On “Messenger”:")),
        ("compare W1 and Messenger", ("On “W1”:", "On “Messenger”:")),
        (
            "compare condition 4 of DPIC with the LCF",
            ("On “condition 4 of DPIC”:", "On “the LCF”:"),
        ),
        ("compare Kark, Kerr and Messenger", ("On “Kark”:", "On “Kerr”:", "On “Messenger”:")),
    ],
)
def test_a_named_part_of_a_document_has_a_part_of_the_reply(
    ask: Ask, question: str, parts: tuple[str, ...]
) -> None:
    """Beside a framework, an official code or another part; none is refused."""
    reply = above_sources(ask(question).text)

    places = [reply.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert "I found no passage" not in reply


def test_what_is_said_of_a_part_is_of_this_part(ask: Ask) -> None:
    """Passages that name it in passing are not what it is."""
    result = ask("compare Kark and DPIC")

    assert {citation.framework for citation in result.citations} == {"dpic", "reviews"}
    assert "seven recommendations" in quoted(result)


def test_what_nothing_is_called_by_is_said_not_to_be_held(ask: Ask) -> None:
    """Words of it in other senses do not stand in for it, and no framework is added."""
    result = ask("compare DPIC and Agenda for Change")

    assert "On “Agenda for Change”: I found no passage that says it." in result.text
    assert {citation.framework for citation in result.citations} == {"dpic"}


def test_it_in_a_comparison_is_what_was_asked_about_before(kloe: Kloe) -> None:
    """A condition of one framework is set beside a key line of enquiry of another."""
    result = asked(kloe, "what is condition 4 of DPIC?", "compare it with W1")

    assert "On “DPIC condition 4”:" in result.text
    assert "On “W1”:" in result.text
    assert "support systems for learning" in quoted(result)
    assert "W1 asks whether" in quoted(result)


@pytest.mark.parametrize(
    "questions",
    [
        ("what did the Kark review recommend?", "what did Messenger recommend?", "compare the two"),
        ("tell me about Kark", "what is the Messenger review?", "how do they differ?"),
    ],
)
def test_the_two_are_those_that_were_asked_about_last(
    kloe: Kloe, questions: tuple[str, ...]
) -> None:
    """By the names that the documents have for them."""
    reply = above_sources(asked(kloe, *questions).text)

    assert "On “Kark review”:" in reply
    assert "On “Messenger review”:" in reply


def test_which_is_more_recent_is_asked_of_the_two_that_were_compared(kloe: Kloe) -> None:
    """Their dates are quoted, and no framework's."""
    result = asked(kloe, "compare Kark and Messenger", "which is more recent?")

    assert {citation.framework for citation in result.citations} == {"reviews"}
    assert "published on 6 February 2019" in quoted(result)
    assert "published on 8 June 2022" in quoted(result)


def test_which_came_first_of_two_frameworks_leaves_the_third_out(kloe: Kloe) -> None:
    """As it was asked in words."""
    result = asked(kloe, "compare DPIC and the LTP on talent", "which came first?")

    assert {citation.framework for citation in result.citations} == {"dpic", "ltp"}


def test_another_subject_is_compared_in_the_same_two(trusts_kloe: Kloe) -> None:
    """What comes after "and" names none of them."""
    first = "compare our talent strategy with the well-led framework on talent"
    result = asked(trusts_kloe, first, "and on succession?")

    assert {citation.framework for citation in result.citations} == {"well-led", "trust"}
    assert "two named successors" in quoted(result)


def test_it_is_the_paper_that_was_asked_about(trusts_kloe: Kloe) -> None:
    """And not another one of the same framework."""
    first = "what does the speaking up policy say about managers?"
    result = asked(trusts_kloe, first, "compare it with DPIC")

    assert "On “Speaking Up Policy”: Speaking Up Policy says:" in result.text
    assert "Board Development Programme" not in result.text


def test_the_two_are_asked_back_where_none_were_named(kloe: Kloe) -> None:
    """Nothing stands in for them."""
    assert asked(kloe, "compare the two").outcome == "clarify"


@pytest.mark.parametrize("other", ["the people plan 2020/21", "the long term workforce plan"])
def test_a_side_whose_words_stand_apart_is_found_all_the_same(ask: Ask, other: str) -> None:
    """It is the Interim NHS People Plan in the sources: a word stands between."""
    result = ask(f"compare the interim people plan with {other}")

    assert "I found no passage" not in result.text
    assert any("interim" in citation.quote.lower() for citation in result.citations)
