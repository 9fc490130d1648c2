"""The composition root: settings in, wired parts out."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from bot.domain.knowledge import Corpus
from bot.kloe import Kloe
from bot.retrieval.fields import build_fields
from bot.retrieval.glossary import Glossary
from bot.retrieval.lexicon import load_lexicon
from bot.retrieval.named_parts import names_of_parts
from bot.retrieval.numbered import numbers_in
from bot.retrieval.spelling import Speller
from bot.retrieval.stored import Composed
from bot.retrieval.terms import Names, words_of
from bot.retrieval.thesaurus import Thesaurus, load_thesaurus
from bot.snapshot_file import read_snapshot, snapshot_path, write_snapshot


def compose_kloe(knowledge: Path, *, cache: Path | None = None) -> Kloe:
    """Return Kloe over a knowledge folder.

    Args:
        knowledge: the folder.
        cache: the folder in which what was composed is kept for the next start; it is not kept
            where this is None. The answers are the same.

    Raises:
        KnowledgeError: the folder cannot be used.
    """
    loaded_at = datetime.now(UTC)
    path = snapshot_path(cache, knowledge) if cache else None
    kept = read_snapshot(path, loaded_at=loaded_at) if path else None
    if kept is not None:
        return _kloe_of(kept)
    from bot.corpus.load import load_corpus  # noqa: PLC0415 - a snapshot needs no parsers

    composed = _composed_with(knowledge, load_corpus(knowledge, loaded_at=loaded_at))
    if cache and path and snapshot_path(cache, knowledge) == path:  # no file changed meanwhile
        write_snapshot(path, composed)
    return _kloe_of(composed)


def compose_with(knowledge: Path, corpus: Corpus) -> Kloe:
    """Return Kloe over a corpus that is already loaded.

    Args:
        knowledge: the folder from which the lexicon is read.
        corpus: what is to be searched.

    Raises:
        KnowledgeError: the lexicon cannot be used.
    """
    return _kloe_of(_composed_with(knowledge, corpus))


def _composed_with(knowledge: Path, corpus: Corpus) -> Composed:
    """Return all that takes long to make."""
    names = Names.of_documents(corpus.documents)
    lexicon = load_lexicon(knowledge, names)
    is_imported = any(document.header.imported for document in corpus.documents)
    thesaurus = load_thesaurus(knowledge) if is_imported else Thesaurus()
    fields = build_fields(corpus, names)
    pairs, numbers = _capitalised_pairs(corpus), numbers_in(corpus.passages)
    return Composed(fields, lexicon, thesaurus, pairs, numbers)


def _kloe_of(composed: Composed) -> Kloe:
    """Return Kloe: the rest is made at once."""
    fields, lexicon, thesaurus, person_free, numbers = composed
    documents = fields.corpus.documents
    names = Names.of_documents(documents)
    glossary = Glossary(
        names=names,
        national=Names.of_documents([d for d in documents if not d.header.imported]),
        lexicon=lexicon,
        thesaurus=thesaurus,
        speller=Speller(fields.frequencies, lexicon.words | thesaurus.words),
        frameworks=tuple(dict.fromkeys(d.header.framework for d in documents)),
        passages=fields.corpus.by_id,
        headers=tuple(document.header for document in documents),
        parts=names_of_parts(fields.corpus.passages, names),
        numbers=numbers,
        person_free=person_free,
    )
    return Kloe(fields.corpus, glossary, fields)


def _capitalised_pairs(corpus: Corpus) -> frozenset[str]:
    """Return every pair of neighbouring words in the documents, in lower case."""
    pairs: set[str] = set()
    for document in corpus.documents:
        words = words_of(document.text)
        pairs.update(f"{first} {second}" for first, second in pairwise(words))
    return frozenset(pairs)
