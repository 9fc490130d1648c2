"""Sections to passages: ids, budget, references and facts."""

import pytest

from bot.domain.knowledge import MAX_PASSAGE_WORDS

from .folders import Folder, line_of, words_of

REFERENCES = """\
references:
  - starts: Lanterns are checked
    code: W1.4
    fit: exact
  - starts: Every watch is written
    code: W6.1
    fit: best_fit
    also: [W6.3]
  - starts: Boats rest. Boats sail
    code: W7.4
    fit: exact
"""
FACTS = """\
facts:
  - anchor: published
    text: The charter was published in January 2020.
    source: the title page
  - anchor: status
    text: The charter is in force.
    source: the harbour office
"""


def sentence(words: int, *, start: int = 0) -> str:
    """Return one sentence of so many words."""
    return f"{words_of(words, start=start)}.".capitalize()


def test_every_paragraph_is_a_passage(folder: Folder) -> None:
    """Blocks are passages of their own, in order, with their sentences."""
    found = folder.passages("# Plan\n\nLanterns burn. They last.\n\nBoats sail.\n")

    assert [passage.parts for passage in found] == [
        (("Lanterns burn.", "They last."),),
        (("Boats sail.",),),
    ]


def test_an_id_is_path_anchor_and_number(folder: Folder) -> None:
    """Passages are numbered from 1 in their section."""
    found = folder.passages("# Plan\n\nLanterns burn.\n\nBoats sail.\n\n## Money\n\nIt is spent.\n")

    assert [passage.id for passage in found] == [
        "sources/small.md#plan~1",
        "sources/small.md#plan~2",
        "sources/small.md#money~1",
    ]


@pytest.mark.parametrize("change", ["A new last section", "A new first section"])
def test_ids_stay_when_another_section_is_added(folder: Folder, change: str) -> None:
    """A citation that was kept still leads to its place."""
    plan = "# Plan\n\nLead:\n\n- one\n- two\n\nBoats sail.\n\n"
    added = "# Money\n\nLead:\n\n- three\n- four\n\n"
    before = {p.id: p.text for p in folder.passages(plan)}

    after = {
        p.id: p.text for p in folder.passages(plan + added if "last" in change else added + plan)
    }

    assert before.items() < after.items()


def test_a_passage_knows_its_document_and_headings(folder: Folder) -> None:
    """What a citation shows comes with the passage."""
    found = folder.passages("# Plan\n\n## Money\n\nIt is spent.\n")[0]

    assert (found.document_id, found.framework, found.wording) == ("small", "fam", "original")
    assert found.heading_path == ("Plan", "Money")


def test_a_passage_has_the_lines_of_its_block(folder: Folder) -> None:
    """Lines are those of the file, header included."""
    path = folder.write("# Plan\n\nLanterns burn.\nBoats sail.\n")

    found = folder.load().passages[0]

    assert found.start_line == line_of(path, "Lanterns burn.")
    assert found.end_line == line_of(path, "Boats sail.")


def test_a_paragraph_of_the_budget_is_one_passage(folder: Folder) -> None:
    """Ninety words are within the budget."""
    text = f"{sentence(45)} {sentence(45, start=45)}"

    found = folder.passages(f"# Plan\n\n{text}\n")

    assert [len(passage.text.split()) for passage in found] == [MAX_PASSAGE_WORDS]


def test_a_longer_paragraph_is_cut_between_sentences(folder: Folder) -> None:
    """One word over the budget makes two passages, neither of half a sentence."""
    first, second = sentence(45), sentence(46, start=45)

    found = folder.passages(f"# Plan\n\n{first} {second}\n")

    assert [passage.text for passage in found] == [first, second]
    assert [passage.id[-2:] for passage in found] == ["~1", "~2"]


def test_a_sentence_over_the_budget_is_a_passage_of_its_own(folder: Folder) -> None:
    """What cannot be cut between sentences is not cut."""
    long, short = sentence(MAX_PASSAGE_WORDS + 5), "Boats sail."

    found = folder.passages(f"# Plan\n\n{short} {long} {short}\n")

    assert [passage.text for passage in found] == [short, long, short]


@pytest.mark.parametrize(
    ("text", "code", "fit"),
    [
        ("Lanterns are checked each night.", "W1.4", "exact"),
        ("- Every watch is written down.", "W6.1", "best_fit"),
        ("Boats rest. Boats sail at dawn.", "W7.4", "exact"),
    ],
)
def test_a_reference_belongs_to_the_block_that_it_starts(
    folder: Folder, text: str, code: str, fit: str
) -> None:
    """An official code stands with its passage, exact or as our reading."""
    body = f"# Plan\n\nIt is a plan.\n\n{text}\n"

    found = [p.reference for p in folder.passages(body, extra=REFERENCES) if p.reference]

    assert [(reference.code, reference.fit) for reference in found] == [(code, fit)]


def test_a_block_that_is_cut_has_its_reference_once(folder: Folder) -> None:
    """The passage with the opening words has the code, even where these are cut in two."""
    reference = f"  - {{starts: '{sentence(60)} Word60', code: W1.4, fit: exact}}\n"
    body = f"# Plan\n\n{sentence(60)} {sentence(60, start=60)}\n"

    found = folder.passages(body, extra=f"references:\n{reference}")

    assert [passage.reference.code if passage.reference else "" for passage in found] == [
        "W1.4",
        "",
    ]


def test_words_inside_a_block_give_it_no_reference(folder: Folder) -> None:
    """A reference names opening words."""
    body = "# Plan\n\nAt night the rule is: Lanterns are checked.\n"

    found = folder.passages(body, extra=REFERENCES)

    assert [passage.reference for passage in found] == [None]


def test_facts_of_the_header_come_first_as_summaries(folder: Folder) -> None:
    """A fact is a passage in our words, with its source."""
    found = folder.passages("# Plan\n\nBoats sail.\n", extra=FACTS)

    assert [passage.id for passage in found] == [
        "sources/small.md#header~published",
        "sources/small.md#header~status",
        "sources/small.md#plan~1",
    ]
    assert {(p.kind, p.wording, p.source) for p in found[:1]} == {
        ("fact", "summary", "the title page")
    }


def test_a_fact_has_the_line_on_which_it_stands(folder: Folder) -> None:
    """An author finds a fact by its line in the header."""
    path = folder.write("# Plan\n\nBoats sail.\n", extra=FACTS)

    found = [passage.start_line for passage in folder.load().passages[:2]]

    assert found == [line_of(path, "anchor: published"), line_of(path, "anchor: status")]


def test_every_passage_carries_the_placeholders_of_its_document(folder: Folder) -> None:
    """Words that stand for a blank are known wherever a passage is quoted."""
    body = "# Plan\n\nPublished in X.\n"

    found = folder.passages(body, extra="placeholders: [Published in X]\n")

    assert [passage.placeholders for passage in found] == [("Published in X",)]
