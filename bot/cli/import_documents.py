"""`kloe import`: documents of other formats into the knowledge folder, for a person to review."""

import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import wording
from bot.cli.start import start_settings
from bot.corpus.importers.bring_in import MAX_DIFF_LINES, Brought, bring_in
from bot.corpus.importers.described import Wishes, is_date
from bot.corpus.importers.given_file import files_in
from bot.corpus.importers.imported import CannotImport, Progress, no_progress
from bot.corpus.importers.render import clean
from bot.corpus.importers.target import folder_for_imports
from bot.errors import REFUSALS, ConfigurationError, ImportRefused, KnowledgeError

_HELP = """Bring documents into the knowledge folder: PDF, Word (.docx), HTML, Markdown or text.

A person reviews what was read before Kloe quotes it. Importing the same file again changes nothing,
and a changed one is shown with its changes."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@click.command(name="import", help=_HELP)
@click.argument("path", metavar="FILE_OR_FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--framework", required=True, metavar="ID", help="The family of documents it belongs to."
)
@click.option("--title", help="Its title; else the document's own, else the file's name.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", "published", metavar="YYYY[-MM[-DD]]", help="When it was published.")
@click.option("--licence", help="What may be done with its words.")
@click.option("--url", help="The publisher's own page, starting with https://.")
@click.option("--accept", is_flag=True, help="Search it at once, without a review.")
def command(  # noqa: PLR0913, PLR0917 - one parameter for each option
    path: Path,
    framework: str,
    title: str | None,
    publisher: str | None,
    published: str | None,
    licence: str | None,
    url: str | None,
    *,
    accept: bool,
) -> None:
    """Bring documents into the knowledge folder.

    Raises:
        ConfigurationError: an option is wrong, or the knowledge folder cannot be written to.
        ImportRefused: a file is not taken.
    """
    on = datetime.now(UTC).date()
    wishes = Wishes(on, framework, title, publisher, published, licence, url, accept)
    _refuse_wrong(wishes, is_folder=path.is_dir())
    knowledge = start_settings().knowledge
    folder_for_imports(knowledge)
    if path.is_dir():
        _import_folder(path, wishes, knowledge)
    else:
        _show(path, _import(path, wishes, knowledge, inside=None))


def _refuse_wrong(wishes: Wishes, *, is_folder: bool) -> None:
    if not _ID.fullmatch(wishes.framework):
        raise ConfigurationError("--framework", "lower-case letters, digits and hyphens only")
    if wishes.published is not None and not is_date(wishes.published):
        raise ConfigurationError("--date", "a date as 2026, 2026-03 or 2026-03-31 is expected")
    if wishes.url is not None and not wishes.url.startswith("https://"):
        raise ConfigurationError("--url", "an address that starts with https:// is expected")
    for option, value in (
        ("--title", wishes.title),
        ("--publisher", wishes.publisher),
        ("--licence", wishes.licence),
    ):
        if value is not None and not value.strip():
            raise ConfigurationError(option, "it is empty")
    for option, value in (("--title", wishes.title), ("--url", wishes.url)):
        if is_folder and value is not None:
            raise ConfigurationError(option, "it belongs to one document, and this is a folder")


def _import_folder(folder: Path, wishes: Wishes, knowledge: Path) -> None:
    """Import every file of a folder, and say at the end if any was not taken.

    Raises:
        ConfigurationError: the knowledge folder cannot be written to.
        ImportRefused: there is no document, or one was not taken.
    """
    try:
        files = files_in(folder)
    except CannotImport as error:
        raise ImportRefused(shown(folder), REFUSALS[error.refusal]) from error
    if not files:
        raise ImportRefused(shown(folder), wording.IMPORT_NOTHING)
    refused = 0
    for file in files:
        try:
            _show(file, _import(file, wishes, knowledge, inside=folder))
        except ImportRefused as error:
            refused += 1
            click.echo(str(error), err=True)
    if refused:
        raise ImportRefused(shown(folder), wording.imports_refused(refused, len(files)))


def _import(path: Path, wishes: Wishes, knowledge: Path, *, inside: Path | None) -> Brought:
    """Import one file.

    Raises:
        ConfigurationError: the knowledge folder cannot be written to.
        ImportRefused: the file is not taken.
    """
    try:
        with _progress(path) as progress:
            return bring_in(path, wishes, knowledge=knowledge, inside=inside, progress=progress)
    except CannotImport as error:
        raise ImportRefused(shown(path), REFUSALS[error.refusal]) from error
    except KnowledgeError as error:
        raise ImportRefused(shown(path), str(error)) from error


@contextmanager
def _progress(path: Path) -> Generator[Progress]:
    """Give what shows in a terminal how many pages are done; elsewhere nothing is shown."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"{wording.IMPORT_READING} {escape(shown(path))}", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def shown(path: Path) -> str:
    """Return a path's name as it can be printed on one line, whatever it holds."""
    return "".join(c if c.isprintable() else "?" for c in path.name or str(path))


def _show(path: Path, brought: Brought) -> None:
    name = shown(path)
    if brought.change == "unchanged":
        click.echo(wording.import_unchanged(name, brought.path))
    elif brought.change == "accepted":
        click.echo(wording.import_accepted(name, brought.path))
    else:
        _show_written(name, brought)
    _show_told(brought)
    _show_use(brought)


def _show_told(brought: Brought) -> None:
    """Say what of a document was set, kept and left out."""
    if brought.titles:
        before, now = map(clean, brought.titles)
        click.echo(wording.IMPORT_RETITLED.format(before=before, now=now))
    if brought.followed:
        click.echo(wording.IMPORT_SET.format(fields=", ".join(brought.followed)))
    if brought.carried:
        click.echo(wording.import_carried(brought.carried))
    if brought.passed_over:
        click.echo(wording.import_passed_over(brought.passed_over, brought.path))
    if brought.kept:
        click.echo(wording.import_kept(brought.kept))
    if brought.turning:
        click.echo(wording.import_turning(brought.turning))
    if brought.left_out:
        click.echo(wording.IMPORT_LEFT_OUT.format(words=brought.left_out))


def _show_use(brought: Brought) -> None:
    """Say whether it is searched, and what else is."""
    if brought.pending:
        click.echo(wording.IMPORT_PENDING)
        if brought.still:
            click.echo(wording.import_still(brought.still))
    elif brought.change in {"new", "replaced"}:
        click.echo(wording.IMPORT_UNREAD)


def _show_written(name: str, brought: Brought) -> None:
    dated = brought.published, brought.date_from
    if brought.change == "new":
        click.echo(wording.imported(name, brought.path, *dated, pages=brought.pages))
        return
    click.echo(wording.imported_again(name, brought.path, *dated))
    for line in brought.difference[:MAX_DIFF_LINES]:
        click.echo(line)
    if len(brought.difference) > MAX_DIFF_LINES:
        click.echo(wording.import_more_lines(len(brought.difference) - MAX_DIFF_LINES))
