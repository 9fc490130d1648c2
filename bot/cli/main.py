"""`kloe`: the commands, and what each kind of error becomes."""

import errno
import gc
import importlib
import io
import logging
import os
import sys
from typing import NoReturn

import click

from bot import wording
from bot.errors import (
    ConfigurationError,
    ImportRefused,
    KloeError,
    KnowledgeError,
    OutputFull,
    QuestionsFileError,
    SlackError,
    StoreError,
)
from bot.log import log_event, log_fault

EXIT_CODES: dict[type[KloeError], int] = {
    ConfigurationError: 2,
    KnowledgeError: 3,
    ImportRefused: 2,
    OutputFull: 5,
    QuestionsFileError: 2,
    StoreError: 6,
    SlackError: 7,
}
"""Exit code of each kind of error; the README's table."""
EXIT_FAULT = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130
"""As shells have it for SIGINT: 128 + 2."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The system's words for it: a full disk, a quota, and the longest file that may be."""

_COMMANDS = {
    "ask": ("bot.cli.ask", "Answer one question, or one a line with --jsonl."),
    "chat": ("bot.cli.chat", "Ask in one thread, with follow-ups."),
    "check": ("bot.cli.check", "Say what an author must fix in the knowledge folder."),
    "db": ("bot.cli.db", "Look after the database."),
    "doctor": (
        "bot.cli.doctor",
        "Say what is missing: settings, token scopes, database, knowledge.",
    ),
    "eval": ("bot.cli.evaluate", "Measure ranking and abstaining on a question file."),
    "gaps": ("bot.cli.gaps", "Say what people asked that the documents do not answer."),
    "import": ("bot.cli.import_documents", "Bring documents into the knowledge folder."),
    "run": ("bot.cli.run", "Start Kloe."),
    "selfcheck": ("bot.cli.selfcheck", "Give a person what their self-checks hold."),
    "sources": ("bot.cli.sources", "Say what Kloe knows: documents, dates, status."),
}


class _Commands(click.Group):
    """Imports a command's module when it is asked for, so that `kloe ask` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in order."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, or None."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its line of help, and import none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kloe", prog_name="kloe")
def cli() -> None:
    """Find, quote and cite what three NHS frameworks say on leadership and talent."""


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    A character that the terminal's encoding lacks is shown as a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    gc.disable()  # until Kloe is composed: so many new objects, and no rubbish among them
    sys.exit(_run())


def _run() -> int:
    try:
        with cli.make_context("kloe", sys.argv[1:]) as context:
            code = cli.invoke(context)
        if sys.stdout:  # None where it was closed before the start
            sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        return _end_quietly()
    except OSError as error:
        return _exit_code(_full(error) if error.errno in _NO_ROOM else error)
    except Exception as error:  # noqa: BLE001 - the one place where an error becomes a sentence
        return _exit_code(error)
    return code if isinstance(code, int) else 0


def _exit_code(error: Exception) -> int:
    """Say what is wrong on standard error, and return the exit code of its kind."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.ClickException):
        error.show()
        return EXIT_BAD_INPUT
    for kind, code in EXIT_CODES.items():
        if isinstance(error, kind):
            click.echo(f"kloe: {error}", err=True)
            return code
    log_fault(error)
    click.echo(wording.INTERNAL_ERROR, err=True)
    return EXIT_FAULT


def _end_quietly() -> int:
    """Nobody reads on: what is left goes nowhere, so that no flush fails at exit."""
    log_event(logging.INFO, "pipe closed")
    _print_nowhere()
    return 0


def _full(error: OSError) -> OutputFull:
    """Say that there is no room; whatever else writes a file says so itself."""
    _print_nowhere()
    return OutputFull(os.strerror(error.errno or errno.ENOSPC))


def _print_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
