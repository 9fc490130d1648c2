"""Lines of standard input as text, and answers as lines of JSON."""

import sys
from collections.abc import Iterator

import click

from bot.answering.result import AskResult


def read_lines() -> Iterator[str | None]:
    """Yield each line of standard input without its end; None for one that is not UTF-8."""
    for raw in sys.stdin.buffer if sys.stdin else ():
        try:
            yield raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield None


def write_result(result: AskResult) -> None:
    """Print a result as one line of JSON, and flush it."""
    click.echo(result.model_dump_json())
    sys.stdout.flush()
