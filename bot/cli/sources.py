"""`kloe sources`: what Kloe knows."""

import click

from bot import wording
from bot.answering.currency import readable_date
from bot.cli.start import start
from bot.domain.header import Status
from bot.domain.ids import Value
from bot.domain.knowledge import Corpus


class SourceResult(Value):
    """One document, for programs."""

    id: str
    framework: str
    title: str
    publisher: str
    published: str
    refreshed: str | None
    status: Status
    status_note: str
    superseded_by: str | None
    checked_on: str
    url: str | None
    licence: str
    passages: int
    sha256: str


class SourcesResult(Value):
    """All that Kloe knows, for programs."""

    corpus_sha256: str
    documents: tuple[SourceResult, ...]


@click.command(name="sources")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(*, as_json: bool) -> int:
    """Say what Kloe knows: documents, dates, status."""
    found = sources_of(start().kloe.corpus)
    if as_json:
        click.echo(found.model_dump_json(indent=2))
        return 0
    for source in found.documents:
        click.echo(f"{source.title} ({readable_date(source.published)}), {source.publisher}")
        checked = readable_date(source.checked_on)
        click.echo(f"  {wording.as_checked(source.status_note, checked)}")
        click.echo(
            f"  {source.passages} passages; licence: {source.licence}; id {source.id}; fingerprint {source.sha256[:12]}"
        )
    click.echo(f"Fingerprint of all: {found.corpus_sha256}")
    return 0


def sources_of(corpus: Corpus) -> SourcesResult:
    """Return the documents of a corpus, in their order."""
    documents = tuple(
        SourceResult(
            id=document.header.id,
            framework=document.header.framework,
            title=document.header.title,
            publisher=document.header.publisher,
            published=document.header.published,
            refreshed=document.header.refreshed,
            status=document.header.status,
            status_note=document.header.status_note,
            superseded_by=document.header.superseded_by,
            checked_on=document.header.checked_on,
            url=document.header.url,
            licence=document.header.licence,
            passages=sum(p.document_id == document.header.id for p in corpus.passages),
            sha256=document.sha256,
        )
        for document in corpus.documents
    )
    return SourcesResult(corpus_sha256=corpus.fingerprint, documents=documents)
