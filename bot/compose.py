"""The composition root: settings in, wired parts out."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from bot.corpus.load import load_corpus
from bot.domain.knowledge import Corpus
from bot.kloe import Kloe
from bot.retrieval.analyze import Library
from bot.retrieval.fields import build_fields
from bot.retrieval.lexicon import load_lexicon
from bot.retrieval.spelling import Speller
from bot.retrieval.terms import Names, words_of


def compose_kloe(knowledge: Path) -> Kloe:
    """Return Kloe over a knowledge folder.

    Raises:
        KnowledgeError: the folder cannot be used.
    """
    return compose_with(knowledge, load_corpus(knowledge, loaded_at=datetime.now(UTC)))


def compose_with(knowledge: Path, corpus: Corpus) -> Kloe:
    """Return Kloe over a corpus that is already loaded.

    Args:
        knowledge: the folder from which the lexicon is read.
        corpus: what is to be searched.

    Raises:
        KnowledgeError: the lexicon cannot be used.
    """
    names = Names.of_documents(corpus.documents)
    lexicon = load_lexicon(knowledge, names)
    fields = build_fields(corpus, names)
    library = Library(
        names=names,
        lexicon=lexicon,
        speller=Speller(fields.frequencies, lexicon.words),
        frameworks=tuple(dict.fromkeys(d.header.framework for d in corpus.documents)),
        person_free=_capitalised_pairs(corpus),
    )
    return Kloe(corpus, library, fields)


def _capitalised_pairs(corpus: Corpus) -> frozenset[str]:
    """Return every pair of neighbouring words in the documents, in lower case."""
    pairs: set[str] = set()
    for document in corpus.documents:
        words = words_of(document.text)
        pairs.update(f"{first} {second}" for first, second in pairwise(words))
    return frozenset(pairs)
