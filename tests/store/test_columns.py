"""What goes into the database comes back as it was, or is refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.store import answers, instances, requests
from bot.store.engine import Database

from .deliveries import NOW, asked, replied


def only_text(db: Database) -> str | None:
    """Return the text of the one request that is pending."""
    (saved,) = requests.adopt(db, owner="another", dead_before=NOW, limit=2)
    return saved.request.text


def test_a_time_without_a_zone_is_refused(db: Database) -> None:
    """Nobody could say which moment it is."""
    with pytest.raises(ValueError, match="without a zone"):
        instances.beat(db, "one", datetime(2026, 7, 1, 9, 30))  # noqa: DTZ001 - on purpose


def test_a_time_of_another_zone_comes_back_in_utc(db: Database) -> None:
    """The moment is the same."""
    summer = timezone(timedelta(hours=1))
    requests.save(db, asked(received_at=NOW.astimezone(summer)), owner="one")

    (saved,) = requests.adopt(db, owner="another", dead_before=NOW, limit=1)

    assert saved.request.received_at == NOW
    assert saved.request.received_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ward\0rota", "ward\N{REPLACEMENT CHARACTER}rota"),
        ("r\u00f4ta\0", "r\u00f4ta\N{REPLACEMENT CHARACTER}"),
        ("half \ud83d of one", "half \N{REPLACEMENT CHARACTER} of one"),
        (
            "\U0001f469\u200d\u2695\ufe0f \u201crota\u201d",
            "\U0001f469\u200d\u2695\ufe0f \u201crota\u201d",
        ),
        ("", ""),
        (None, None),
    ],
)
def test_text_that_no_database_takes_is_kept_all_but_for_what_it_refuses(
    db: Database, typed: str | None, kept: str | None
) -> None:
    """JSON may hold what PostgreSQL and the drivers refuse."""
    requests.save(db, asked(text=typed), owner="one")

    assert only_text(db) == kept


def test_half_a_character_in_a_list_is_kept(db: Database) -> None:
    """A question that was offered as a reading may hold it."""
    memory = replied().memory
    assert memory is not None
    odd = memory.model_copy(update={"readings": ("the\0 \u00f4", "rota?")})

    answers.record(db, None, replied(memory=odd))

    assert answers.find(db, replied().answer_id) is not None
