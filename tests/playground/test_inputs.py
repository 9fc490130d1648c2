"""What people fill in, in modals and elsewhere, and how Slack tells it."""

from datetime import UTC, date, datetime, time

import pytest

from bot.playground.server import StandIn

from .callers import Caller, RecordingApp
from .inputs import asked, opened, options, submitted


def test_every_input_is_told_in_its_own_way(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Under the name that Slack gives it."""
    told = submitted(
        slack,
        app,
        opened(slack, caller),
        note="A\nline",
        day="2026-09-30",
        at="08:05",
        moment=1_790_000_000,
        often="monthly",
        level="two",
        themes=["care", "money"],
        who="U0BOARD",
        all=["U0BOARD", "U0PEOPLE"],
        where="C0BOARD",
        open="C0OPEN",
    )

    assert told == {
        "note": {"value": "A\nline"},
        "day": {"selected_date": "2026-09-30"},
        "at": {"selected_time": "08:05"},
        "moment": {"selected_date_time": 1_790_000_000},
        "often": {"selected_option": options("monthly")[0]},
        "level": {"selected_option": options("two")[0]},
        "themes": {"selected_options": options("care", "money")},
        "who": {"selected_user": "U0BOARD"},
        "all": {"selected_users": ["U0BOARD", "U0PEOPLE"]},
        "where": {"selected_conversation": "C0BOARD"},
        "open": {"selected_channel": "C0OPEN"},
    }


def test_what_is_left_alone_stands_as_it_was(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Empty, each in its own way, or as the app set it."""
    told = submitted(slack, app, opened(slack, caller))

    assert told == {
        "note": {"value": None},
        "day": {"selected_date": "2026-07-02"},
        "at": {"selected_time": None},
        "moment": {"selected_date_time": None},
        "often": {"selected_option": None},
        "level": {"selected_option": None},
        "themes": {"selected_options": []},
        "who": {"selected_user": None},
        "all": {"selected_users": []},
        "where": {"selected_conversation": None},
        "open": {"selected_channel": None},
    }


def test_days_and_times_can_be_pythons_own(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Slack writes them as strings, a moment as seconds since 1970."""
    moment = datetime(2026, 9, 30, 8, 5, tzinfo=UTC)

    told = submitted(
        slack, app, opened(slack, caller), day=date(2026, 9, 30), at=time(8, 5), moment=moment
    )

    assert (told["day"]["selected_date"], told["at"]["selected_time"]) == ("2026-09-30", "08:05")
    assert told["moment"]["selected_date_time"] == int(moment.timestamp())


@pytest.mark.parametrize("note", ["x", "x" * 11, "\N{GRINNING FACE}" * 6])
def test_too_much_or_too_little_text_is_held_back(
    slack: StandIn, caller: Caller, app: RecordingApp, note: str
) -> None:
    """By Slack's own client: the app is sent nothing, and the modal stays."""
    view = opened(slack, caller)

    with pytest.raises(ValueError, match="note"):
        submitted(slack, app, view, note=note)

    assert app.taken == []
    assert slack.workspace.open_modal("U0WARD") == view


def test_text_has_a_bound_that_the_app_did_not_set(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Three thousand characters."""
    view = opened(slack, caller, asked("note", "plain_text_input"))

    with pytest.raises(ValueError, match="note"):
        submitted(slack, app, view, note="x" * 3_001)
    told = submitted(slack, app, view, note="x" * 3_000)

    assert len(told["note"]["value"]) == 3_000


@pytest.mark.parametrize(
    ("block_id", "value"), [("day", "2026-02-30"), ("day", "tomorrow"), ("at", "24:00")]
)
def test_there_are_no_other_days_and_times(
    slack: StandIn, caller: Caller, app: RecordingApp, *, block_id: str, value: str
) -> None:
    """A picker offers those of the calendar and the clock."""
    with pytest.raises(ValueError, match=r".+"):
        submitted(slack, app, opened(slack, caller), **{block_id: value})

    assert app.taken == []
