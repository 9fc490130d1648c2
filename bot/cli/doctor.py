"""`kloe doctor`: settings, Slack, database, knowledge: what passes, and what to do about the rest."""

from collections.abc import Iterator

import click

from bot import wording
from bot.cli.slack_mode import slack_mode
from bot.cli.start import start_settings, start_with
from bot.connect import check_database, check_slack
from bot.domain.checks import Check, failed, passed
from bot.errors import ConfigurationError, KnowledgeError
from bot.settings import Settings

EXIT_FOUND = 8


@click.command(name="doctor")
def command() -> int:
    """Say what is missing: settings, token scopes, database, knowledge."""
    checks = tuple(_checks())
    for check in checks:
        click.echo(wording.checked(check.name, check.says, passes=check.passes))
    return 0 if all(check.passes for check in checks) else EXIT_FOUND


def _checks() -> Iterator[Check]:
    try:
        settings = start_settings()
    except ConfigurationError as error:
        yield failed("settings", str(error))
        return
    yield _knowledge(settings)
    yield check_database(settings)
    try:
        mode = slack_mode(settings)
    except ConfigurationError as error:
        yield failed("settings", str(error))
    else:
        allowed = wording.settings_allow(mode) if mode else wording.SETTINGS_NONE
        yield passed("settings", allowed)
    yield from check_slack(settings)


def _knowledge(settings: Settings) -> Check:
    try:
        corpus = start_with(settings).kloe.corpus
    except KnowledgeError as error:
        return failed("knowledge", str(error))
    return passed("knowledge", wording.knowledge_ready(len(corpus.documents), len(corpus.passages)))
