"""`kloe gaps`: what people asked in Slack that the documents do not answer, for whoever writes them."""

import click

from bot import wording
from bot.cli.start import start_settings

LATEST = 50
MOST = 10_000


@click.command(
    name="gaps", help="Say what people asked that the documents do not answer, newest first."
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    default=LATEST,
    show_default=True,
    help="How many at most.",
)
def command(limit: int) -> int:
    """Say what people asked that the documents do not answer, the newest first.

    Raises:
        ConfigurationError: a setting is wrong.
        StoreOutOfDate: the database's tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    from bot.connect import kept_gaps  # noqa: PLC0415 - the database is slow to import

    found = kept_gaps(start_settings(), limit)
    for gap in found:
        asked = gap.text if gap.text is not None else wording.gap_stems(gap.terms)
        click.echo(wording.gap_line(gap.found_at, gap.reason, asked))
    if not found:
        click.echo(wording.NO_GAPS)
    return 0
