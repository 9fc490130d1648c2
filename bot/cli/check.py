"""`kloe check`: what an author must fix."""

import click

from bot import wording
from bot.cli.start import start_settings
from bot.corpus.check import Finding, check_corpus
from bot.errors import KnowledgeError
from bot.retrieval.lexicon import load_lexicon
from bot.retrieval.terms import Names

EXIT_FINDINGS = 8
"""There is something to fix."""


@click.command(name="check")
def command() -> int:
    """Say what an author must fix in the knowledge folder."""
    folder = start_settings().knowledge
    findings = check_corpus(folder)
    try:
        load_lexicon(folder, Names(()))
    except KnowledgeError as error:
        findings.append(Finding(error.path, error.line, error.reason))
    for finding in findings:
        click.echo(f"{finding.path}:{finding.line}: {finding.what}")
    if findings:
        return EXIT_FINDINGS
    click.echo(wording.CHECK_CLEAN)
    return 0
