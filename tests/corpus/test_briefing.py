"""The briefing as it is shipped: every word of it, once, in order, and nothing else."""

import re
from functools import cache
from pathlib import Path

import pytest

from bot.corpus.load import load_corpus
from bot.domain.ids import DocumentId
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Document, Passage
from bot.text.normalize import fold_white_space

from .folders import LOADED_AT

ROOT = Path(__file__).parents[2]
IDS = (
    DocumentId("briefing-dpic"),
    DocumentId("briefing-well-led"),
    DocumentId("briefing-ltp"),
)
POINTER = "Find"
"""The word with which the briefing's last lines begin, which belong to its first framework."""
DEFECTS = {
    "briefing-dpic": (
        "the refresh of February 2019",
        "gaps of the Long Term Plan",
        "the address at improvement.nhs.uk",
        "a link label without an address",
        "spellings of the title",
        "system or systems leadership",
        "missing full stops and run-on headings",
        "social care to follow",
    ),
    "briefing-well-led": (
        "read as current",
        "new key lines of enquiry",
        "bullets without numbers",
        "no role of the regulator",
        "expected to evidence",
        "NHS and Foundation Trusts",
        "a link label without an address, of a body that has gone",
        "stray bullets",
    ),
    "briefing-ltp": (
        "published in X",
        "recent Kerr and Kark reviews",
        "from early 2019",
        "will look at options, will include",
        "a registration scheme to be considered",
        "the graduate scheme",
        "no paragraph numbers",
        "the national workforce group in the future tense",
        "a link label without an address",
        "stray bullets",
    ),
}
"""The known defects of the briefing, by the document in which each stands."""

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+")
_LIST_MARK = re.compile(r"^\s*[-\u00b7\u2022]\s+")


@cache
def document_of(identifier: DocumentId) -> Document:
    """Return one document of the shipped knowledge."""
    return load_corpus(ROOT / "knowledge", loaded_at=LOADED_AT).document(identifier)


@cache
def passages_of(identifier: DocumentId) -> tuple[Passage, ...]:
    """Return the passages of one document of the shipped knowledge."""
    corpus = load_corpus(ROOT / "knowledge", loaded_at=LOADED_AT)
    return tuple(passage for passage in corpus.passages if passage.document_id == identifier)


def body_of(identifier: DocumentId) -> list[str]:
    """Return the lines below a document's header that are not blank."""
    body = document_of(identifier).text.partition("\n---\n")[2]
    return [line for line in body.splitlines() if line.strip()]


def words_of(lines: list[str]) -> list[str]:
    """Return the words of lines, without heading and list marks at their starts."""
    return " ".join(_LIST_MARK.sub("", _HEADING.sub("", line)) for line in lines).split()


def briefing_words() -> list[str]:
    """Return the words of the briefing as it was supplied."""
    text = (ROOT / "tests/knowledge/briefing.txt").read_text(encoding="utf-8")
    return words_of(text.splitlines())


def test_the_documents_hold_every_word_of_the_briefing_once_and_in_order() -> None:
    """Joined in the order of their headers, with the closing pointer put back at the end."""
    dpic, *others = (words_of(body_of(identifier)) for identifier in IDS)
    pointer = dpic.index(POINTER)

    joined = [*dpic[:pointer], *(word for words in others for word in words), *dpic[pointer:]]

    assert joined == briefing_words()


def test_the_closing_pointer_ends_the_document_that_it_points_to() -> None:
    """The last two lines of the briefing are the last two lines of its first framework."""
    last_two = body_of(IDS[0])[-2:]

    assert last_two[0].startswith("Find out how the Developing People Improving Care framework")
    assert words_of(last_two) == briefing_words()[-len(words_of(last_two)) :]


def test_the_documents_come_in_the_order_of_the_briefing() -> None:
    """The order is that of the headers."""
    documents = load_corpus(ROOT / "knowledge", loaded_at=LOADED_AT).documents

    found = [document.header.id for document in documents if document.header.id in IDS]

    assert found == list(IDS)


@pytest.mark.parametrize("identifier", IDS)
def test_every_line_of_text_stands_in_a_passage(identifier: DocumentId) -> None:
    """Nothing of the text is lost between the file and the index."""
    held = [fold_white_space(" ".join(p.sentences)) for p in passages_of(identifier)]
    lines = [" ".join(words_of([line])) for line in body_of(identifier) if not _HEADING.match(line)]

    lost = [line for line in lines if not any(line in text for text in held)]

    assert lost == []


@pytest.mark.parametrize("identifier", IDS)
def test_every_heading_stands_above_a_passage(identifier: DocumentId) -> None:
    """A reader is led to the heading under which the words stand."""
    shown = {heading for p in passages_of(identifier) for heading in p.heading_path}
    headings = {_HEADING.sub("", line) for line in body_of(identifier) if _HEADING.match(line)}

    assert headings
    assert headings <= shown


@pytest.mark.parametrize("identifier", IDS)
def test_no_passage_is_over_the_budget(identifier: DocumentId) -> None:
    """A passage is read at a glance, its lead-in and bullets included."""
    over = [p.id for p in passages_of(identifier) if len(p.text.split()) > MAX_PASSAGE_WORDS]

    assert over == []


@pytest.mark.parametrize("identifier", IDS)
def test_every_fact_stands_word_for_word_in_its_file(identifier: DocumentId) -> None:
    """A citation of a fact can be found in the document, white space folded."""
    document = document_of(identifier)
    file = fold_white_space(document.text)

    assert document.header.facts
    assert all(fold_white_space(fact.text) in file for fact in document.header.facts)


@pytest.mark.parametrize("identifier", IDS)
def test_every_sentence_stands_word_for_word_in_its_file(identifier: DocumentId) -> None:
    """No character is lost or added on the way from the file to a passage."""
    file = fold_white_space(document_of(identifier).text)
    sentences = [sentence for p in passages_of(identifier) for sentence in p.sentences]

    assert [sentence for sentence in sentences if sentence not in file] == []


@pytest.mark.parametrize("identifier", IDS)
def test_every_reference_is_shown_with_a_passage(identifier: DocumentId) -> None:
    """No official code of a header is without its words."""
    shown = [p.reference.model_dump() for p in passages_of(identifier) if p.reference]

    given = [r.model_dump(exclude={"starts"}) for r in document_of(identifier).header.references]
    assert sorted(shown, key=str) == sorted(given, key=str)


def test_the_blank_date_is_a_placeholder() -> None:
    """The briefing's "published in X" is marked, so that it is never quoted."""
    header = document_of(IDS[2]).header
    text = " ".join(body_of(IDS[2]))

    assert "published in X" in header.placeholders
    assert "published in X" in text


@pytest.mark.parametrize("identifier", IDS)
def test_every_known_defect_has_its_note(identifier: DocumentId) -> None:
    """There is a note of the editor for each, with the fact of the matter and its source."""
    notes = document_of(identifier).header.notes

    assert len({note.says for note in notes}) == len(notes) >= len(DEFECTS[identifier])
    assert all(note.says and note.fact and note.source for note in notes)
