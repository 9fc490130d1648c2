"""Imported sections to passages: whoever imports a document cannot cut its sentences."""

import time

import pytest

from bot.corpus.markdown import parse_sections
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Passage

from .folders import Folder, words_of

IMPORTED = f'imported: {{file: charter.pdf, sha256: "{"0" * 64}", "on": "2026-07-01"}}\n'


MOST_SECONDS = 10.0
"""For a million words in one sentence; they take about one."""


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


PLAN = (
    "# Plan\n\n<!-- page 3 -->\nBoats rest.\nNets are dried.\n<!-- page 4 -->\nSails are sewn by hand.\n"
    "Each crew brings:\n\n- oars;\n<!-- page 5 -->\n- nets. They are mended.\n  <!-- page 6 -->\n"
    "  They are counted.\n"
)


def test_what_goes_on_over_the_page_is_a_passage_on_each(folder: Folder) -> None:
    """A paragraph or an item; what leads in to a list does so from the page on which it stands."""
    found = imported(folder, PLAN)

    told = [(p.page, " ".join(p.sentences)) for p in found if p.kind != "list"]
    assert told == [
        (3, "Boats rest. Nets are dried."),
        (4, "Sails are sewn by hand. Each crew brings:"),
        (4, "oars;"),
        (5, "nets. They are mended."),
        (6, "They are counted."),
    ]
    assert [p.introduces for p in found if p.kind == "paragraph"] == ["", found[-1].list_id]
    assert [(p.page, p.lead_in_page) for p in found if p.kind == "list"] == [(4, 4)]
    assert [(p.item_number, p.lead_in_page) for p in found if p.kind == "item"] == [
        (1, 4), (2, 4), (2, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "mark", ["\n<!-- page 4 -->\n", "<!-- page 4 -->\n\n", "\n<!-- page 4 -->\n\n"]
)
def test_an_empty_line_beside_a_mark_parts_two_paragraphs(mark: str) -> None:
    """As it does everywhere."""
    body = f"# Plan\n\n<!-- page 3 -->\nBoats rest.\n{mark}Sails are sewn.\n"

    (section,) = parse_sections(body, path="x.md")

    assert [(block.page, block.turns) for block in section.blocks] == [(3, ()), (4, ())]


def test_marks_of_two_pages_may_stand_together(folder: Folder) -> None:
    """Between them is a page with nothing but a picture."""
    body = "# Plan\n\n<!-- page 3 -->\nBoats rest.\n<!-- page 4 -->\n<!-- page 5 -->\nSails dry.\n"

    assert [(p.page, p.sentences) for p in imported(folder, body)] == [
        (3, ("Boats rest.",)),
        (5, ("Sails dry.",)),
    ]


def test_a_sentence_of_a_million_words_is_cut_in_linear_time(folder: Folder) -> None:
    """A text on one line is one sentence; to copy all that is left at each cut would take minutes."""
    text = "Word " * 1_000_000
    begun = time.process_time()

    found = imported(folder, f"# Plan\n\n{text}\n")

    assert time.process_time() - begun < MOST_SECONDS
    assert sum(len(passage.text.split()) for passage in found) == 1_000_000
