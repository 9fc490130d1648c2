"""What people say brings in what documents say."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.domain.query import Question
from bot.errors import KnowledgeInvalid, KnowledgeUnreadable
from bot.kloe import Kloe
from bot.retrieval.lexicon import (
    ACRONYM_WEIGHT,
    SYNONYM_WEIGHT,
    Expansion,
    Lexicon,
    LexiconFile,
    load_lexicon,
)
from bot.retrieval.terms import Names, content_words, stems_of, words_of
from bot.settings import find_knowledge
from bot.yamlfile import parse, read_text

NO_NAMES = Names([])
LEXICON = Lexicon.of_file(
    LexiconFile(
        acronyms={
            "KPI, KPIs": "key performance indicator",
            "FMLM": "faculty of medical leadership and management",
        },
        groups={"succession plan, pipeline": "talent pool, blueprint"},
    ),
    NO_NAMES,
)
BuildKloe = Callable[[Mapping[str, str]], Kloe]


def expansions(text: str, lexicon: Lexicon = LEXICON) -> list[Expansion]:
    """Return what a text brings in."""
    return list(lexicon.expand(words_of(text), content_words(text, NO_NAMES)))


def stems(text: str, lexicon: Lexicon = LEXICON) -> set[str]:
    """Return the stems that a text brings in."""
    return {expansion.stem for expansion in expansions(text, lexicon)}


@pytest.mark.parametrize("typed", ["kpi", "which KPIs count", "a KPI, please"])
def test_a_short_form_brings_in_the_full_one(typed: str) -> None:
    """Each short form of a line stands for all the full ones, wherever it stands."""
    assert stems(typed) == {"key", "perform", "indic"}


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("which key performance indicator counts", {"kpi", "kpis"}),
        ("the faculty of medical leadership and management", {"fmlm"}),
    ],
)
def test_a_full_form_brings_in_the_short_ones(typed: str, short: set[str]) -> None:
    """Acronyms are read both ways, however many words the full form has."""
    assert stems_of(short) == [*short]
    assert stems(typed) == short


@pytest.mark.parametrize("typed", ["key indicator", "performance key indicator", "kpix"])
def test_only_the_words_of_an_acronym_in_their_order_bring_anything_in(typed: str) -> None:
    """An acronym is looked up word for word."""
    assert stems(typed) == set()


@pytest.mark.parametrize("typed", ["our talent pool", "talent pools", "a blueprint", "blueprints"])
def test_what_people_say_brings_in_what_documents_say(typed: str) -> None:
    """Synonyms are looked up by stem, so that the form of a word does not matter."""
    assert stems(typed) == {"success", "plan", "pipelin"}


@pytest.mark.parametrize("typed", ["the succession plan", "pipeline"])
def test_what_documents_say_brings_in_nothing(typed: str) -> None:
    """Synonyms are read one way only."""
    assert stems(typed) == set()


@pytest.mark.parametrize(
    ("typed", "brought"),
    [
        ("an all-inclusive offer", {"exhaust"}),
        ("what does it say on inclusive leaders", set()),
        ("who steps up here", {"progress"}),
        ("the first step", set()),
        ("step by step", set()),
    ],
)
def test_a_saying_is_looked_up_with_its_small_words(typed: str, brought: set[str]) -> None:
    """What is left of it without them says something else."""
    groups = {"exhaustive": "all-inclusive, whole list", "progression": "step up"}

    assert stems(typed, Lexicon.of_file(LexiconFile(groups=groups), NO_NAMES)) == brought


def test_acronyms_weigh_more_than_synonyms() -> None:
    """An expansion tells its weight, its origin and the phrase that it came from."""
    found = {(e.origin, e.weight, e.phrase) for e in expansions("KPI for our talent pool")}

    each = ACRONYM_WEIGHT / math.sqrt(len({"key", "performance", "indicator"}))
    assert found == {("acronym", each, "kpi"), ("synonym", SYNONYM_WEIGHT, "talent pool")}
    assert each > SYNONYM_WEIGHT


def test_the_words_of_both_sides_are_known() -> None:
    """What stands in the lexicon is not taken for a misspelling."""
    assert LEXICON.words >= {"kpi", "faculty", "of", "blueprint", "pipeline"}


def test_a_folder_without_a_lexicon_has_an_empty_one(tmp_path: Path) -> None:
    """The lexicon may be left out."""
    lexicon = load_lexicon(tmp_path, NO_NAMES)

    assert (stems("KPI", lexicon), lexicon.words) == (set(), frozenset())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("acronyms:\n  KPI: key performance indicator\n  - FMLM\n", 3),
        ("# note\nacronyms:\n  KPI: [key, performance]\n", 3),
        ("acronyms:\n  KPI: key performance indicator\nsynonyms:\n  a: b\n", 3),
        ("groups:\n  plan: 'scheme\n", 3),
        ("- KPI\n", 1),
        ("", 1),
    ],
    ids=["not-yaml", "not-a-phrase", "unknown-key", "open-quote", "a-list", "empty"],
)
def test_a_broken_lexicon_is_refused_with_its_file_and_line(
    tmp_path: Path, text: str, line: int
) -> None:
    """An author is told where to look."""
    path = tmp_path / "lexicon.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KnowledgeInvalid) as caught:
        load_lexicon(tmp_path, NO_NAMES)

    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_a_lexicon_that_is_not_text_is_refused_with_its_line(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are unreadable, not invalid."""
    (tmp_path / "lexicon.yaml").write_bytes(b"acronyms:\n  KPI: caf\xe9\n")

    with pytest.raises(KnowledgeUnreadable) as caught:
        load_lexicon(tmp_path, NO_NAMES)

    assert caught.value.line == 2


def test_every_shipped_acronym_stands_for_its_full_form_and_back(kloe: Kloe) -> None:
    """No line of the shipped lexicon is out of reach."""
    path = find_knowledge(None) / "lexicon.yaml"
    file = parse(read_text(path), LexiconFile, path=str(path))
    names = kloe.glossary.names
    pairs = [
        (one, other)
        for short, full in file.acronyms.items()
        for a in short.split(",")
        for b in full.split(",")
        for one, other in ((a, b), (b, a))
    ]

    out_of_reach = [
        (one.strip(), other.strip())
        for one, other in pairs
        if not {
            expansion.stem
            for expansion in kloe.glossary.lexicon.expand(words_of(one), content_words(one, names))
        }.issuperset(stems_of(content_words(other, names)))
    ]

    assert out_of_reach == []


@pytest.mark.parametrize(
    "text", ["we don't have a succession plan", "I don\u2019t know which skills matter"]
)
def test_a_short_form_of_not_is_no_acronym(kloe: Kloe, text: str) -> None:
    """The "don" of "don't" is not the director of nursing."""
    query = kloe.ask(Question(text=text)).query

    assert [t for need in query.needs for t in need.terms if t.origin == "acronym"] == []
