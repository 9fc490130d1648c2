"""What is asked of a framework or a national body is not answered by a trust's own paper, and the other way round."""

import shutil

import pytest
from click.testing import CliRunner

from bot.answering.result import AskResult, result_of
from bot.cli.main import cli
from bot.compose import compose_kloe
from bot.domain.query import Question
from bot.kloe import Kloe
from bot.settings import find_knowledge

PAPERS = {
    "succession.md": """\
# Succession Plan

Approved in May 2026.

## Posts in scope

The plan covers eleven posts: six executive directors, four divisional directors and the company secretary.

## Emergency cover

Every post in scope has an emergency cover, who can start within 24 hours.
""",
    "behaviours.md": """\
# Leadership Behaviours

Agreed in April 2026.

## Freedom to speak up

Speak to the person, to their manager or to the Freedom to Speak Up Guardian within three days.
""",
}


@pytest.fixture(scope="module")
def trusts_kloe(tmp_path_factory: pytest.TempPathFactory) -> Kloe:
    """Kloe with two papers of a trust's own."""
    folder = tmp_path_factory.mktemp("papers")
    knowledge = folder / "knowledge"
    shutil.copytree(find_knowledge(None), knowledge)
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
        arguments = ("import", str(folder / name), "--framework", "trust", "--accept")
        CliRunner().invoke(cli, arguments, env={"KLOE_KNOWLEDGE": str(knowledge)})
    return compose_kloe(knowledge)


def asked(kloe: Kloe, question: str) -> AskResult:
    """Return the answer to a question."""
    return result_of(kloe.ask(Question(text=question)), top=5)


def test_what_our_plan_must_hold_the_framework_says_beside_the_plan(trusts_kloe: Kloe) -> None:
    """The plan tells what it covers, and the framework what it should."""
    result = asked(trusts_kloe, "what must our succession plan cover?")

    quotes = " ".join(citation.quote for citation in result.citations)
    assert "The plan covers eleven posts" in quotes
    assert "They should cover clinical and managerial leadership positions" in quotes


def test_what_our_plan_holds_the_plan_alone_says(trusts_kloe: Kloe) -> None:
    """Nothing is asked of a framework."""
    result = asked(trusts_kloe, "how many posts does our succession plan cover?")

    assert result.citations[0].framework == "trust"


def test_what_a_national_body_expects_no_paper_of_a_trust_says(trusts_kloe: Kloe) -> None:
    """However near it comes."""
    result = asked(trusts_kloe, "what does CQC expect of Freedom to Speak Up?")

    assert "trust" not in {citation.framework for citation in result.citations}


def test_what_was_imported_is_said_to_be_unchecked_and_not_checked_as_well(
    trusts_kloe: Kloe,
) -> None:
    """Nobody looked whether it still holds."""
    text = asked(trusts_kloe, "how many posts does our succession plan cover?").text
    line = next(line for line in text.splitlines() if "Kloe has not checked" in line)

    assert "Checked" not in line


def test_words_of_another_language_are_no_slips_of_english_ones(trusts_kloe: Kloe) -> None:
    """Spanish is read as it stands."""
    trace = trusts_kloe.ask(
        Question(text="\u00bfCu\u00e1les son las cuatro capacidades cr\u00edticas del marco?")
    )

    assert not trace.query.corrections


def test_how_something_stood_is_told_with_what_is_not_known_of_it_since(trusts_kloe: Kloe) -> None:
    """Five boards were running in 2019, and no more is held."""
    result = asked(trusts_kloe, "are the regional talent boards still going")

    assert "What became of these boards after 2019 is not held by Kloe." in result.text


def test_a_line_that_says_where_to_read_more_answers_that_alone(trusts_kloe: Kloe) -> None:
    """It has the plan's name, and nothing on sickness."""
    assert "To view the full" not in asked(trusts_kloe, "how many pages is the long term plan").text
    assert "visit:" in asked(trusts_kloe, "where can I read the full long term plan").text
