"""The fields in which a passage is looked for: five BM25 indexes over one corpus."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from bot.domain.ids import PassageId
from bot.domain.knowledge import Asked, Corpus, Outside, Passage
from bot.retrieval.index import Bm25Index
from bot.retrieval.terms import Names, content_words, grams_of, stems_of

NEAREST_LENGTH_B = 0.4
"""BM25's b among single wordings: they are short, so length says less than in passages.

Source: tuned on held-back questions; 0.75 is rank_bm25's default and cost a point there.
"""
_TEXT_FREQUENCY = 5
"""How much more a word of the documents counts for spelling than one of the wordings."""


class WordingTarget(NamedTuple):
    """What one wording asks for: a sentence of a passage, or a topic outside the documents."""

    passage: int
    """Place among the passages, or -1."""
    sentence: int
    outside: int
    """Place among the outside topics, or -1."""


class Fields(NamedTuple):
    """Immutable once built; every number is a place in `corpus.passages` or `targets`."""

    corpus: Corpus
    places: dict[PassageId, int]
    text: Bm25Index
    """A passage's own words, its lead-in and its headings."""
    asked: Bm25Index
    """All wordings of a passage together; after the passages, those of each outside topic."""
    pairs: Bm25Index
    """Neighbouring stems of a passage's own words."""
    grams: Bm25Index
    """Character 4-grams of the distinct words of text and wordings; then those of the topics."""
    wordings: Bm25Index
    """Each wording by itself, those of outside topics among them."""
    targets: tuple[WordingTarget, ...]
    stems: tuple[frozenset[str], ...]
    """The stems of each passage's text and wordings."""
    text_stems: tuple[frozenset[str], ...]
    """The stems of each passage's text alone."""
    frequencies: dict[str, int]
    """Words of text and wordings, with how often they stand there."""


class _Wording(NamedTuple):
    words: list[str]
    stems: list[str]
    target: WordingTarget


def build_fields(corpus: Corpus, names: Names) -> Fields:
    """Return the indexes of a corpus; the same for the same corpus, whatever the file order."""
    places = {passage.id: place for place, passage in enumerate(corpus.passages)}
    texts = [content_words(_indexed_text(passage), names) for passage in corpus.passages]
    stems = [stems_of(words) for words in texts]
    wordings = [*_asked_wordings(corpus.asked, places, names), *_outside(corpus.outside, names)]
    together = _together(wordings, len(corpus.passages), len(corpus.outside))
    return Fields(
        corpus=corpus,
        places=places,
        text=Bm25Index.build(stems),
        asked=Bm25Index.build([[s for w in own for s in w.stems] for own in together]),
        pairs=Bm25Index.build([pairs_of(passage_stems) for passage_stems in stems]),
        grams=Bm25Index.build(
            grams_of(sorted(set(words).union(*(w.words for w in own))))
            for words, own in zip_longest(texts, together, fillvalue=[])
        ),
        wordings=Bm25Index.build([w.stems for w in wordings], b=NEAREST_LENGTH_B),
        targets=tuple(w.target for w in wordings),
        stems=tuple(
            frozenset(own).union(*(w.stems for w in asked))
            for own, asked in zip(stems, together, strict=False)
        ),
        text_stems=tuple(frozenset(passage_stems) for passage_stems in stems),
        frequencies=_frequencies(texts, wordings),
    )


def _together(wordings: Iterable[_Wording], passages: int, topics: int) -> list[list[_Wording]]:
    """Gather the wordings of each passage, then those of each outside topic."""
    together: list[list[_Wording]] = [[] for _ in range(passages + topics)]
    for wording in wordings:
        target = wording.target
        place = target.passage if target.passage >= 0 else passages + target.outside
        together[place].append(wording)
    return together


def pairs_of(stems: Sequence[str]) -> list[str]:
    """Return neighbouring stems as one term each, such as `success plan`."""
    return [f"{first} {second}" for first, second in zip(stems, stems[1:], strict=False)]


def _indexed_text(passage: Passage) -> str:
    return "\n".join((*passage.heading_path, passage.text))


def _asked_wordings(
    asked: Iterable[Asked], places: dict[PassageId, int], names: Names
) -> list[_Wording]:
    return [
        _wording(text, WordingTarget(places[group.passage_id], group.sentence, -1), names)
        for group in asked
        for text in group.wordings
    ]


def _outside(outside: Iterable[Outside], names: Names) -> list[_Wording]:
    return [
        _wording(text, WordingTarget(-1, 0, place), names)
        for place, topic in enumerate(outside)
        for text in topic.wordings
    ]


def _wording(text: str, target: WordingTarget, names: Names) -> _Wording:
    words = content_words(text, names)
    return _Wording(words, stems_of(words), target)


def _frequencies(texts: Iterable[list[str]], wordings: Iterable[_Wording]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for words in texts:
        for word in words:
            counts[word] += _TEXT_FREQUENCY
    for wording in wordings:
        counts.update(wording.words)
    return dict(counts)
