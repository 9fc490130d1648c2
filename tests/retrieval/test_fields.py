"""A corpus becomes five indexes, the same whatever the order of its files."""

from collections.abc import Callable, Mapping

import numpy as np

from bot.domain.ids import PassageId
from bot.domain.knowledge import Asked, Corpus, Outside
from bot.kloe import Kloe
from bot.retrieval.fields import Fields, build_fields
from bot.retrieval.terms import pairs_of

BuildKloe = Callable[[Mapping[str, str]], Kloe]


def fields_of(kloe: Kloe) -> Fields:
    """Return the indexes of a corpus that Kloe holds."""
    return build_fields(kloe.corpus, kloe.glossary.names)


def with_wordings(corpus: Corpus, passage: PassageId, *wordings: str) -> Corpus:
    """Return the corpus with wordings for one passage, and one topic outside."""
    asked = Asked(passage_id=passage, sentence=0, wordings=wordings)
    topic = Outside(kind="not_covered", topic="parking", wordings=("where do I park",))
    return corpus.model_copy(update={"asked": (asked,), "outside": (topic,)})


def test_every_passage_has_a_place_in_every_index(small_kloe: Kloe) -> None:
    """Places are those of the corpus; pairs and text hold passages alone."""
    fields = fields_of(small_kloe)
    count = len(small_kloe.corpus.passages)

    assert fields.ids == tuple(passage.id for passage in small_kloe.corpus.passages)
    assert (fields.text.size, fields.pairs.size, fields.places) == (count, count, count)
    assert len(fields.stems) == count


def test_outside_topics_stand_after_the_passages(small_kloe: Kloe) -> None:
    """The wordings of topics are indexed beside those of passages, and never as text."""
    passage = small_kloe.corpus.passages[0].id
    corpus = with_wordings(small_kloe.corpus, passage, "what is the weather")

    fields = build_fields(corpus, small_kloe.glossary.names)

    count = len(corpus.passages)
    assert (fields.text.size, fields.places) == (count, count + 1)
    assert fields.best_asked([("park", 1.0)]).nonzero()[0].tolist() == [count]
    assert fields.text.scores([("park", 1.0)]).nonzero()[0].tolist() == []
    assert fields.wordings.size == 2


def test_a_passage_scores_as_the_best_of_its_sentences(small_kloe: Kloe) -> None:
    """The wordings of one sentence lend nothing to those of another of the same passage."""
    first, other = (passage.id for passage in small_kloe.corpus.passages[:2])
    groups = (
        Asked(passage_id=other, sentence=0, wordings=("is it loud", "how loud is it")),
        Asked(passage_id=first, sentence=1, wordings=("is it cold", "how cold does it get")),
        Asked(passage_id=first, sentence=0, wordings=("how dark is it", "is it dark")),
    )
    corpus = small_kloe.corpus.model_copy(update={"asked": groups})
    fields = build_fields(corpus, small_kloe.glossary.names)
    terms = [("dark", 1.0), ("cold", 1.0)]

    scores = fields.best_asked(terms)

    each = fields.asked.scores(terms)
    assert (each > 0).sum() == len(terms)
    assert scores[0] == each.max()
    assert scores.nonzero()[0].tolist() == [0]


def test_a_passage_is_found_by_its_headings_lead_in_and_wordings(small_kloe: Kloe) -> None:
    """The stems of a passage are those of all that it is looked for by."""
    items = [p for p in small_kloe.corpus.passages if p.text.endswith("six weeks ahead;")]
    corpus = with_wordings(small_kloe.corpus, items[0].id, "how early do I book a holiday")

    fields = build_fields(corpus, small_kloe.glossary.names)

    place = fields.ids.index(items[0].id)
    in_text = {stem for stem in fields.stems[place] if place in fields.text.documents_with(stem)}
    assert in_text >= {"rota", "mark", "leav", "ahead"}
    assert fields.stems[place] - in_text == {"earli", "book", "holiday"}


def test_words_of_documents_count_more_for_spelling_than_wordings(small_kloe: Kloe) -> None:
    """A misspelling is read as what documents say rather than as what people say."""
    passage = small_kloe.corpus.passages[0].id
    corpus = with_wordings(small_kloe.corpus, passage, "lantern holiday")

    frequencies = build_fields(corpus, small_kloe.glossary.names).frequencies

    assert frequencies["lanterns"] > frequencies["holiday"] == 1


def test_the_indexes_do_not_depend_on_the_order_of_documents(small_kloe: Kloe) -> None:
    """A passage scores the same wherever its document stands in the corpus."""
    corpus = small_kloe.corpus
    backwards = corpus.model_copy(update={"passages": corpus.passages[::-1]})

    scores = [
        build_fields(given, small_kloe.glossary.names).text.scores([("handov", 1.0)])
        for given in (corpus, backwards)
    ]

    assert np.array_equal(scores[0], scores[1][::-1])


def test_neighbouring_stems_are_pairs() -> None:
    """Order counts, and a single stem has no neighbour."""
    assert pairs_of(["success", "plan", "review"]) == ["success plan", "plan review"]
    assert pairs_of(["plan"]) == []
