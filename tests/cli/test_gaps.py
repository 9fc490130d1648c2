"""`kloe gaps`: what the documents do not answer, out of the database that Slack's questions filled."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.request import Answered, AnswerId, Gap
from bot.store.answers import record
from bot.store.engine import Database
from bot.store.schema import upgrade

from .commands import Command, Ended, run_side_by_side


def fill(url: str) -> None:
    """Keep three questions that were not answered, a minute apart."""
    db = Database(url)
    upgrade(db)
    gaps = (
        Gap(question_hash="a" * 64, terms=("lantern", "dusk"), reason="not_covered"),
        Gap(question_hash="b" * 64, terms=("moon",), reason="out_of_scope", text="why a moon?"),
        Gap(question_hash="c" * 64, terms=(), reason="not_covered"),
    )
    for minute, gap in enumerate(gaps):
        answered = Answered(
            answer_id=AnswerId(f"a{minute}"),
            outcome="abstained",
            channel="C1",
            thread_ts=None,
            message_key=f"C1:{minute}",
            reply_ts=None,
            question_hash=gap.question_hash,
            fingerprint="f" * 64,
            gap=gap,
            answered_at=datetime(2026, 7, 1, 9, minute, tzinfo=UTC),
        )
        record(db, None, answered)
    db.dispose()


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    """The command over a filled database, an empty one, and one that cannot be had."""
    folder: Path = tmp_path_factory.mktemp("gaps")
    (folder / "file").write_text("in the way")
    filled = {"DATABASE_URL": f"sqlite:///{folder / 'filled.db'}"}
    fill(filled["DATABASE_URL"])
    empty = {"DATABASE_URL": f"sqlite:///{folder / 'empty.db'}"}
    unreached = {"DATABASE_URL": f"sqlite:///{folder / 'file' / 'k.db'}"}
    return run_side_by_side({
        "filled": Command(("gaps",), environment=filled),
        "limited": Command(("gaps", "--limit", "1"), environment=filled),
        "empty": Command(("gaps",), environment=empty),
        "unreached": Command(("gaps",), environment=unreached),
    })  # fmt: skip


def test_the_newest_comes_first_in_words_where_they_are_kept(ended: dict[str, Ended]) -> None:
    """Else as stems."""
    assert ended["filled"].out.splitlines() == [
        "2026-07-01 09:02 UTC  not covered: (no words that Kloe knows)",
        "2026-07-01 09:01 UTC  about something else: why a moon?",
        "2026-07-01 09:00 UTC  not covered: (word stems) lantern dusk",
    ]
    assert ended["filled"].code == 0


def test_no_more_are_shown_than_were_asked_for(ended: dict[str, Ended]) -> None:
    """The newest ones."""
    assert len(ended["limited"].out.splitlines()) == 1


def test_where_there_are_none_it_says_so(ended: dict[str, Ended]) -> None:
    """An empty screen would say nothing."""
    assert ended["empty"].out == "No question is kept that the documents did not answer.\n"


def test_a_database_that_cannot_be_reached_ends_it(ended: dict[str, Ended]) -> None:
    """As it ends `kloe db upgrade`."""
    assert ended["unreached"].code == 6
    assert "the database cannot be used now" in ended["unreached"].err
