"""Documents that somebody imported: what they are called, and how people ask for them.

Nobody has written wordings for them, and beside documents that have some they would hardly be found. So
each of their sentences is also taken for a wording of itself, and their titles for names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.header import Header
from bot.domain.ids import DocumentId
from bot.domain.knowledge import Asked, Corpus, Document, Passage

FEWEST_NAMING = 2
"""Words in a short title from which it is more than what any document may be called."""
_ENDS = re.compile(
    r"[ ,(]*\b(?:19|20)\d\d(?: ?(?:to|and|[-/\u2013]) ?\d{2,4})?\)?$|[ ,(]*\bv(?:ersion)? ?\d[\d.]*\)?$"
)
"""The years or the version with which a title ends."""
_FOUND_OTHERWISE = ("fact", "list")
"""Kinds of passages whose sentences stand in no paragraph or in others too."""


def names_of(documents: Sequence[Document]) -> Iterator[tuple[str, Document]]:
    """Yield the names by which the imported ones of some documents go, each with its document.

    A trust says "our talent strategy". The short title by itself is a name where no other document
    speaks of it: "what must a talent strategy hold" is not about one of them.
    """
    texts = [document.text.lower() for document in documents]
    for place, document in enumerate(documents):
        title = short_title_of(document.header) if document.header.imported else ""
        if len(title.split()) < FEWEST_NAMING:
            continue
        yield from ((f"{whose} {title}", document) for whose in ("our", "our own", "the trust's"))
        if not any(title in text for text in (*texts[:place], *texts[place + 1 :])):
            yield title, document


def short_title_of(header: Header) -> str:
    """Return a document's title in lower case without its publisher, and the years or version at its end."""
    title, publisher = header.title.lower(), header.publisher.lower()
    for around in (f" of {publisher}", f" for {publisher}", f"{publisher}'s ", publisher):
        title = title.replace(around, " ")
    title = title.strip()
    while (shorter := _ENDS.sub("", title)) != title:
        title = shorter
    return " ".join(title.strip(" ,:;-\u2013").split())


def with_own_words(corpus: Corpus) -> Iterator[Asked]:
    """Yield how people ask for each sentence; for one that was imported and has no wordings, its own words."""
    yield from corpus.asked
    titles = own_titles(corpus)
    worded = {group.passage_id for group in corpus.asked} if titles else set()
    for passage in corpus.passages if titles else ():
        is_worded = passage.id in worded or passage.kind in _FOUND_OTHERWISE
        if passage.document_id in titles and not is_worded:
            yield from _own_words(passage, titles[passage.document_id])


def own_titles(corpus: Corpus) -> Mapping[DocumentId, str]:
    """Return the titles of the documents that were imported."""
    headers = (document.header for document in corpus.documents)
    return {header.id: header.title for header in headers if header.imported}


def _own_words(passage: Passage, title: str) -> Iterator[Asked]:
    above = " ".join((title, *passage.heading_path[-1:]))
    for number, sentence in enumerate(passage.sentences):
        yield Asked(passage_id=passage.id, sentence=number, wordings=(f"{above} {sentence}",))
