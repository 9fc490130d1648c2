"""With a snapshot and without: the same Kloe."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.compose import compose_kloe, compose_with
from bot.corpus.load import load_corpus
from bot.domain.query import Question
from bot.evaluation.questions import load_questions
from bot.kloe import Kloe
from bot.settings import find_knowledge

from .snapshots import keep_one, told

QUESTION_FILES = sorted((Path(__file__).parents[1] / "evaluation").glob("questions_*.yaml"))
IMPORTED = """\
import sys
from pathlib import Path
from bot.compose import compose_kloe
from bot.domain.query import Question
kloe = compose_kloe(Path(sys.argv[1]), cache=Path(sys.argv[2]))
kloe.ask(Question(text="what does a harbour pilot know"))
print(sorted({"markdown_it", "yaml", "rank_bm25", "rapidfuzz"}.intersection(sys.modules)))
"""


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory) -> Kloe:
    """Kloe over the shipped knowledge, from a snapshot."""
    cache = tmp_path_factory.mktemp("cache") / "kloe"
    keep_one(find_knowledge(None), cache)
    return compose_kloe(find_knowledge(None), cache=cache)


@pytest.mark.parametrize("file", QUESTION_FILES, ids=lambda path: path.stem)
def test_every_question_has_the_same_trace(kloe: Kloe, restored: Kloe, file: Path) -> None:
    """All five stages agree, to the last digit of every score."""
    for judged in load_questions(file):
        question = Question(text=judged.question)

        traces = [one.ask(question).model_dump(exclude={"elapsed_ms"}) for one in (kloe, restored)]

        assert traces[0] == traces[1], judged.id


def test_the_corpus_is_the_same_but_for_the_time_of_loading(kloe: Kloe, restored: Kloe) -> None:
    """The time tells when this process loaded it, not when the snapshot was written."""
    corpora = [one.corpus.model_copy(update={"loaded_at": None}) for one in (kloe, restored)]

    assert corpora[0] == corpora[1]
    assert kloe.glossary.frameworks == restored.glossary.frameworks
    assert kloe.glossary.person_free == restored.glossary.person_free
    assert kloe.glossary.lexicon.tables.words == restored.glossary.lexicon.tables.words
    assert kloe.glossary.lexicon.shorts == restored.glossary.lexicon.shorts


def test_every_start_has_its_own_time_of_loading(knowledge: Path, cache: Path) -> None:
    """The second of two starts is later."""
    first, second = (compose_kloe(knowledge, cache=cache).corpus.loaded_at for _ in range(2))

    assert first < second


def test_a_small_folder_answers_the_same_too(knowledge: Path, cache: Path) -> None:
    """Curly quotes, short forms, facts, lists, acronyms and misspellings come through."""
    expected = told(compose_kloe(knowledge))
    keep_one(knowledge, cache)

    found = told(compose_kloe(knowledge, cache=cache))

    assert found == expected
    assert any(trace["reply"]["kind"] == "answer" for trace in found)


def test_a_corpus_that_is_loaded_already_is_composed_as_it_is(knowledge: Path) -> None:
    """The lexicon is read from the folder, and all else is taken from the corpus."""
    corpus = load_corpus(knowledge, loaded_at=datetime(2026, 11, 1, tzinfo=UTC))

    found = compose_with(knowledge, corpus)

    assert found.corpus is corpus
    assert told(found) == told(compose_kloe(knowledge))


def test_a_folder_with_nothing_but_one_document_answers_the_same_too(
    knowledge: Path, cache: Path
) -> None:
    """No wordings, no topics, no lexicon: what is empty stays empty."""
    for name in ("asked/harbour-plan.txt", "outside/not_covered.txt", "lexicon.yaml"):
        (knowledge / name).unlink()
    expected = told(compose_kloe(knowledge))
    keep_one(knowledge, cache)

    assert told(compose_kloe(knowledge, cache=cache)) == expected


def test_a_start_from_a_snapshot_imports_no_parser(knowledge: Path, cache: Path) -> None:
    """What only composing needs is left alone, and so is what only a misspelled word needs."""
    command = [sys.executable, "-c", IMPORTED, str(knowledge), str(cache)]
    without, with_one = (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)
    )

    assert without == "['markdown_it', 'rank_bm25', 'yaml']\n"
    assert with_one == "[]\n"
