"""The fields in which a passage is looked for: five BM25 indexes over one corpus, and one of likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.domain.ids import FrameworkId, PassageId
from bot.domain.knowledge import Asked, Corpus, OutsideKind, Passage
from bot.retrieval import grouped
from bot.retrieval.frequencies import frequencies_of
from bot.retrieval.index import Bm25Index
from bot.retrieval.own_documents import own_titles, with_own_words
from bot.retrieval.phrasings import build_phrasings
from bot.retrieval.terms import (
    Names,
    content_words_of,
    grams_of,
    pairs_of,
    stems_of,
    words_of_each,
)

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

NEAREST_LENGTH_B = 0.4
"""BM25's b among single wordings, which are short: length says less there than in passages.
Source: tuned on held-back questions; 0.75 is rank_bm25's default and cost a point there."""
ASKED_LENGTH_B = 0.65
"""BM25's b among the wordings of sentences: some have a hundred wordings and some have ten, which
says who wrote them rather than how much they hold.
Source: tuned on judged questions; from 0.6 to 0.75 they do alike."""


class WordingTarget(NamedTuple):
    """What one wording asks for: a sentence of a passage, or a topic outside the documents."""

    place: int
    """Place of the passage; from the number of passages on, of an outside topic."""
    sentence: int


class Fields(NamedTuple):
    """Immutable once built; every number is a place in `corpus.passages`, then in the topics."""

    corpus: Corpus
    ids: tuple[PassageId, ...]
    text: Bm25Index
    """A passage's own words, its lead-in and its headings."""
    asked: Bm25Index
    """All wordings of a sentence together, and those of each outside topic: `asked_of` says of what."""
    pairs: Bm25Index
    """Neighbouring stems of a passage's own words."""
    grams: Bm25Index
    """Character 4-grams of the distinct words of text and wordings; then those of the topics."""
    wordings: Bm25Index
    """Each wording by itself, those of outside topics among them."""
    phrasings: Bm25Index
    """The same with its small words, scored by likeness."""
    targets: tuple[WordingTarget, ...]
    asked_of: NDArray[np.intp]
    """The place of the passage or topic of each document of `asked`, in order."""
    wording_of: NDArray[np.intp]
    """The place of the passage or topic of each wording, in order."""
    stems: tuple[frozenset[str], ...]
    """The stems of each passage's text and wordings."""
    text_pairs: tuple[frozenset[str], ...]
    """The neighbouring stems of each passage's text."""
    frequencies: dict[str, int]
    """Words of text and wordings, with how often they stand there."""
    items_of: dict[str, list[int]]  # places of each list's items, by the list's id
    outside_of: dict[OutsideKind, NDArray[np.intp]]
    """The places of the outside topics of each kind, in the order of the file."""
    of_framework: dict[FrameworkId, NDArray[np.bool_]]
    """Which passages are of a framework."""
    demoted: NDArray[np.bool_]
    """Which passages are header facts that the document's own words go before."""
    facts: NDArray[np.bool_]  # which passages are header facts
    imported: NDArray[np.bool_]
    """Which passages are of documents that were imported."""
    ranks: NDArray[np.intp]
    """The place of each passage's id among all ids in order, which breaks ties."""
    summaries: NDArray[np.bool_]
    """Which passages are summaries of a document whose own words may be there too."""
    later: NDArray[np.bool_]
    """Which passages tell what came after the frameworks."""
    signposts: NDArray[np.bool_]  # which passages say where to read more, and nothing else
    unheld: NDArray[np.bool_]  # which passages say only that something is not held
    coded: NDArray[np.bool_]
    """Which passages come under a key line of enquiry: `W1`, `W1.4`."""

    @property
    def places(self) -> int:
        """How many passages and outside topics there are."""
        return len(self.corpus.passages) + len(self.corpus.outside)

    def best_asked(self, terms: Sequence[tuple[str, float]]) -> NDArray[np.float64]:
        """Return, for each place, the score of that of its sentences which is asked for most like it."""
        best = np.zeros(self.places)
        np.maximum.at(best, self.asked_of, self.asked.scores(terms))
        return best


class Indexes(NamedTuple):
    """The indexes of `Fields`."""

    text: Bm25Index
    asked: Bm25Index
    pairs: Bm25Index
    grams: Bm25Index
    wordings: Bm25Index
    phrasings: Bm25Index


class FieldWords(NamedTuple):
    """The words of `Fields` that stand outside its indexes."""

    stems: tuple[frozenset[str], ...]
    text_pairs: tuple[frozenset[str], ...]
    frequencies: dict[str, int]


class _Asked(NamedTuple):
    """Wordings with what they ask for, as words and as stems, and the stems with small words."""

    targets: tuple[WordingTarget, ...]
    words: list[list[str]]
    stems: list[list[str]]
    whole: list[list[str]]


