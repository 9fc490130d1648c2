"""Dates: no placeholder is ever quoted, and no unconfirmed one without saying so."""

import re
from itertools import product

import pytest

from bot.answering.currency import no_address, readable_date
from bot.domain.answer import Answer
from bot.domain.query import Question
from bot.kloe import Kloe

from .asking import Ask, above_sources

REFRESH = "It was refreshed in February 2019."
UNCONFIRMED = "no source that was found describes a refreshed version"
OPENINGS = (
    "when was {} published", "what is the date of {}", "{} publication date", "{}",
    "what does {} say about leadership and talent management", "in which year did {} come out",
    "quote the first sentence of {}", "published in X {}", "what features in {}", "how old is {}",
)  # fmt: skip
CALLED = (
    "the Long Term Plan", "the NHS Long-Term Plan", "LTP", "the plan", "the long term plan for the NHS",
    "DPIC", "Developing People - Improving Care", "the well-led framework", "WLF", "the three frameworks",
)  # fmt: skip
HUNDRED = tuple(opening.format(name) for opening, name in product(OPENINGS, CALLED))


@pytest.mark.parametrize(
    "question",
    [
        "when was the Long Term Plan published?",
        "what date was the NHS Long Term Plan published",
        "in which year did the LTP come out?",
        "publication date of the Long Term Plan",
    ],
)
def test_the_plans_date_comes_from_the_header_as_a_summary(ask: Ask, question: str) -> None:
    """The briefing leaves the date blank, so the project's own words give it."""
    result = ask(question)

    dated = [c for c in result.citations if "7 January 2019" in c.quote]
    assert [(c.wording, c.framework) for c in dated] == [("summary", "ltp")]
    assert dated[0].source


def test_a_summary_is_introduced_as_kloes_own_words(ask: Ask) -> None:
    """Nobody takes the date for the plan's words, and its source is named."""
    result = ask("when was the Long Term Plan published?")

    assert "This is my summary, not the words of the NHS Long Term Plan:" in result.text
    assert "; a summary, not the document's own words (source: a national newspaper" in result.text


def test_no_placeholder_is_quoted_for_any_of_a_hundred_questions(ask: Ask) -> None:
    """Neither "published in X" nor a bare "X" stands in a reply or a citation."""
    results = [ask(question) for question in HUNDRED]

    shown = [text for r in results for text in (r.text, *(c.quote for c in r.citations))]
    assert len(results) == 100
    assert [text for text in shown if re.search(r"\bX\b", text)] == []


def test_the_sentence_with_a_placeholder_is_cut_before_it(ask: Ask) -> None:
    """What stands before the blank date may be quoted, without its comma."""
    sentence = "Leadership and talent management also features in the NHS Long-Term Plan"

    results = [ask(question) for question in (sentence, *HUNDRED)]

    shown = {c.quote for r in results for c in r.citations if "also features" in c.quote}
    assert shown <= {sentence}


def test_the_refresh_is_never_quoted_without_its_doubt(ask: Ask) -> None:
    """Whoever reads of the refresh reads in the same reply that nothing confirms it."""
    asked = ("when was DPIC refreshed?", "was DPIC updated?", "what is DPIC?", "February 2019")

    results = [ask(question) for question in (*asked, *HUNDRED)]

    replies = [above_sources(r.text) for r in results if REFRESH in r.text]
    assert len(replies) > 1
    assert [reply for reply in replies if UNCONFIRMED not in reply] == []


@pytest.mark.parametrize("question", ["when was DPIC refreshed?", "was DPIC updated in 2019?"])
def test_who_asks_for_the_refresh_reads_date_and_doubt(ask: Ask, question: str) -> None:
    """The briefing's sentence and the summary beside it are both cited."""
    result = ask(question)

    wordings = {c.wording for c in result.citations if REFRESH in c.quote or UNCONFIRMED in c.quote}
    assert wordings == {"original", "summary"}


@pytest.mark.parametrize(
    "question",
    [
        "what are the four capabilities?",
        "what must our succession plan cover?",
        "which measures are in the Long Term Plan?",
        "how do the well-led framework and the Long Term Plan differ on succession planning?",
        "how often is a succession plan to be reviewed?",
    ],
)
def test_each_cited_document_has_its_status_and_date_of_check(
    kloe: Kloe, ask: Ask, question: str
) -> None:
    """Under the sources stands what became of the document, once for each."""
    result = ask(question)

    cited = {citation.document for citation in result.citations}
    for header in (d.header for d in kloe.corpus.documents if d.header.id in cited):
        line = f"{header.title}: {header.status_note} Checked {readable_date(header.checked_on)}."
        assert result.text.count(line) == 1


def test_a_document_without_an_address_says_that_none_was_found(kloe: Kloe) -> None:
    """Where there is no official copy, the reader is told so instead of given a link."""
    reply = kloe.ask(Question(text="what are the four capabilities?")).reply

    assert isinstance(reply, Answer)
    assert no_address(reply.citations) == "No address: no official copy found on line."


@pytest.mark.parametrize(
    ("iso", "expected"),
    [("2017", "2017"), ("2017-06", "June 2017"), ("2019-01-07", "7 January 2019")],
)
def test_a_date_reads_as_people_write_it(iso: str, expected: str) -> None:
    """A date is as exact as it is known."""
    assert readable_date(iso) == expected


@pytest.mark.parametrize("iso", ["soon", "2017-13", "2017-02-30", "20-06-2017", ""])
def test_what_is_no_date_is_refused(iso: str) -> None:
    """A date that does not exist is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        readable_date(iso)
