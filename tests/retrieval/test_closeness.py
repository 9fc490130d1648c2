"""How close a question comes to one way of asking, for what is held and for what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.query import Question
from bot.domain.ranking import Closeness
from bot.kloe import Kloe

WORDS = (
    "board",
    "culture",
    "volunteers",
    "who",
    "is",
    "rota",
    "succession",
    "plan",
    "zebra",
    "the",
)


def closeness(kloe: Kloe, text: str) -> Closeness:
    """Return what is measured of a question that asks one thing."""
    (ranking,) = kloe.ask(Question(text=text)).rankings
    return ranking.closeness


def test_a_wording_is_wholly_covered_by_itself(kloe: Kloe) -> None:
    """It holds all of its own words, and is most like itself."""
    found = closeness(kloe, kloe.corpus.asked[0].wordings[0])

    assert found.covered == pytest.approx(1.0)
    assert found.alike == pytest.approx(1.0)
    assert found.vote > 0.5


def test_words_that_stand_in_many_wordings_and_in_none_together_do_not_cover(kloe: Kloe) -> None:
    """A passage with hundreds of wordings holds nearly any word, and nobody asks for it with all of these."""
    text = "which document brought in the triumvirate of clinical director and head of nursing"
    trace = kloe.ask(Question(text=text))

    (ranking,) = trace.rankings
    assert max(c.coverage for c in ranking.candidates[:3]) > ranking.closeness.covered


def test_a_question_about_a_topic_outside_is_most_like_its_wordings(kloe: Kloe) -> None:
    """Its small words count too."""
    topic = next(t for t in kloe.corpus.outside if t.kind == "not_covered")

    found = closeness(kloe, topic.wordings[0])

    assert found.alike_outside == pytest.approx(1.0)
    assert found.vote < 0.5


def test_a_question_without_a_known_word_is_like_nothing(kloe: Kloe) -> None:
    """Nothing speaks for an answer, and nothing against it."""
    found = closeness(kloe, "zzyzx qwxyz")

    assert found == Closeness(covered=0.0, alike=0.0, alike_outside=0.0, vote=0.5)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_every_share_lies_between_none_and_all(kloe: Kloe, words: list[str]) -> None:
    """Whatever is asked."""
    for ranking in kloe.ask(Question(text=" ".join(words))).rankings:
        assert all(0 <= share <= 1 for share in ranking.closeness.model_dump().values())
