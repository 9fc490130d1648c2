"""Needs become candidates, best first."""

from collections.abc import Callable, Mapping

import pytest

from bot.domain.ids import FrameworkId, PassageId
from bot.domain.knowledge import Passage
from bot.domain.query import Question
from bot.domain.ranking import Candidate, Ranking
from bot.kloe import Kloe
from bot.retrieval import likeness
from bot.retrieval.factors import FACT_FACTOR, NAMED_FRAMEWORK_LIFT, SUMMARY_FACTOR
from bot.retrieval.search import WHOLE_SHARE

BuildKloe = Callable[[Mapping[str, str]], Kloe]
BODY = "# Rest\n\nBreaks are taken in turn.\n\n## Nights\n\nBreaks are taken in turn.\n"


def rankings(kloe: Kloe, text: str, framework: str | None = None) -> tuple[Ranking, ...]:
    """Return the ranking of each need of a question."""
    only = None if framework is None else FrameworkId(framework)
    return kloe.ask(Question(text=text, framework=only)).rankings


def candidates(kloe: Kloe, text: str, framework: str | None = None) -> tuple[Candidate, ...]:
    """Return the candidates of a question's first need."""
    return rankings(kloe, text, framework)[0].candidates


def by_id(kloe: Kloe) -> dict[PassageId, Passage]:
    """Return all passages by id."""
    return {passage.id: passage for passage in kloe.corpus.passages}


def test_equal_scores_come_in_the_order_of_passage_ids(build_kloe: BuildKloe) -> None:
    """Documents that say the same are told apart by id alone, whatever their order."""
    kloe = build_kloe({"sources/zulu.md": BODY, "sources/alpha.md": BODY})

    found = candidates(kloe, "how are breaks taken")

    assert len({candidate.score for candidate in found}) < len(found)
    assert [(-c.score, c.passage_id) for c in found] == sorted(
        (-c.score, c.passage_id) for c in found
    )


@pytest.mark.parametrize("text", ["talent", "who leads", "skills and data for boards"])
def test_only_passages_that_score_are_candidates(kloe: Kloe, text: str) -> None:
    """Scores are above 0, best first, and shares are between 0 and 1."""
    found = candidates(kloe, text)

    assert found
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert all(c.score > 0 for c in found)
    assert all(0 <= share <= 1 for c in found for share in (c.coverage, c.text_coverage, c.nearest))
    assert all(c.text_coverage <= c.coverage for c in found)


def test_words_that_stand_nowhere_find_nothing(small_kloe: Kloe) -> None:
    """An unknown word is no reason for a candidate, and is told as unknown."""
    ranking = rankings(small_kloe, "jukebox")[0]

    assert (ranking.candidates, ranking.known) == ((), 0.0)


def test_an_unknown_word_changes_no_score(small_kloe: Kloe) -> None:
    """It lowers the share of the question that a passage covers, and nothing else."""
    plain, more = (candidates(small_kloe, text)[0] for text in ("rota", "rota jukebox"))

    assert (more.passage_id, more.score) == (plain.passage_id, plain.score)
    assert more.coverage < plain.coverage


@pytest.mark.parametrize("framework", ["dpic", "well-led", "ltp"])
@pytest.mark.parametrize("text", ["talent management", "what is in W1.4 and 4.52 on talent"])
def test_a_chosen_framework_is_searched_alone(kloe: Kloe, framework: str, text: str) -> None:
    """Neither words nor an official code bring in another framework."""
    passages = by_id(kloe)

    found = {passages[c.passage_id].framework for c in candidates(kloe, text, framework)}

    assert found == {framework}


def test_a_code_of_another_framework_finds_nothing(kloe: Kloe) -> None:
    """An official code does not lead out of the framework that was chosen."""
    assert candidates(kloe, "W1.4", "ltp") == ()


