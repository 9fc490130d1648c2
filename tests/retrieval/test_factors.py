"""What lifts a passage, or puts it behind others, beside its words."""

import pytest

from bot.domain.knowledge import Passage
from bot.domain.query import Question
from bot.kloe import Kloe
from bot.retrieval import likeness
from bot.retrieval.factors import CURRENCY_LIFT, FACT_FACTOR, QUOTED_LIFT, SUMMARY_FACTOR


@pytest.fixture(autouse=True)
def _no_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what lifts a passage for the way in which it is asked for."""
    monkeypatch.setattr(likeness, "LIKENESS_WEIGHT", 0.0)


def factors(kloe: Kloe, text: str) -> list[tuple[Passage, float]]:
    """Return the candidates of a question that names no framework, each with its factor."""
    (ranking, *_) = kloe.ask(Question(text=text)).rankings
    passages = kloe.corpus.by_id
    return [(passages[c.passage_id], round(c.score / sum(c.parts), 6)) for c in ranking.candidates]


def summaries(kloe: Kloe, text: str, *, later: bool) -> set[float]:
    """Return the factors of the summaries that tell of what came later, or of the others."""
    return {
        factor
        for passage, factor in factors(kloe, text)
        if passage.wording == "summary" and passage.kind != "fact" and passage.later == later
    }


@pytest.mark.parametrize(
    "text",
    [
        "what became of the compact for leaders",
        "are executives registered now",
        "has it been renamed yet",
    ],
)
def test_what_came_later_counts_in_full_where_that_is_asked(kloe: Kloe, text: str) -> None:
    """No source's own words can tell what became of it, so that none go before."""
    assert summaries(kloe, text, later=True) == {1.0}
    assert summaries(kloe, text, later=False) <= {SUMMARY_FACTOR}


def test_what_came_later_stands_behind_where_it_is_not_asked(kloe: Kloe) -> None:
    """A question on the subject is one for the source's own words."""
    assert summaries(kloe, "compact for leaders", later=True) == {SUMMARY_FACTOR}


def test_whether_a_document_is_current_is_for_its_header_to_say(kloe: Kloe) -> None:
    """Its facts on that are lifted, and neither its date nor summaries of what came later are."""
    for text in ("is DPIC still in force", "is the framework of 2017 still in force"):
        found = [(passage, factor) for passage, factor in factors(kloe, text)]
        of_dpic = [one for one in found if one[0].framework == "dpic" or "DPIC" not in text]
        on_status = {f for p, f in of_dpic if p.kind == "fact" and p.later}
        on_dates = {f for p, f in of_dpic if p.kind == "fact" and not p.later}
        assert max(on_dates) < min(on_status)
        assert summaries(kloe, text, later=True) <= {SUMMARY_FACTOR, SUMMARY_FACTOR * 1.2}


def test_what_no_header_is_of_is_for_the_summaries_of_what_came_later(kloe: Kloe) -> None:
    """A plan that came later is in no header, however like its name is to another's."""
    text = "is the people plan still in force"
    facts = {factor for passage, factor in factors(kloe, text) if passage.kind == "fact"}

    assert summaries(kloe, text, later=True) == {round(SUMMARY_FACTOR * CURRENCY_LIFT, 6)}
    assert facts == {1.0}


def test_a_run_of_a_sources_own_words_is_taken_for_a_quotation(small_kloe: Kloe) -> None:
    """Three words in a row that stand so in one passage lift it, and it alone."""
    found = factors(small_kloe, "notebook for its handover each night")
    run = factors(small_kloe, "ward keeps one notebook for its handover")

    assert {factor for _, factor in found} <= {1.0, FACT_FACTOR}
    assert [p.text for p, factor in run if factor == QUOTED_LIFT] == [
        "Each ward keeps one notebook for its handover."
    ]


def test_two_words_in_a_row_are_no_quotation(small_kloe: Kloe) -> None:
    """They may stand side by side by chance."""
    assert QUOTED_LIFT not in {factor for _, factor in factors(small_kloe, "keeps a notebook")}
