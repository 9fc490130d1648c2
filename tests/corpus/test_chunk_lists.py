"""Lists: a lead-in travels with its items, and a short list is one more passage."""

import pytest

from bot.domain.knowledge import MAX_PASSAGE_WORDS, Passage

from .folders import Folder, line_of, words_of


def of_kind(passages: tuple[Passage, ...], kind: str) -> list[Passage]:
    """Return the passages of one kind."""
    return [passage for passage in passages if passage.kind == kind]


def long_list(items: int) -> str:
    """Return a list whose items of 40 words do not fit into one passage together."""
    return "".join(f"- {words_of(40, start=40 * number)}\n" for number in range(items))


def test_a_lead_in_travels_with_every_item(folder: Folder) -> None:
    """An item is read with the sentence that introduces it."""
    found = folder.passages("# Plan\n\nThe marks are:\n\n- lit\n- dry\n")

    assert [p.text for p in of_kind(found, "item")] == [
        "The marks are:\n\u00b7 lit",
        "The marks are:\n\u00b7 dry",
    ]


def test_only_the_last_sentence_before_a_list_leads_in(folder: Folder) -> None:
    """What stands earlier in the paragraph introduces nothing."""
    found = folder.passages("# Plan\n\nBoats sail. The marks are:\n\n- lit\n- dry\n")

    assert {p.lead_in for p in of_kind(found, "item")} == {"The marks are:"}


def test_a_paragraph_that_ends_without_a_colon_leads_in_to_nothing(folder: Folder) -> None:
    """Items after an ordinary paragraph stand by themselves."""
    found = folder.passages("# Plan\n\nBoats sail.\n\n- lit\n- dry\n")

    assert [p.text for p in of_kind(found, "item")] == ["\u00b7 lit", "\u00b7 dry"]
    assert {p.introduces for p in of_kind(found, "paragraph")} == {""}


def test_a_short_list_is_also_one_passage(folder: Folder) -> None:
    """A list that fits is found whole, before its items."""
    found = folder.passages("# Plan\n\nThe marks are:\n\n- lit\n- dry\n- full\n")

    assert [p.kind for p in found] == ["paragraph", "list", "item", "item", "item"]
    assert found[1].text == "The marks are:\n\u00b7 lit\n\u00b7 dry\n\u00b7 full"


def test_a_list_right_under_an_ordinary_heading_is_read(folder: Folder) -> None:
    """A heading without a colon leads in to nothing; the list under it is a list all the same."""
    path = folder.write("# Plan\n\n- lit\n- dry\n")

    found = folder.load().passages

    assert [(p.kind, p.text) for p in found] == [
        ("list", "\u00b7 lit\n\u00b7 dry"),
        ("item", "\u00b7 lit"),
        ("item", "\u00b7 dry"),
    ]
    assert (found[0].start_line, found[0].end_line) == (line_of(path, "lit"), line_of(path, "dry"))


def test_a_list_of_one_item_is_only_an_item(folder: Folder) -> None:
    """The same text is not indexed twice."""
    found = folder.passages("# Plan\n\nThe mark is:\n\n- lit\n")

    assert [p.kind for p in found] == ["paragraph", "item"]


def test_a_heading_with_a_colon_leads_in_to_its_list(folder: Folder) -> None:
    """The heading is the sentence that introduces the items."""
    found = folder.passages("# Plan\n\n## The marks are:\n\n- lit\n- dry\n")

    assert {p.lead_in for p in found} == {"The marks are:"}
    assert found[0].text == "The marks are:\n\u00b7 lit\n\u00b7 dry"


def test_a_heading_leads_in_only_to_the_list_right_under_it(folder: Folder) -> None:
    """A paragraph between the heading and the list breaks the tie."""
    found = folder.passages("# The marks are:\n\nBoats sail.\n\n- lit\n- dry\n")

    assert {p.lead_in for p in of_kind(found, "item")} == {""}


def test_a_long_list_under_a_heading_is_found_by_its_heading(folder: Folder) -> None:
    """The heading is a passage that introduces the list, without the items' words."""
    found = folder.passages(f"# The marks are:\n\n{long_list(4)}")

    assert [p.kind for p in found] == ["list", "item", "item", "item", "item"]
    assert (found[0].text, found[0].parts) == ("The marks are:", ())


def test_a_long_list_after_a_paragraph_is_found_by_the_paragraph(folder: Folder) -> None:
    """The paragraph introduces the list, and no further passage is made."""
    found = folder.passages(f"# Plan\n\nThe marks are:\n\n{long_list(3)}")

    assert [p.kind for p in found] == ["paragraph", "item", "item", "item"]
    assert found[0].introduces == found[1].list_id != ""


