"""Nobody reads on: Kloe ends quietly."""

import pytest

from .commands import TIMEOUT_SECONDS, start

FOUR = "what are the four capabilities?"


@pytest.mark.parametrize(
    "arguments",
    [("ask", FOUR), ("ask", "--json", FOUR), ("sources", "--json")],
    ids=" ".join,
)
def test_a_reader_that_leaves_at_once_is_no_failure(arguments: tuple[str, ...]) -> None:
    """As with `kloe ask ... | head -0`: exit 0, and not a word on standard error."""
    with start(*arguments) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()

        said = process.stderr.read()

        assert process.wait(TIMEOUT_SECONDS) == 0
        assert said == b""


def test_a_reader_that_leaves_in_the_middle_is_no_failure() -> None:
    """As with `kloe ask --jsonl | head -1`, while questions keep coming."""
    with start("ask", "--jsonl") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"who sponsors DPIC?\n" * 200)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()

        said = process.stderr.read()

        assert process.wait(TIMEOUT_SECONDS) == 0
        assert said == b""
