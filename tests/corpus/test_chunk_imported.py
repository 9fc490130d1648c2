"""Imported sections to passages: whoever imports a document cannot cut its sentences."""

import pytest

from bot.domain.knowledge import MAX_PASSAGE_WORDS, Passage

from .folders import Folder, words_of

IMPORTED = f'imported: {{file: charter.pdf, sha256: "{"0" * 64}", "on": "2026-07-01"}}\n'


def imported(folder: Folder, body: str) -> tuple[Passage, ...]:
    """Return the passages of a document that was imported."""
    return folder.passages(body, extra=IMPORTED)


def folded(passages: tuple[Passage, ...]) -> str:
    """Return the text of passages one after the other, without lead-ins."""
    return " ".join(sentence for passage in passages for sentence in passage.sentences)


def test_a_sentence_over_the_budget_is_cut_where_a_clause_ends(folder: Folder) -> None:
    """The last mark within the budget is where it is cut; no word is lost."""
    text = f"{words_of(60).capitalize()}; {words_of(20, start=60)}, {words_of(40, start=80)}."

    found = imported(folder, f"# Plan\n\n{text}\n")

    assert [len(passage.text.split()) for passage in found] == [80, 40]
    assert folded(found) == text


@pytest.mark.parametrize("words", [MAX_PASSAGE_WORDS, MAX_PASSAGE_WORDS + 1, 500])
def test_a_sentence_without_clauses_is_cut_at_the_budget(folder: Folder, words: int) -> None:
    """Of whatever length, each part is within the budget and all parts are the sentence."""
    text = f"{words_of(words).capitalize()}."

    found = imported(folder, f"# Plan\n\n{text}\n")

    assert max(len(passage.text.split()) for passage in found) <= MAX_PASSAGE_WORDS
    assert folded(found) == text


def test_an_item_is_within_the_budget_with_its_lead_in(folder: Folder) -> None:
    """Lead-in, bullet and part are counted together."""
    lead_in, item = f"{words_of(50).capitalize()}:", f"{words_of(80, start=50).capitalize()}."

    found = imported(folder, f"# Plan\n\n{lead_in}\n\n- {item}\n")

    assert max(len(passage.text.split()) for passage in found) <= MAX_PASSAGE_WORDS
    assert folded(found[1:]) == item


def test_a_lead_in_that_leaves_no_room_stands_by_itself(folder: Folder) -> None:
    """It is a passage already, and the items are short without it."""
    lead_in = f"{words_of(70).capitalize()}:"

    found = imported(folder, f"# Plan\n\n{lead_in}\n\n- dry boats\n- whole sails\n")

    assert [p.lead_in for p in found if p.kind == "item"] == ["", ""]
    assert [p.text for p in found if p.kind == "paragraph"] == [lead_in]
