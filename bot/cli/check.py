"""`kloe check`: what an author must fix."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import click

from bot import wording
from bot.cli.start import start_settings
from bot.corpus.check import Finding, addresses_of, check_corpus
from bot.corpus.load import load_corpus
from bot.corpus.opening import passage_opening
from bot.errors import KnowledgeError
from bot.retrieval.lexicon import load_lexicon
from bot.retrieval.terms import Names
from bot.selfcheck.catalog import FOLDER, check_catalog

EXIT_FINDINGS = 8
"""There is something to fix."""


@click.command(name="check", help="Say what an author must fix in the knowledge folder.")
@click.option(
    "--links", is_flag=True, help="Ask every address in the documents whether it answers."
)
def command(*, links: bool) -> int:
    """Print a line for each finding.

    Raises:
        ConfigurationError: a setting is wrong.
        KnowledgeUnreadable: the folder cannot be read.
    """
    settings = start_settings()
    today = datetime.now(UTC)
    checked_after = (today - timedelta(days=settings.check_max_age_days)).date()
    findings = check_corpus(settings.knowledge, checked_after=checked_after)
    findings += _self_checks(settings.knowledge, today)
    try:
        load_lexicon(settings.knowledge, Names(()))
        findings += _dead(settings.knowledge, today) if links else ()
    except KnowledgeError as error:
        findings.append(Finding(error.path, error.line, error.reason))
    for finding in findings:
        click.echo(f"{finding.path}:{finding.line}: {finding.what}")
    if findings:
        return EXIT_FINDINGS
    click.echo(wording.CHECK_CLEAN)
    return 0


def _self_checks(folder: Path, now: datetime) -> Iterator[Finding]:
    """Find what is wrong with the self-checks; they can be looked at once all documents can."""
    try:
        corpus = load_corpus(folder, loaded_at=now)
    except KnowledgeError:  # the check of the documents has said why
        return
    for error in check_catalog(folder / FOLDER, partial(passage_opening, corpus)):
        yield Finding(error.path, error.line, error.reason)


def _dead(folder: Path, now: datetime) -> Iterator[Finding]:
    """Find addresses that do not answer, each where it stands first.

    Raises:
        KnowledgeError: the folder cannot be used.
    """
    from bot.corpus.links import dead_links  # noqa: PLC0415 - most checks need no network

    named: dict[str, Finding] = {}
    for address, finding in addresses_of(load_corpus(folder, loaded_at=now).documents):
        named.setdefault(address, finding)
    for dead in dead_links(named):
        yield named[dead.address]._replace(what=wording.dead_link(dead.address, dead.why))
