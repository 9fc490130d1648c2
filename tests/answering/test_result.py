"""The object that `kloe ask --json` prints."""

import pytest

from bot.answering.result import result_of, unreadable_result
from bot.domain.ids import FrameworkId
from bot.domain.query import Question
from bot.kloe import Kloe

FIELDS = {"question", "outcome", "reason", "text", "citations", "evidence", "corpus_sha256",
          "elapsed_ms"}  # fmt: skip
CITATION_FIELDS = {"marker", "framework", "document", "title", "section", "reference",
                   "reference_fit", "page", "quote", "wording", "url", "published", "status",
                   "status_note", "checked_on", "document_sha256"}  # fmt: skip
EVIDENCE_FIELDS = {"rank", "passage_id", "framework", "document", "score", "text"}


def test_a_result_has_every_field_of_the_contract(kloe: Kloe) -> None:
    """None is renamed or missing; more may be added."""
    trace = kloe.ask(Question(text="what must our succession plan cover?"))

    given = result_of(trace, top=5).model_dump()

    assert set(given) >= FIELDS
    assert set(given["citations"][0]) >= CITATION_FIELDS
    assert set(given["evidence"][0]) >= EVIDENCE_FIELDS


def test_a_result_gives_the_question_as_asked(kloe: Kloe) -> None:
    """White space, case and markup come back as they were typed."""
    typed = "  What must OUR <b>succession plan</b> cover ?  "

    result = result_of(kloe.ask(Question(text=typed)), top=5)

    assert result.question == typed


@pytest.mark.parametrize("top", [0, 1, 5, 10])
def test_evidence_is_at_most_as_long_as_asked_for(kloe: Kloe, top: int) -> None:
    """A longer list starts with the shorter one."""
    trace = kloe.ask(Question(text="succession plan leadership talent"))

    given = result_of(trace, top=top).evidence

    assert len(given) == min(top, len(trace.evidence))
    assert given == result_of(trace, top=20).evidence[:top]


def test_evidence_is_there_when_kloe_abstains(kloe: Kloe) -> None:
    """The ranking before the decision can be seen either way."""
    trace = kloe.ask(Question(text="how often must the succession plan be reviewed?"))

    result = result_of(trace, top=5)

    assert result.outcome == "abstained"
    assert len(result.evidence) == 5


def test_the_same_question_gives_the_same_object(kloe: Kloe) -> None:
    """Only the time differs."""
    question = Question(text="compare the three frameworks on talent")

    first, second = (result_of(kloe.ask(question), top=5) for _ in range(2))

    assert first.model_dump(exclude={"elapsed_ms"}) == second.model_dump(exclude={"elapsed_ms"})


def test_a_chosen_framework_is_the_only_one_in_citations_and_evidence(kloe: Kloe) -> None:
    """With a framework chosen the others are left aside, and the reply says so."""
    question = Question(text="what are the key priorities?", framework=FrameworkId("ltp"))

    result = result_of(kloe.ask(question), top=10)

    assert {e.framework for e in result.evidence} == {"ltp"}
    assert {c.framework for c in result.citations} <= {"ltp"}
    assert "I looked only in the NHS Long Term Plan." in result.text


def test_what_a_chosen_framework_lacks_is_not_said_of_them_all(kloe: Kloe) -> None:
    """With one framework chosen, an abstention speaks of that one."""
    question = Question(
        text="what are the four critical capabilities?", framework=FrameworkId("ltp")
    )

    result = result_of(kloe.ask(question), top=5)

    assert result.outcome == "abstained"
    assert "I looked only in the NHS Long Term Plan." in result.text


def test_a_document_without_an_address_has_a_null_url_and_a_note(kloe: Kloe) -> None:
    """Null where no official copy was found, with the words that say so."""
    trace = kloe.ask(Question(text="what are the four capabilities?"))

    cited = result_of(trace, top=5).citations[0]

    assert (cited.url, cited.url_note) == (None, "no official copy found on line")


def test_a_line_that_is_not_text_is_an_error_of_its_own() -> None:
    """Nothing of the line comes back, and the reason is `invalid`."""
    result = unreadable_result("ab" * 32)

    assert (result.outcome, result.reason, result.question) == ("error", "invalid", None)
    assert result.text
    assert result.corpus_sha256 == "ab" * 32