def build_fields(corpus: Corpus, names: Names) -> Fields:
    """Return the indexes of a corpus; the same for the same corpus, whatever the file order."""
    texts = _texts(corpus, names)
    stems = [stems_of(words) for words in texts]
    pairs = [pairs_of(passage_stems) for passage_stems in stems]
    asked = _asked(corpus, names)
    together = _together(asked, len(corpus.passages) + len(corpus.outside))
    indexes = Indexes(
        text=Bm25Index.build(stems),
        asked=Bm25Index.build(
            (
                [s for n in own for s in asked.stems[n]]
                for own in _by_target(asked.targets).values()
            ),
            b=ASKED_LENGTH_B,
        ),
        pairs=Bm25Index.build(pairs),
        grams=Bm25Index.build(
            grams_of(set(words or ()).union(*(asked.words[n] for n in own or ())))
            for words, own in zip_longest(texts, together)
        ),
        wordings=Bm25Index.build(asked.stems, b=NEAREST_LENGTH_B),
        phrasings=build_phrasings(asked.whole),
    )
    words = FieldWords(
        stems=tuple(
            frozenset(own).union(*(asked.stems[n] for n in numbers))
            for own, numbers in zip(stems, together, strict=False)
        ),
        text_pairs=tuple(map(frozenset, pairs)),
        frequencies=frequencies_of(texts, asked.words),
    )
    return fields_of(corpus, indexes, words, asked.targets)


def fields_of(
    corpus: Corpus, indexes: Indexes, words: FieldWords, targets: tuple[WordingTarget, ...]
) -> Fields:
    """Return the fields of a corpus whose words are indexed already."""
    return Fields(
        corpus,
        tuple(passage.id for passage in corpus.passages),
        *indexes,
        targets,
        np.array([target.place for target in _by_target(targets)], dtype=np.intp),
        np.array([target.place for target in targets], dtype=np.intp),
        *words,
        items_of=grouped.items_of(corpus),
        outside_of=grouped.outside_of(corpus),
        of_framework=grouped.of_framework(corpus),
        demoted=grouped.demoted(corpus),
        facts=grouped.facts(corpus),
        imported=grouped.imported(corpus),
        ranks=grouped.ranks([passage.id for passage in corpus.passages]),
        summaries=grouped.summaries(corpus),
        later=grouped.later(corpus),
        signposts=grouped.signposts(corpus),
        unheld=grouped.unheld(corpus),
        coded=grouped.coded(corpus),
    )


def _texts(corpus: Corpus, names: Names) -> list[list[str]]:
    """Return the content words of each passage; an imported document's title counts by its words, not as a name."""
    texts = content_words_of(words_of_each([_indexed_text(p) for p in corpus.passages]), names)
    titles = own_titles(corpus)
    words = content_words_of(words_of_each([*titles.values()]), Names(()))
    of_title = dict(zip(titles, words, strict=True))
    return [
        [*of_title.get(passage.document_id, ()), *own]
        for passage, own in zip(corpus.passages, texts, strict=True)
    ]


def _indexed_text(passage: Passage) -> str:
    return "\n".join((*passage.heading_path, passage.text))


def _asked(corpus: Corpus, names: Names) -> _Asked:
    groups = tuple(with_own_words(corpus))
    found = [wording for group in groups for wording in group.wordings]
    found += [wording for topic in corpus.outside for wording in topic.wordings]
    whole = words_of_each(found)
    words = content_words_of(whole, names)
    return _Asked(
        targets_of(corpus, groups), words, list(map(stems_of, words)), list(map(stems_of, whole))
    )


def targets_of(corpus: Corpus, groups: Iterable[Asked]) -> tuple[WordingTarget, ...]:
    """Return what each wording asks for: those of the groups for passages first, then those for topics."""
    places = {passage.id: place for place, passage in enumerate(corpus.passages)}
    found: list[WordingTarget] = []
    for group in groups:
        target = WordingTarget(places[group.passage_id], group.sentence)
        found.extend([target] * len(group.wordings))
    for place, topic in enumerate(corpus.outside, start=len(places)):
        found.extend([WordingTarget(place, 0)] * len(topic.wordings))
    return tuple(found)


def _together(asked: _Asked, count: int) -> list[list[int]]:
    """Gather the numbers of the wordings of each passage, then of each outside topic."""
    together: list[list[int]] = [[] for _ in range(count)]
    for number, target in enumerate(asked.targets):
        together[target.place].append(number)
    return together


def _by_target(targets: Sequence[WordingTarget]) -> dict[WordingTarget, list[int]]:
    """Gather the numbers of the wordings of each sentence and topic, in the order of the places."""
    gathered: dict[WordingTarget, list[int]] = {target: [] for target in sorted(set(targets))}
    for number, target in enumerate(targets):
        gathered[target].append(number)
    return gathered
