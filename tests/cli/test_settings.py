"""Settings from the environment, and logs that tell nothing of what was asked."""

import json

import pytest

from .commands import Command, Ended, run_side_by_side

ASKED = "should Bournemouth zebras inherit quarterly succession paperwork?"


@pytest.fixture(scope="module")
def ended() -> dict[str, Ended]:
    """Every command of this file, run once."""
    debug = {"KLOE_LOG_LEVEL": "DEBUG"}
    return run_side_by_side({
        "wrong level": Command(("ask", "x"), environment={"KLOE_LOG_LEVEL": "loud"}),
        "long contact": Command(("ask", "x"), environment={"KLOE_CONTACT": "x" * 201}),
        "few days": Command(("ask", "x"), environment={"KLOE_SELFCHECK_DAYS": "29"}),
        "proxy": Command(("ask", "x"), environment={"HTTPS_PROXY": "http://proxy:many/"}),
        "bare proxy": Command(("sources",), environment={"HTTPS_PROXY": "proxy.example.org:8080"}),
        "debug": Command(("ask", ASKED), environment=debug),
        "debug lines": Command(("ask", "--jsonl"), f"{ASKED}\n".encode(), debug),
        "debug chat": Command(("chat",), f"{ASKED}\n".encode(), debug),
        "lower case": Command(("ask", "who sponsors DPIC?"), environment={"KLOE_LOG_LEVEL": "info"}),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("wrong level", "KLOE_LOG_LEVEL"),
        ("long contact", "KLOE_CONTACT"),
        ("few days", "KLOE_SELFCHECK_DAYS"),
        ("proxy", "HTTPS_PROXY"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(
    ended: dict[str, Ended], name: str, setting: str
) -> None:
    """Exit 2, and the setting is named."""
    stopped = ended[name]

    assert (stopped.code, stopped.out) == (2, "")
    assert stopped.err.startswith(f"kloe: {setting}: ")
    assert stopped.err.count("\n") == 1


def test_a_proxy_may_be_named_as_administrators_do(ended: dict[str, Ended]) -> None:
    """Host and port, without a scheme."""
    assert ended["bare proxy"].code == 0


@pytest.mark.parametrize("name", ["debug", "debug lines", "debug chat"])
def test_no_word_of_a_question_is_logged(ended: dict[str, Ended], name: str) -> None:
    """Not even at the lowest level; nor a stem of it."""
    logged = ended[name].err.lower()

    assert ended[name].code == 0
    for word in ("bournemouth", "zebra", "inherit", "quarter", "success", "paperwork"):
        assert word not in logged


@pytest.mark.parametrize("name", ["debug", "debug lines", "lower case"])
def test_each_event_is_one_line_of_json(ended: dict[str, Ended], name: str) -> None:
    """Ids and durations, for programs; a level may be written in lower case."""
    events = [json.loads(line) for line in ended[name].err.splitlines()]

    assert [event["event"] for event in events] == ["asked"]
    assert events[0]["elapsed_ms"] > 0
