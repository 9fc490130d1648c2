"""`kloe ask`: one answer."""

import logging

import click

from bot.answering.plain import plain_text
from bot.answering.result import result_of, unreadable_result
from bot.cli.lines import read_lines, show, write_result
from bot.cli.start import Started, known_framework, start
from bot.domain.ids import FrameworkId
from bot.domain.query import Question
from bot.domain.trace import Trace
from bot.log import log_event

DEFAULT_TOP = 5
"""Ranked passages in `evidence`."""
MAX_TOP = 20
EXIT_QUESTION = 4
"""The question is empty or too long."""


@click.command(name="ask")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option("--jsonl", is_flag=True, help="Read questions from standard input, one a line.")
@click.option("--trace", "as_trace", is_flag=True, help="Show all five stages.")
@click.option("--top", type=click.IntRange(0, MAX_TOP), default=DEFAULT_TOP, show_default=True,
              help="Ranked passages to give as evidence.")  # fmt: skip
@click.option("--framework", metavar="ID", help="Answer from this framework alone.")
@click.argument("question", nargs=-1)
def command(**options: object) -> int:
    """Answer one question, or one a line with --jsonl."""
    started = start()
    asked_for = options["framework"]
    framework = known_framework(started.kloe, str(asked_for) if asked_for else None)
    top = int(str(options["top"]))
    words = options["question"]
    text = " ".join(words) if isinstance(words, tuple) else ""
    if options["jsonl"]:
        return _answer_lines(started, framework, top)
    trace = _ask(started, Question(text=text, framework=framework))
    if options["as_trace"]:
        _show_trace(trace, top)
    contact = started.settings.contact
    if options["as_json"]:
        click.echo(result_of(trace, top=top, contact=contact).model_dump_json(indent=2))
    else:
        show(plain_text(trace.reply, contact=contact))
    return EXIT_QUESTION if trace.query.hazard in {"empty", "too_long"} else 0


def _answer_lines(started: Started, framework: FrameworkId | None, top: int) -> int:
    for line in read_lines():
        if line is None:
            write_result(unreadable_result(started.kloe.corpus.fingerprint))
            continue
        trace = _ask(started, Question(text=line, framework=framework))
        write_result(result_of(trace, top=top, contact=started.settings.contact))
    return 0


def _ask(started: Started, question: Question) -> Trace:
    trace = started.kloe.ask(question)
    log_event(
        logging.INFO,
        "asked",
        reply=trace.reply.kind,
        reason=trace.decision.reason,
        passages=[item.passage.id for item in trace.evidence[:DEFAULT_TOP]],
        elapsed_ms=round(trace.elapsed_ms.total, 3),
    )
    return trace


def _show_trace(trace: Trace, top: int) -> None:
    from bot.cli.trace_view import show_trace  # noqa: PLC0415 - rich is slow to import

    show_trace(trace, top=top)
