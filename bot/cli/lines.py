"""Lines of standard input as text; answers as text for people and as lines of JSON."""

import shutil
import sys
import textwrap
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


def show(text: str) -> None:
    """Print what a person reads; in a terminal, lines are broken between words at its width."""
    if not sys.stdout.isatty():
        click.echo(text)
        return
    width = shutil.get_terminal_size().columns
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        wrapped = textwrap.wrap(
            line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        click.echo("\n".join(wrapped))


def write_result(result: AskResult) -> None:
    """Print a result as one line of JSON, and flush it."""
    click.echo(result.model_dump_json())
    sys.stdout.flush()
