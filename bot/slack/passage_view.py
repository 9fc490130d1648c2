"""The modal that shows a whole passage in its section, with what is known of its document."""

from collections.abc import Iterator, Sequence

from bot import blockkit, wording
from bot.answering.citations import section_of
from bot.answering.currency import readable_date
from bot.domain.knowledge import Corpus, Document, Passage, Section
from bot.slack.elements import (
    Block,
    Json,
    bullets,
    link,
    literal,
    paragraph,
    plain,
    quote,
    rich,
    section,
    text_chars,
)

MOST_CITED_CHARS = 3_000
"""Characters of the passages of one source line that are shown."""
MOST_SECTION_CHARS = 7_000
"""Characters of a section that is shown as a whole; of a longer one only the passages are."""


def passage_view(ids: Sequence[str], corpus: Corpus) -> Json:
    """Return the modal for the passages of one source line; it says so where none is there now."""
    wanted = set(ids)
    found = [passage for passage in corpus.passages if passage.id in wanted]
    if not found:
        return notice_view(wording.PASSAGE_TITLE, wording.PASSAGE_GONE)
    document = corpus.document(found[0].document_id)
    return view_of(wording.PASSAGE_TITLE, list(_blocks(_within(found), document)))


def notice_view(title: str, text: str) -> Json:
    """Return a modal that says one thing."""
    return view_of(title, [paragraph(text)])


def view_of(title: str, blocks: list[Block]) -> Json:
    """Return a modal of these blocks, with a button that closes it."""
    return {
        "type": "modal",
        "title": plain(title[: blockkit.MAX_VIEW_TITLE_CHARS]),
        "close": plain(wording.CLOSE),
        "blocks": blocks,
    }


def _within(found: Sequence[Passage]) -> list[Passage]:
    """Return as many passages as a modal holds; the first always, since none is over 90 words."""
    shown: list[Passage] = []
    for passage in found:
        if sum(len(one.text) for one in shown) + len(passage.text) <= MOST_CITED_CHARS:
            shown.append(passage)
    return shown or list(found[:1])


def _blocks(found: Sequence[Passage], document: Document) -> Iterator[Block]:
    header, first = document.header, found[0]
    published = readable_date(header.published)
    yield paragraph(wording.known_document(header.title, header.publisher, published), bold=True)
    yield paragraph(wording.place_in_document(section_of(first)))
    references = {p.reference.code: p.reference.fit for p in found if p.reference}
    for code, fit in references.items():
        yield paragraph(wording.passage_code(code, fit))
    yield rich([section(*literal(wording.PASSAGE_CITED)), *map(_quoted, found)])
    if first.source:
        told = wording.wording_detail(first.wording, first.source, first.confidence)
        yield paragraph(told.lstrip("; "))
    yield from _whole_section(found, document)
    yield _status(document)
    yield paragraph(wording.file_fingerprint(document.sha256))


def _quoted(passage: Passage) -> Json:
    return quote(*literal(passage.text))


def _whole_section(found: Sequence[Passage], document: Document) -> Iterator[Block]:
    """Yield the section in which the passages stand, where it holds more than they do."""
    around = next((one for one in document.sections if _holds(one, found[0])), None)
    if around is None:
        return
    shown = rich(list(_elements(around)))
    if _says_more(around, found) and text_chars(shown) <= MOST_SECTION_CHARS:
        yield paragraph(wording.PASSAGE_SECTION, bold=True)
        yield shown


def _says_more(around: Section, found: Sequence[Passage]) -> bool:
    cited = _one_line(" ".join(passage.text for passage in found))
    return any(_one_line(block.text) not in cited for block in around.blocks)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _holds(around: Section, passage: Passage) -> bool:
    return (
        around.heading_path == passage.heading_path
        and around.start_line <= passage.start_line <= around.end_line
    )


def _elements(around: Section) -> Iterator[Json]:
    items: list[str] = []
    for block in around.blocks:
        text = _one_line(block.text)
        if block.kind == "item":
            items.append(text)
            continue
        if items:
            yield bullets(items)
            items = []
        yield section(*literal(f"{text}\n"))
    if items:
        yield bullets(items)


def _status(document: Document) -> Block:
    header = document.header
    checked = readable_date(header.checked_on)
    text = wording.document_status(header.status, header.status_note, checked)
    address = [link(header.url)] if header.url else literal(wording.no_address(header.url_note))
    return rich([section(*literal(f"{text} "), *address)])
