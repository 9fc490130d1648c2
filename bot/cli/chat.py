"""`kloe chat`: one thread with follow-ups, in the terminal."""

import signal
import sys
from collections.abc import Iterator
from functools import partial
from types import FrameType

import click

from bot import wording
from bot.answering.result import result_of, unreadable_result
from bot.cli.ask import DEFAULT_TOP
from bot.cli.lines import read_lines, show, write_result
from bot.cli.start import Started, start
from bot.compose import compose_kloe
from bot.current import Current
from bot.domain.query import Question, ThreadMemory
from bot.domain.thread import remember
from bot.kloe import Kloe


@click.command(name="chat")
@click.option("--jsonl", is_flag=True, help="One JSON object a line; an empty line: new thread.")
def command(*, jsonl: bool) -> int:
    """Ask in one thread, with follow-ups."""
    started = start()
    if jsonl:
        _chat_in_json(started)
    else:
        talk(started)
    return 0


def talk(started: Started) -> None:
    """Talk with a person until they end it; end of input, Ctrl-C and SIGTERM end it politely."""
    signal.signal(signal.SIGTERM, _interrupt)
    click.echo(wording.CHAT_WELCOME)
    try:
        _converse(started)
    except (KeyboardInterrupt, click.Abort):
        click.echo()
    click.echo(wording.CHAT_GOODBYE)


def _converse(started: Started) -> None:
    memory: ThreadMemory | None = None
    current = _current(started)
    for line in _typed_lines():
        if line is None:
            click.echo(wording.ABSTENTIONS["invalid"])
        elif line.strip().lower() in wording.CHAT_FAREWELLS:
            return
        elif not line.strip():
            memory = None
            click.echo(wording.CHAT_NEW_THREAD)
        else:
            trace = _newest(current).ask(Question(text=line, earlier=memory))
            memory = remember(trace)
            text = result_of(trace, top=0, contact=started.settings.contact).text
            show(f"\n{text}\n")


def _current(started: Started) -> Current:
    settings = started.settings
    compose = partial(compose_kloe, settings.knowledge, cache=settings.cache)
    return Current(started.kloe, settings.knowledge, compose)


def _newest(current: Current) -> Kloe:
    """Return Kloe over the knowledge folder as it is now, where it can be used."""
    if current.look() == "changing":
        current.look()
    return current.kloe()


def _typed_lines() -> Iterator[str | None]:
    """Yield lines, with a prompt before each where a person types them."""
    lines = read_lines()
    while True:
        if sys.stdin and sys.stdin.isatty():
            click.echo(wording.CHAT_PROMPT, nl=False)
        try:
            yield next(lines)
        except StopIteration:
            return


def _chat_in_json(started: Started) -> None:
    memory: ThreadMemory | None = None
    current = _current(started)
    for line in read_lines():
        if line is None:
            write_result(unreadable_result(current.kloe().corpus.fingerprint))
        elif not line.strip():
            memory = None
        else:
            trace = _newest(current).ask(Question(text=line, earlier=memory))
            memory = remember(trace)
            write_result(result_of(trace, top=DEFAULT_TOP, contact=started.settings.contact))


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt
