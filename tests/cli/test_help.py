"""Every command says what it is for."""

import click
import pytest
from click.testing import CliRunner

from bot.cli.main import cli

from .commands import Command, run_side_by_side

PROMISED = (
    "ask",
    "chat",
    "check",
    "doctor",
    "eval",
    "gaps",
    "import",
    "run",
    "selfcheck",
    "sources",
)


def command_named(name: str) -> click.Command:
    """Return a command as the command line finds it."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def test_the_commands_of_the_contract_are_there() -> None:
    """What was promised can be called."""
    assert set(PROMISED) <= set(cli.list_commands(click.Context(cli)))


@pytest.mark.parametrize("name", PROMISED)
def test_every_command_has_help(name: str) -> None:
    """`--help` prints a sentence on the command, and exits 0."""
    told = CliRunner().invoke(cli, [name, "--help"])

    assert told.exit_code == 0
    assert len(told.output.splitlines()[2].split()) >= 2


@pytest.mark.parametrize("name", PROMISED)
def test_every_option_has_help(name: str) -> None:
    """No option stands without a word on what it does."""
    options = [p for p in command_named(name).params if isinstance(p, click.Option)]

    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", PROMISED)
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    """The list imports nothing, so its sentences are kept twice: they agree in their first words."""
    told = CliRunner().invoke(cli, ["--help"]).output

    line = next(line for line in told.splitlines() if line.split()[:1] == [name])
    summary = (command_named(name).help or "").partition("\n")[0]
    assert summary.split()[0] in line


def test_version_and_wrong_use_from_the_outside() -> None:
    """`--version` and `--help` exit 0; no command, a wrong one or a wrong option exit 2."""
    ended = run_side_by_side({
        "version": Command(("--version",)),
        "help": Command(("--help",)),
        "nothing": Command(()),
        "wrong command": Command(("sing",)),
        "wrong option": Command(("ask", "--loudly", "x")),
    })  # fmt: skip

    assert {name: e.code for name, e in ended.items()} == {
        "version": 0,
        "help": 0,
        "nothing": 2,
        "wrong command": 2,
        "wrong option": 2,
    }
    assert "Traceback" not in "".join(e.err for e in ended.values())
