"""A question is held against the ways people ask, small words and all."""

import numpy as np
import pytest

from bot.domain.query import AnalyzedQuery, Question, ThreadMemory
from bot.kloe import Kloe
from bot.retrieval.analyze import analyze
from bot.retrieval.fields import Fields, build_fields
from bot.retrieval.likeness import alike, lifted, likeness_of
from bot.retrieval.phrasings import build_phrasings


@pytest.fixture(scope="module")
def fields(kloe: Kloe) -> Fields:
    """The fields of the shipped knowledge."""
    return build_fields(kloe.corpus, kloe.glossary.names)


def query_of(kloe: Kloe, text: str, earlier: ThreadMemory | None = None) -> AnalyzedQuery:
    """Return a question as it is searched for."""
    return analyze(Question(text=text, earlier=earlier), kloe.glossary)


def likeness(fields: Fields, query: AnalyzedQuery) -> float:
    """Return the likeness of the place most like the first need."""
    return float(
        likeness_of(query, query.needs[0], alike(query, query.needs[0], fields), fields).max()
    )


def test_a_wording_is_wholly_like_itself_and_a_stranger_not_at_all() -> None:
    """Idf of what both hold over the geometric mean of the idf of each."""
    phrasings = build_phrasings([["what", "becam", "of", "it"], ["is", "it", "new"]])
    words = ["what", "becam", "of", "it"]

    scores = phrasings.scores([(word, 1.0) for word in words])
    scores /= np.sqrt(sum(phrasings.idf(word) for word in words))

    assert scores[0] == pytest.approx(1.0)
    assert 0 < scores[1] < 0.5
    assert not phrasings.scores([("unknown", 1.0)]).any()


def test_a_question_in_the_words_of_a_wording_is_most_like_its_passage(
    kloe: Kloe, fields: Fields
) -> None:
    """Whatever else it may share words with."""
    asked = kloe.corpus.asked[0]
    query = query_of(kloe, asked.wordings[0])

    found = likeness_of(query, query.needs[0], alike(query, query.needs[0], fields), fields)

    assert fields.ids[int(found.argmax())] == asked.passage_id
    assert found.max() == pytest.approx(1.0)


@pytest.mark.parametrize(
    "text",
    [
        "compare well-led and the Long Term Plan on diversity",
        "what are the four capabilities",
        "what does W1.4 ask of the board",
        "gain pride and joy from their work",
    ],
)
def test_what_is_no_question_of_its_own_is_like_none(kloe: Kloe, fields: Fields, text: str) -> None:
    """Comparisons, lists, codes and quotations are ranked by what they hold."""
    assert likeness(fields, query_of(kloe, text)) == 0


def test_a_follow_up_is_like_none(kloe: Kloe, fields: Fields) -> None:
    """Its subject was said before."""
    earlier = ThreadMemory(stems=("success", "plan"), frameworks=())
    query = query_of(kloe, "and who is it for?", earlier)

    assert query.is_follow_up
    assert likeness(fields, query) == 0


def test_the_best_keeps_its_score_and_others_move_about_it() -> None:
    """The decision to answer is set to that scale."""
    scores = lifted(np.array([2.0, 1.9, 0.0]), np.array([0.1, 0.6, 1.0]))

    assert scores.argmax() == 1
    assert scores.max() == pytest.approx(2.0)
    assert scores[2] == 0.0


def test_no_scores_are_lifted_to_none() -> None:
    """Where nothing scores, nothing is divided by nothing."""
    assert not lifted(np.zeros(2), np.ones(2)).any()
    assert lifted(np.zeros(0), np.zeros(0)).size == 0


def test_the_trace_says_how_like_a_candidate_is(kloe: Kloe) -> None:
    """In all that it holds of the question."""
    (ranking,) = kloe.ask(Question(text="has NHS England gone yet")).rankings

    best = ranking.candidates[0]
    assert 0 < best.likeness <= best.coverage
