"""Everyday words stand for each other where nobody wrote how people ask."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.domain.query import Question
from bot.errors import KnowledgeUnreadable
from bot.kloe import Kloe
from bot.retrieval.terms import words_of
from bot.retrieval.thesaurus import RELATED_WEIGHT, Thesaurus, load_thesaurus
from bot.settings import find_knowledge

THESAURUS = Thesaurus(["rota, roster", "off sick, absence", "boss, line manager"])
BuildKloe = Callable[[Mapping[str, str]], Kloe]
IMPORTED = """\
---
id: handbook
framework: handbook
order: 100
title: Staff handbook
called: the staff handbook
publisher: Harbour Trust
published: "2026"
refreshed: null
wording: original
status: current
superseded_by: null
status_note: Imported on 2026-11-26.
checked_on: "2026-11-26"
url: null
url_note: no official copy found on line
licence: Invented for tests.
imported: {file: handbook.docx, sha256: "%s", "on": "2026-11-26"}
---

# Staff handbook

## Rosters

Rosters are published eight weeks ahead.

## Absence

Three absences in a quarter lead to a meeting.
""" % ("0" * 64)


def brought(text: str, thesaurus: Thesaurus = THESAURUS) -> dict[str, float]:
    """Return the stems that may stand for the words of a text, with their weights."""
    return {term.stem: term.weight for term in thesaurus.related(words_of(text))}


@pytest.mark.parametrize(("typed", "stem"), [("the rota", "roster"), ("which rosters", "rota")])
def test_each_word_of_a_line_stands_for_the_others(typed: str, stem: str) -> None:
    """Whichever was typed, and however it is inflected."""
    assert brought(typed) == {stem: RELATED_WEIGHT}


def test_a_phrase_is_looked_for_as_a_whole(subtests: pytest.Subtests) -> None:
    """Sick by itself is not "off sick"; the words of a phrase that is brought in share its weight."""
    with subtests.test("a part of it brings in nothing"):
        assert brought("sick of it") == {}
    with subtests.test("the whole of it does"):
        assert brought("she is off sick again") == {"absenc": RELATED_WEIGHT}
    with subtests.test("what stands for it shares the weight"):
        assert brought("my boss") == pytest.approx(
            {"line": RELATED_WEIGHT / 2**0.5, "manag": RELATED_WEIGHT / 2**0.5}
        )


def test_small_words_bring_in_nothing() -> None:
    """A line may hold "after", which stands in every second question."""
    assert brought("after all", Thesaurus(["after, following", "all, everyone"])) == {}


def test_a_folder_without_one_has_an_empty_one(tmp_path: Path) -> None:
    """It is no duty of an author to have one."""
    assert load_thesaurus(tmp_path).lines == ()


def test_a_file_is_read_without_its_comments(tmp_path: Path) -> None:
    """Empty lines and those that begin with # are for people."""
    (tmp_path / "thesaurus.txt").write_text("# for people\n\nrota, roster\n", encoding="utf-8")

    assert load_thesaurus(tmp_path).lines == ("rota, roster",)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Like every other file of the folder."""
    (tmp_path / "thesaurus.txt").write_bytes(b"\xff\xfe")

    with pytest.raises(KnowledgeUnreadable):
        load_thesaurus(tmp_path)


def test_every_line_that_is_shipped_has_words_for_each_other() -> None:
    """No line is one phrase alone, and none has the same phrase twice."""
    for line in load_thesaurus(find_knowledge(None)).lines:
        phrases = [phrase.strip() for phrase in line.split(",")]
        assert len(set(phrases)) == len(phrases) > 1, line


def test_an_imported_document_is_found_in_other_words(build_kloe: BuildKloe) -> None:
    """Nobody wrote that people say rota."""
    kloe = build_kloe({"sources/handbook.md": IMPORTED, "thesaurus.txt": "rota, roster\n"})

    trace = kloe.ask(Question(text="when is the rota out"))

    assert trace.query.needs[0].related
    assert trace.evidence[0].passage.text == "Rosters are published eight weeks ahead."


def test_documents_of_the_project_are_found_without_it(build_kloe: BuildKloe) -> None:
    """Where nothing was imported it is not even read."""
    kloe = build_kloe(
        {"sources/plan.md": "# Plan\n\nRosters are out.\n", "thesaurus.txt": "rota, roster\n"}
    )

    assert kloe.ask(Question(text="when is the rota out")).query.needs[0].related == ()
