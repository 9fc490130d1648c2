"""What was composed as bytes, and back."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.corpus.load import load_corpus
from bot.retrieval.fields import build_fields
from bot.retrieval.index import Bm25Index
from bot.retrieval.lexicon import load_lexicon
from bot.retrieval.stored import Composed, from_bytes, to_bytes
from bot.retrieval.terms import Names
from bot.retrieval.thesaurus import Thesaurus

DOCUMENTS = [["buoy", "pilot", "buoy"], [], ["pilot", "log"]]
LATER = datetime(2026, 12, 1, tzinfo=UTC)


def composed(knowledge: Path) -> Composed:
    """Compose the parts of a folder."""
    corpus = load_corpus(knowledge, loaded_at=datetime(2026, 11, 1, tzinfo=UTC))
    names = Names.of_documents(corpus.documents)
    fields = build_fields(corpus, names)
    thesaurus = Thesaurus(["buoy, floating mark", "log, diary"])
    return Composed(
        fields,
        load_lexicon(knowledge, names),
        thesaurus,
        person_free=frozenset({"harbour plan"}),
        numbers={"condition": frozenset({1, 2, 5})},
    )


def tables_of(composed: Composed) -> tuple[object, ...]:
    """Return what the lexicon looks up, in its order."""
    words, shorts, *tables = composed.lexicon.tables
    listed = [(phrase, list(stems)) for table in tables for phrase, stems in table.items()]
    return words, shorts, listed


def test_every_part_comes_back(knowledge: Path) -> None:
    """Words, tables and numbers are those that were given; only the time of loading is new."""
    given = composed(knowledge)

    found = from_bytes(memoryview(to_bytes(given)), loaded_at=LATER)

    assert found.person_free == given.person_free
    assert found.numbers == given.numbers
    assert found.fields.corpus == given.fields.corpus.model_copy(update={"loaded_at": LATER})
    for name in ("ids", "targets", "stems", "text_pairs", "frequencies"):
        assert getattr(found.fields, name) == getattr(given.fields, name)
    for name in ("demoted", "facts", "asked_of", "wording_of"):
        assert np.array_equal(getattr(found.fields, name), getattr(given.fields, name))
    assert np.array_equal(found.fields.imported, given.fields.imported)
    assert found.thesaurus.lines == given.thesaurus.lines
    assert tables_of(found) == tables_of(given)


@pytest.mark.parametrize("name", ["text", "asked", "pairs", "grams", "wordings", "phrasings"])
def test_every_index_scores_as_before(knowledge: Path, name: str) -> None:
    """To the last bit, for every term that it knows and one that it does not."""
    given = composed(knowledge)

    found = from_bytes(memoryview(to_bytes(given)), loaded_at=LATER)

    indexes = [getattr(one.fields, name) for one in (given, found)]
    assert list(indexes[0].vocabulary) == list(indexes[1].vocabulary)
    for term in (*indexes[0].vocabulary, "unknown"):
        scores = [index.scores([(term, 0.7)]).tobytes() for index in indexes]
        assert scores[0] == scores[1]
        assert indexes[0].idf(term) == indexes[1].idf(term)


@pytest.mark.parametrize("documents", [DOCUMENTS, [[], []], []])
def test_an_index_is_made_again_from_its_parts(documents: list[list[str]]) -> None:
    """Full, with nothing in it, or over nothing at all; and it cannot be changed."""
    given = Bm25Index.build(documents)

    found = Bm25Index.of_parts(given.parts())

    assert found.size == given.size
    assert list(found.vocabulary) == list(given.vocabulary)
    assert found.top([("buoy", 1.0), ("pilot", 0.5)], 5) == given.top(
        [("buoy", 1.0), ("pilot", 0.5)], 5
    )
    assert found.document_frequency("pilot") == given.document_frequency("pilot")
    assert not found.parts().weights.flags.writeable


@pytest.mark.parametrize("part", ["terms", "idf", "bounds", "documents", "weights"])
def test_parts_that_do_not_fit_are_refused(part: str) -> None:
    """Each of them one too short."""
    parts = Bm25Index.build(DOCUMENTS).parts()

    with pytest.raises(ValueError, match=r"length|shorter|longer"):
        Bm25Index.of_parts(parts._replace(**{part: getattr(parts, part)[:-1]}))


@pytest.mark.parametrize("kept", [0, 7, 16, 40, -1])
def test_bytes_that_are_cut_off_are_refused(knowledge: Path, kept: int) -> None:
    """Wherever the end is missing."""
    content = memoryview(to_bytes(composed(knowledge)))

    with pytest.raises(ValueError, match=r"\w"):
        from_bytes(content[:kept], loaded_at=LATER)


def test_a_word_with_the_sign_that_stands_between_words_is_not_written(knowledge: Path) -> None:
    """It would come back as two."""
    given = composed(knowledge)._replace(person_free=frozenset({"harbour|plan"}))

    with pytest.raises(ValueError, match="between words"):
        to_bytes(given)
