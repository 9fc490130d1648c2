"""Gaps: the questions that the documents do not answer."""

from bot.store import answers, gaps
from bot.store.engine import Database

from .deliveries import GAP, NOW, replied


def test_gaps_are_told_the_newest_first(db: Database) -> None:
    """No more than asked for; those without a gap leave none."""
    for number in (2, 4, 1):
        answers.record(db, None, replied(number, gap=GAP))
    answers.record(db, None, replied(5))
    answers.record(db, None, replied(6, gap=GAP.model_copy(update={"text": "which lantern?"})))

    found = gaps.latest(db, limit=3)

    assert [(gap.found_at - NOW).total_seconds() for gap in found] == [6, 4, 2]
    assert [gap.text for gap in found] == ["which lantern?", None, None]
    assert {(gap.question_hash, gap.terms, gap.reason) for gap in found} == {
        (GAP.question_hash, GAP.terms, GAP.reason)
    }


def test_of_gaps_of_one_moment_the_one_written_last_is_first(db: Database) -> None:
    """So that a list that is cut off is always cut off at the same place."""
    for reason in ("a", "b", "c"):
        gap = GAP.model_copy(update={"reason": reason, "question_hash": reason * 64})
        answers.record(db, None, replied(1, gap=gap, answered_at=NOW))

    assert [gap.reason for gap in gaps.latest(db, limit=2)] == ["c", "b"]