def test_items_are_numbered_and_share_their_list(folder: Folder) -> None:
    """A whole list can be put together again from any of its items."""
    found = folder.passages("# Plan\n\nThe marks are:\n\n- lit\n- dry\n- full\n")

    items = of_kind(found, "item")

    assert [p.item_number for p in items] == [1, 2, 3]
    assert len({p.list_id for p in items}) == 1
    assert {p.introduces for p in found if p.kind != "item"} == {items[0].list_id}


def test_two_lists_of_a_section_are_told_apart(folder: Folder) -> None:
    """Each list has its own id and lead-in."""
    body = "# Plan\n\nFirst:\n\n- lit\n- dry\n\nSecond:\n\n- full\n- fast\n"

    items = of_kind(folder.passages(body), "item")

    assert [p.lead_in for p in items] == ["First:", "First:", "Second:", "Second:"]
    assert len({p.list_id for p in items}) == 2


def test_a_list_keeps_its_id_when_a_list_is_added_to_another_section(folder: Folder) -> None:
    """A list is named by its place in its own section."""
    plan, added = "# Plan\n\nFirst:\n\n- lit\n- dry\n\n", "# Money\n\nSecond:\n\n- full\n- fast\n\n"
    before = of_kind(folder.passages(plan), "item")[0].list_id

    after = {p.list_id for p in folder.passages(added + plan)}

    assert before in after


def test_an_item_over_the_budget_is_cut_and_each_part_keeps_the_lead_in(folder: Folder) -> None:
    """Lead-in, bullet and part stay within the budget, and both parts are the same item."""
    item = f"{words_of(50).capitalize()}. {words_of(40, start=50).capitalize()}."

    items = of_kind(folder.passages(f"# Plan\n\nThe marks are:\n\n- {item}\n- dry\n"), "item")

    assert [p.item_number for p in items] == [1, 1, 2]
    assert all(p.lead_in == "The marks are:" for p in items)
    assert all(len(p.text.split()) <= MAX_PASSAGE_WORDS for p in items)


@pytest.mark.parametrize(("words", "parts"), [(89, 1), (90, 2)])
def test_the_bullet_of_an_item_counts(folder: Folder, words: int, parts: int) -> None:
    """An item of one word less than the budget is one passage."""
    item = f"{words_of(45).capitalize()}. {words_of(words - 45, start=45).capitalize()}."

    assert len(of_kind(folder.passages(f"# Plan\n\n- {item}\n"), "item")) == parts


def test_a_list_of_exactly_the_budget_is_one_passage(folder: Folder) -> None:
    """The lead-in counts, and so does the bullet before each item."""
    items = f"- {words_of(44)}\n- {words_of(MAX_PASSAGE_WORDS - 49, start=44)}\n"

    found = of_kind(folder.passages(f"# Plan\n\nThe marks are:\n\n{items}"), "list")

    assert [len(p.parts) for p in found] == [2]
    assert [len(p.text.split()) for p in found] == [MAX_PASSAGE_WORDS]


def test_a_list_of_one_word_over_the_budget_is_only_its_items(folder: Folder) -> None:
    """What a person would read is at most the budget, bullets and all."""
    items = f"- {words_of(44)}\n- {words_of(MAX_PASSAGE_WORDS - 48, start=44)}\n"

    found = folder.passages(f"# Plan\n\nThe marks are:\n\n{items}")

    assert [p.kind for p in found] == ["paragraph", "item", "item"]


def test_the_lines_of_a_list_start_at_its_lead_in(folder: Folder) -> None:
    """A list is cited from the sentence that introduces it to its last item."""
    path = folder.write("# Plan\n\nBoats sail.\n\nThe marks are:\n\n- lit\n- dry\n")

    found = of_kind(folder.load().passages, "list")[0]

    assert (found.start_line, found.end_line) == (line_of(path, "marks"), line_of(path, "dry"))


def test_the_lines_of_a_list_without_a_lead_in_are_those_of_its_items(folder: Folder) -> None:
    """A paragraph that introduces nothing is no part of the list."""
    path = folder.write("# Plan\n\nBoats sail.\n\n- lit\n- dry\n")

    found = of_kind(folder.load().passages, "list")[0]

    assert (found.start_line, found.end_line) == (line_of(path, "lit"), line_of(path, "dry"))
