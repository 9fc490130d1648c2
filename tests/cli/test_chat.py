"""`kloe chat`: a conversation in the terminal, and its polite end; `kloe run` half set up."""

import json
import signal

import pytest

from bot import wording

from .commands import TIMEOUT_SECONDS, Command, Ended, run_side_by_side, start

FOLLOW_UP = b"what does the plan say about executive roles\nand for clinicians?\n"
CLINICIANS = "more senior clinicians take on executive leadership roles"
GIVEN = "123-do-not-print"


@pytest.fixture(scope="module")
def ended() -> dict[str, Ended]:
    """Every conversation of this file, held once."""
    slack = {
        "bot": {"SLACK_BOT_TOKEN": f"xoxb-{GIVEN}"},
        "app": {"SLACK_APP_TOKEN": f"xapp-{GIVEN}"},
        "signing": {"SLACK_SIGNING_SECRET": GIVEN},
    }
    some = {name: Command(("run",), environment=given) for name, given in slack.items()}
    return run_side_by_side({
        "follow-up": Command(("chat",), FOLLOW_UP),
        "lines": Command(("chat", "--jsonl"), FOLLOW_UP + b"\nand that?\n\xff\n"),
        "farewell": Command(("chat",), b"Quit\nwho sponsors DPIC?\n"),
        "bad line": Command(("chat",), b"\xff\nwho sponsors DPIC?\n\n"),
        **some,
    })  # fmt: skip


def test_a_follow_up_is_answered_on_the_subject_before_it(ended: dict[str, Ended]) -> None:
    """Both questions lead to the plan's words on clinicians in executive roles."""
    talk = ended["follow-up"]

    assert (talk.code, talk.err) == (0, "")
    assert talk.out.count(CLINICIANS) == 2


def test_a_conversation_opens_and_ends_politely(ended: dict[str, Ended]) -> None:
    """The end of the input is a goodbye."""
    talk = ended["follow-up"].out

    assert talk.startswith(wording.CHAT_WELCOME)
    assert talk.endswith(f"{wording.CHAT_GOODBYE}\n")


def test_a_farewell_ends_the_conversation(ended: dict[str, Ended]) -> None:
    """What stands behind it is not answered."""
    assert ended["farewell"].out == f"{wording.CHAT_WELCOME}\n{wording.CHAT_GOODBYE}\n"


def test_a_line_that_is_not_text_does_not_end_the_conversation(ended: dict[str, Ended]) -> None:
    """Kloe says so, answers the next line, and an empty one starts a new subject."""
    talk = ended["bad line"].out

    assert wording.ABSTENTIONS["invalid"] in talk
    assert "Its sponsors are the main national organisations" in talk
    assert wording.CHAT_NEW_THREAD in talk


def test_in_json_an_empty_line_starts_a_new_thread(ended: dict[str, Ended]) -> None:
    """The same follow-up leans on the thread before the empty line, and on nothing after it."""
    given = [json.loads(line) for line in ended["lines"].out.splitlines()]

    assert [g["outcome"] for g in given][:2] == ["answered", "answered"]
    assert CLINICIANS in given[1]["citations"][0]["quote"]
    assert given[2]["outcome"] != "answered"
    assert [g["reason"] for g in given][3:] == ["invalid"]


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("bot", ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")),
        ("app", ("SLACK_BOT_TOKEN",)),
        ("signing", ("SLACK_BOT_TOKEN",)),
    ],
)
def test_run_with_some_slack_settings_names_what_is_missing(
    ended: dict[str, Ended], name: str, missing: tuple[str, ...]
) -> None:
    """Exit 2, one line, the missing setting by name, and no secret."""
    stopped = ended[name]

    assert (stopped.code, stopped.out) == (2, "")
    assert stopped.err.count("\n") == 1
    assert all(setting in stopped.err for setting in missing)
    assert GIVEN not in stopped.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_conversation_politely(number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM are goodbyes: exit 0, and nothing on standard error."""
    with start("chat") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"who sponsors DPIC?\n")
        process.stdin.flush()
        assert any(b"Sources" in line for line in iter(process.stdout.readline, b""))
        process.send_signal(number)

        said = process.stdout.read().decode()

        assert process.wait(TIMEOUT_SECONDS) == 0
        assert said.endswith(f"{wording.CHAT_GOODBYE}\n")
        assert process.stderr.read() == b""
