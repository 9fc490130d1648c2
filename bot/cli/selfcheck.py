"""`kloe selfcheck`: what a person's self-checks hold, for the operator whom the person asks."""

import os
import stat
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import click

from bot import wording
from bot.cli.given import in_utf8
from bot.cli.start import start_settings
from bot.errors import ConfigurationError
from bot.selfcheck.export import Asked, Exported, Format, Kept, export_of

_REPLACED = (stat.S_IFREG, stat.S_IFDIR)
"""What a file may be put in place of; no system lets that be a folder."""
_HELP = """Write one person's self-checks into a file, at that person's request.

docx and csv have the latest run of each self-check, json has everything: every run, evidence, reminders, and feedback on answers."""


@click.group(name="selfcheck")
def command() -> None:
    """Give a person what their self-checks hold."""


@command.command(name="export", help=_HELP)
@click.option(
    "--user",
    required=True,
    metavar="SLACK_USER_ID",
    callback=in_utf8,
    help="Whose self-checks.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "csv", "json"]),
    required=True,
    help="Word document, table, or everything.",
)
@click.option("--out", "file", type=click.Path(path_type=Path), required=True, help="The file.")
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
def export(user: str, form: Format, file: Path, *, force: bool) -> int:
    """Write one person's self-checks into a file.

    Raises:
        ConfigurationError: nothing is kept about the person, or the file cannot be written.
        KnowledgeError: the knowledge folder cannot be used.
        StoreOutOfDate: the database's tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    from bot.connect import connect_export  # noqa: PLC0415 - the database is slow to import

    settings = start_settings()
    if not force:
        refuse_existing(file)
    kept, asked = connect_export(settings, user)
    made = exported(kept, asked, form, today=datetime.now(UTC).date())
    replace_file(file, made.content or b"")
    click.echo(wording.exported(file.name))
    if made.left_out:
        click.echo(wording.export_left_out(made.left_out), err=True)
    return 0


def exported(kept: Kept, asked: Asked, form: Format, *, today: date) -> Exported:
    """Return the file of one person.

    Raises:
        ConfigurationError: nothing is kept about the person, or nothing that can be shown so.
    """
    if kept.is_empty:
        raise ConfigurationError("--user", wording.EXPORT_NOTHING)
    made = export_of(kept, asked, form, today=today)
    if made.content is None:
        raise ConfigurationError("--format", wording.EXPORT_NO_RUN)
    return made


def refuse_existing(file: Path) -> None:
    """Stop where there is such a file.

    Raises:
        ConfigurationError: there is.
    """
    if os.path.lexists(file):
        raise ConfigurationError("--out", wording.EXPORT_EXISTS)


def replace_file(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; only who runs the command may read it.

    Whoever may do anything could put it in place of a device, or of the link to standard output.

    Raises:
        ConfigurationError: it cannot be written, or what has its name is no file.
    """
    if os.path.lexists(file) and stat.S_IFMT(file.lstat().st_mode) not in _REPLACED:
        raise ConfigurationError("--out", wording.EXPORT_NO_FILE)
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}.", suffix=".part")
        _put(handle, Path(name), file, content)
    except OSError as error:
        raise ConfigurationError("--out", wording.EXPORT_NOT_WRITTEN) from error


def _put(handle: int, unfinished: Path, file: Path, content: bytes) -> None:
    """Write what stands under a passing name, give it its own, and leave nothing where that fails.

    Raises:
        OSError: the disk is full, or a folder has that name.
    """
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        unfinished.replace(file)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