def test_a_named_framework_is_lifted_and_others_stay(
    kloe: Kloe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Passages of the framework that a question names count for more."""
    monkeypatch.setattr(likeness, "LIKENESS_WEIGHT", 0.0)
    passages = by_id(kloe)

    found = candidates(kloe, "what does the LTP say on clinicians")

    plain = [c for c in found if passages[c.passage_id].wording == "original"]
    lifts = {c.score / sum(c.parts): c.passage_id for c in plain}
    assert {NAMED_FRAMEWORK_LIFT} <= {round(x, 6) for x in lifts} <= {1.0, NAMED_FRAMEWORK_LIFT}
    assert passages[found[0].passage_id].framework == "ltp"


def test_a_summary_goes_behind_the_sources_own_words(
    kloe: Kloe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where both answer, what was quoted comes before what was summed up."""
    monkeypatch.setattr(likeness, "LIKENESS_WEIGHT", 0.0)
    passages = by_id(kloe)

    found = candidates(kloe, "is there a succession plan")

    summaries = [
        c
        for c in found
        if passages[c.passage_id].wording == "summary" and passages[c.passage_id].kind != "fact"
    ]
    assert {round(c.score / sum(c.parts), 6) for c in summaries} == {SUMMARY_FACTOR}
    assert passages[found[0].passage_id].wording == "original"


def test_words_in_quotation_marks_are_looked_for_as_they_stand(kloe: Kloe) -> None:
    """Whoever pastes a sentence wants that one, however short or common its words."""
    words = "to ensure there are enough appropriately skilled, diverse and system-focused leaders"

    found = candidates(kloe, f"where does \u201c{words}\u2026\u201d stand?")

    assert found[0].identified
    assert words in by_id(kloe)[found[0].passage_id].text


def test_a_fact_of_the_header_goes_behind_the_text(small_kloe: Kloe) -> None:
    """A document's own words go first where both answer."""
    passages = by_id(small_kloe)

    found = candidates(small_kloe, "charter of a trust, teams and dawn")

    shares = {passages[c.passage_id].kind: round(c.score / sum(c.parts), 6) for c in found}
    assert shares == {"fact": FACT_FACTOR, "paragraph": 1.0}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("W3.2", ["Each night team"]),
        ("what about lanterns in w3.2", ["Each night team"]),
        ("W3.1", ["Lanterns", "Each night team"]),
        ("rota coordinator w 3.1", ["Lanterns", "Each night team"]),
        ("W3", ["Each night team", "Lanterns"]),
    ],
)
def test_what_answers_to_an_official_code_comes_first(
    small_kloe: Kloe, text: str, first: list[str]
) -> None:
    """Its own code before a code that fits nearly as well, and both before any words."""
    passages = by_id(small_kloe)

    found = candidates(small_kloe, text)[: len(first)]

    texts = [passages[c.passage_id].text for c in found]
    assert [t.startswith(start) for t, start in zip(texts, first, strict=True)] == [True] * len(
        first
    )
    assert all(c.identified for c in found)


def test_a_part_keeps_a_share_of_the_whole(small_kloe: Kloe) -> None:
    """A second question that hardly says its subject leans on the first one's."""
    first, second = rankings(small_kloe, "who rehearses the handover? and how is a notebook kept?")
    alone = rankings(small_kloe, "how is a notebook kept")[0]
    passages = by_id(small_kloe)

    extra = {c.passage_id for c in second.candidates} - {c.passage_id for c in alone.candidates}

    assert [passages[identifier].text for identifier in extra]
    scores = {c.passage_id: c.score for c in first.candidates}
    own = {c.passage_id: sum(c.parts) for c in first.candidates}
    for candidate in second.candidates:
        if candidate.passage_id in extra and passages[candidate.passage_id].kind != "fact":
            assert candidate.score == pytest.approx(WHOLE_SHARE * own[candidate.passage_id])
            assert candidate.score < scores[candidate.passage_id]


def test_one_need_is_scored_by_its_fields_alone(small_kloe: Kloe) -> None:
    """The parts of a candidate's score add up to it."""
    found = candidates(small_kloe, "rota coordinator")

    for candidate in found:
        assert candidate.score == pytest.approx(sum(candidate.parts))


def test_the_nearest_topic_of_each_kind_outside_is_told(kloe: Kloe) -> None:
    """At most one topic a kind, best first."""
    outside = rankings(kloe, "what is the salary of a band 8a leader")[0].outside

    assert outside[0].topic == "pay bands and Agenda for Change"
    assert len({match.kind for match in outside}) == len(outside)
    assert [m.score for m in outside] == sorted((m.score for m in outside), reverse=True)
