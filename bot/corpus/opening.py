"""The one place in a document that is named by its opening words."""

from collections.abc import Iterator, Sequence

from bot.domain.ids import PassageId, fact_id
from bot.domain.knowledge import Corpus, Document, Passage

Place = tuple[PassageId, int]
"""A passage, and the place of a sentence in it, from 0."""


def passage_opening(corpus: Corpus, document: str, opens: str) -> PassageId | None:
    """Return the passage in which a sentence with these opening words stands.

    Args:
        corpus: all that is known.
        document: the id of the document.
        opens: the opening words of one sentence, or `@` and the anchor of a fact in its header.

    Returns:
        None where there is no such document, or where the words begin none or several sentences.
    """
    found = next((d for d in corpus.documents if d.header.id == document), None)
    if found is None or not opens.strip():
        return None
    passages = [passage for passage in corpus.passages if passage.document_id == document]
    places = opened([*places_of(found, passages)], opens)
    return places[0][0] if len(places) == 1 else None


def places_of(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    """Yield each text that can be named, with its place; one that stands twice comes twice.

    A whole list is named by its lead-in, save where that is a sentence with a place of its own.

    Args:
        document: the document.
        passages: its passages.
    """
    for fact in document.header.facts:
        yield f"@{fact.anchor}", (fact_id(document.path, fact.anchor), 0)
    sentences: set[str] = set()
    for passage in passages:
        if passage.kind in {"paragraph", "item"}:
            sentences.update(passage.sentences)
            for number, sentence in enumerate(passage.sentences):
                yield sentence, (passage.id, number)
    for passage in passages:
        if passage.kind == "list" and passage.lead_in not in sentences:
            yield passage.lead_in, (passage.id, 0)


def opened(places: Sequence[tuple[str, Place]], opens: str) -> list[Place]:
    """Return the places whose text is these words, or else those whose text they begin."""
    whole = [place for text, place in places if text == opens]
    return whole or [place for text, place in places if text.startswith(opens)]
