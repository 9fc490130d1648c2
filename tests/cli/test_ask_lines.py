"""`kloe ask --jsonl`: one question a line in, one object a line out, at once."""

import json
from typing import Any

import pytest

from .commands import TIMEOUT_SECONDS, Command, Ended, run_side_by_side, start

LINES = (
    b"what are the four capabilities?\n"
    b"\xff\xfe broken\n"
    b"\n"
    b"who sponsors DPIC?\r\n"
    b"Jane Smith born 12/03/1985\n"
    b"what is the weather today?"
)


@pytest.fixture(scope="module")
def ended() -> dict[str, Ended]:
    """Two batches, run once."""
    return run_side_by_side({
        "mixed": Command(("ask", "--jsonl", "--top", "2"), LINES),
        "one framework": Command(("ask", "--jsonl", "--framework", "ltp", "--top", "20"), LINES),
        "nothing": Command(("ask", "--jsonl"), b""),
    })  # fmt: skip


def objects_of(ended: Ended) -> list[dict[str, Any]]:
    """Return the JSON objects that a command printed, one a line."""
    return [json.loads(line) for line in ended.out.splitlines()]


def test_each_line_is_answered_in_its_order(ended: dict[str, Ended]) -> None:
    """One object a line, the last one without a line end included."""
    given = objects_of(ended["mixed"])

    assert ended["mixed"].code == 0
    assert [(g["outcome"], g["reason"]) for g in given] == [
        ("answered", None),
        ("error", "invalid"),
        ("abstained", "empty"),
        ("answered", None),
        ("abstained", "personal_data"),
        ("abstained", "out_of_scope"),
    ]


def test_the_question_comes_back_without_its_line_end(ended: dict[str, Ended]) -> None:
    """Either kind of line end is none of the question; what must not be repeated is null."""
    given = [g["question"] for g in objects_of(ended["mixed"])]

    assert given[3] == "who sponsors DPIC?"
    assert (given[1], given[4]) == (None, None)


def test_top_holds_for_each_line(ended: dict[str, Ended]) -> None:
    """`--top` limits the evidence of every object."""
    assert [len(g["evidence"]) for g in objects_of(ended["mixed"])][0:4] == [2, 0, 0, 2]


def test_a_framework_holds_for_each_line(ended: dict[str, Ended]) -> None:
    """`--framework` leaves the others aside in citations and evidence."""
    given = objects_of(ended["one framework"])

    seen = {row["framework"] for g in given for row in (*g["citations"], *g["evidence"])}
    assert seen == {"ltp"}


def test_no_lines_are_no_objects(ended: dict[str, Ended]) -> None:
    """An empty input is no question at all."""
    assert ended["nothing"] == Ended(0, "", "")


def test_each_answer_is_flushed_while_the_input_stays_open() -> None:
    """A program that waits for the answer before it asks on gets it."""
    with start("ask", "--jsonl") as process:
        assert process.stdin
        assert process.stdout
        for question in (b"what are the four capabilities?\n", b"\xff\n", b"who sponsors DPIC?\n"):
            process.stdin.write(question)
            process.stdin.flush()

            answer = json.loads(process.stdout.readline())

            assert answer["outcome"] in {"answered", "error"}
        process.stdin.close()
        assert process.wait(TIMEOUT_SECONDS) == 0
