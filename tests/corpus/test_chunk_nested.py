"""A list inside a list: the item that leads in to it does so to people, too."""

from bot.corpus.markdown import parse_sections
from bot.domain.ids import list_id, list_inside, lists_around
from bot.domain.knowledge import MAX_PASSAGE_WORDS

from .folders import Folder, words_of
from .test_chunk_imported import IMPORTED

RULES = (
    "# Plan\n\nThe rules are:\n\n- Boats rest.\n- A boat sails only if:\n  - it is dry;\n"
    "  - it is whole, that is if:\n    - it has sails;\n    - it has oars;\n  - it is named.\n- Nets dry.\n"
)


def test_a_list_inside_a_list_has_its_item_as_lead_in(folder: Folder) -> None:
    """And is one passage; the list around it is not, and is introduced as before."""
    found = folder.passages(RULES)

    assert [(p.kind, p.lead_in, p.item_number) for p in found] == [
        ("paragraph", "", 0),
        ("item", "The rules are:", 1),
        ("item", "The rules are:", 2),
        ("item", "A boat sails only if:", 1),
        ("item", "A boat sails only if:", 2),
        ("list", "it is whole, that is if:", 0),
        ("item", "it is whole, that is if:", 1),
        ("item", "it is whole, that is if:", 2),
        ("item", "A boat sails only if:", 3),
        ("item", "The rules are:", 3),
    ]
    outer, inner, innermost = found[0].introduces, found[2].introduces, found[4].introduces
    assert {found[5].introduces, found[6].list_id, found[7].list_id} == {innermost}
    assert lists_around(innermost) == (innermost, inner, outer)


def test_a_list_has_the_items_of_those_inside_it(folder: Folder) -> None:
    """In their order, so that nothing is missing where it is quoted whole."""
    folder.write(RULES)
    corpus = folder.load()
    outer, inner = corpus.passages[0].introduces, corpus.passages[2].introduces

    assert [" ".join(p.sentences) for p in corpus.items_of[outer]] == [
        "Boats rest.", "A boat sails only if:", "it is dry;", "it is whole, that is if:", "it has sails;",
        "it has oars;", "it is named.", "Nets dry.",
    ]  # fmt: skip
    assert len(corpus.items_of[inner]) == 5


def test_deeper_items_without_a_colon_above_them_are_items_of_one_list(folder: Folder) -> None:
    """Nothing introduces them but what introduces all."""
    found = folder.passages("# Plan\n\nMarks:\n\n- lit\n  - red\n- dry\n")

    assert [p.kind for p in found] == ["paragraph", "list", "item", "item", "item"]
    assert {p.lead_in for p in found[1:]} == {"Marks:"}


def test_a_list_inside_a_list_that_begins_under_a_heading_is_found_by_both(folder: Folder) -> None:
    """The heading stands for the whole, the item for what is below it."""
    found = folder.passages("# The marks are:\n\n- lit:\n  - red\n  - green\n- dry\n")

    assert [(p.kind, p.text) for p in found if p.kind == "list"] == [
        ("list", "The marks are:"),
        ("list", "lit:\n\u00b7 red\n\u00b7 green"),
    ]


def test_a_lead_in_of_several_sentences_leads_in_with_its_last(folder: Folder) -> None:
    """A part of an item that was cut off leads in to nothing."""
    text = f"{words_of(60).capitalize()}. {words_of(40, start=60).capitalize()}. Boats are:"

    found = folder.passages(f"# Plan\n\n- {text}\n  - lit\n  - dry\n- full\n", extra=IMPORTED)

    assert [p.introduces != "" for p in found[:2]] == [False, True]
    assert [p.lead_in for p in found if p.kind == "list"] == ["Boats are:"]
    assert max(len(p.text.split()) for p in found) <= MAX_PASSAGE_WORDS


def test_a_list_inside_a_list_goes_on_over_the_page(folder: Folder) -> None:
    """After a mark its depth shows by its indentation alone."""
    body = (
        "# Plan\n\n<!-- page 3 -->\n- Boats rest.\n- A boat sails only if:\n  - it is dry;\n"
        "<!-- page 4 -->\n  - it is whole.\n- Nets dry.\n<!-- page 5 -->\n- Oars dry.\n"
    )

    (section,) = parse_sections(body, path="x.md")
    found = folder.passages(body, extra=IMPORTED)

    assert [(block.depth, block.group) for block in section.blocks] == [
        (1, 1), (1, 1), (2, 1), (2, 1), (1, 1), (1, 1),
    ]  # fmt: skip
    assert [p.text for p in found if p.kind == "list"] == [
        "A boat sails only if:\n\u00b7 it is dry;\n\u00b7 it is whole."
    ]
    assert [(p.page, p.lead_in_page) for p in found if p.text.endswith("whole.")] == [
        (3, 3),
        (4, 3),
    ]


def test_an_id_of_a_list_says_what_it_stands_in() -> None:
    """From the inside out."""
    outer = list_id("sources/v1.2/x.md", "plan", 3)
    inner = list_inside(outer, 2)

    assert lists_around(inner) == (inner, outer)
    assert lists_around(outer) == (outer,)
    assert lists_around("") == ()
