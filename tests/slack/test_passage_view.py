"""The modal with a whole passage: what stands around it, and what is too long to."""

from collections.abc import Callable, Mapping

from bot import wording
from bot.domain.knowledge import Corpus
from bot.kloe import Kloe
from bot.playground.payloads import payload_errors
from bot.slack.passage_view import MOST_CITED_CHARS, MOST_SECTION_CHARS, passage_view

from .running import shown

Build = Callable[[Mapping[str, str]], Kloe]
WATCH = "The watch checks lantern number"


def corpus_of(build_kloe: Build, body: str) -> Corpus:
    """Return a corpus of one guide."""
    return build_kloe({"sources/guide.md": f"# Guide\n\n{body}\n"}).corpus


def paragraphs(count: int) -> str:
    """Return so many paragraphs of some fifty words each."""
    return "\n\n".join(f"{WATCH} {n} {'before dusk ' * 22}falls." for n in range(count))


def read(corpus: Corpus, *numbers: int) -> str:
    """Return what the modal says for some passages, by their place in the corpus."""
    view = passage_view([corpus.passages[number].id for number in numbers], corpus)
    assert payload_errors("modal", view) == ()
    return shown(view["blocks"])


def test_a_section_is_shown_with_its_list_and_what_follows_it(build_kloe: Build) -> None:
    """In the document's order."""
    body = "The watch has three duties:\n\n- lanterns;\n- doors;\n- keys.\n\nThen the watch rests."
    corpus = corpus_of(build_kloe, body)

    text = read(corpus, 0)

    after = text[text.index(wording.PASSAGE_SECTION) :]
    order = [after.index(part) for part in ("three duties", "lanterns", "keys", "rests")]
    assert order == sorted(order)


def test_a_passage_that_is_its_whole_section_is_shown_once(build_kloe: Build) -> None:
    """There is nothing around it."""
    corpus = corpus_of(build_kloe, "Lanterns are checked before dusk.")

    text = read(corpus, 0)

    assert wording.PASSAGE_SECTION not in text
    assert text.count("Lanterns are checked before dusk.") == 1


def test_of_a_section_that_is_too_long_only_the_passage_is_shown(build_kloe: Build) -> None:
    """A modal has its limits; the passage itself is always whole."""
    corpus = corpus_of(build_kloe, paragraphs(40))

    text = read(corpus, 0)

    assert sum(len(one.text) for one in corpus.passages) > MOST_SECTION_CHARS
    assert wording.PASSAGE_SECTION not in text
    assert corpus.passages[0].text in text


def test_of_many_passages_as_many_are_shown_as_fit(build_kloe: Build) -> None:
    """The first ones, each whole."""
    corpus = corpus_of(build_kloe, paragraphs(40))

    text = read(corpus, *range(len(corpus.passages)))

    shown_ones = [one.text for one in corpus.passages if one.text in text]
    assert 1 < len(shown_ones) < len(corpus.passages)
    assert sum(map(len, shown_ones)) <= MOST_CITED_CHARS


def test_a_passage_that_is_gone_does_not_hide_the_others(small_kloe: Kloe) -> None:
    """Those that are still there are shown."""
    passage = small_kloe.corpus.passages[0]

    view = passage_view(["sources/gone.md#a~1", passage.id], small_kloe.corpus)

    assert passage.text in shown(view["blocks"])


def test_a_document_that_is_not_on_line_says_why(small_kloe: Kloe) -> None:
    """Rather than showing no address."""
    corpus = small_kloe.corpus
    place = next(n for n, one in enumerate(corpus.passages) if one.document_id == "ward-handbook")

    assert wording.no_address("it was never put on line") in read(corpus, place)
