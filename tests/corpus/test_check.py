"""What an author must fix in the knowledge folder: each finding."""

from datetime import date
from pathlib import Path

import pytest

from bot.corpus.check import FEWEST_WORDINGS, Finding, addresses_of, check_corpus
from bot.domain.knowledge import MAX_PASSAGE_WORDS
from bot.errors import KnowledgeUnreadable

from .folders import Folder, line_of, words_of

BODY = "# Plan\n\nBoats sail.\n"
DOCUMENT = "sources/small.md"
ENOUGH = "".join(f"wording {number}\n" for number in range(FEWEST_WORDINGS))


def findings(folder: Folder) -> list[Finding]:
    """Return what the check says of a folder."""
    return check_corpus(folder.path)


def test_a_folder_in_order_has_no_finding(folder: Folder) -> None:
    """There is nothing to fix where nothing is wrong."""
    reference = "references: [{starts: Boats sail. Boats return, code: W1.4, fit: exact}]\n"
    folder.write(f"{BODY}Boats return.\n", extra=f"placeholders: [Boats sail]\n{reference}")
    folder.put("asked/small.txt", f"> Boats sail\n{ENOUGH}")
    folder.put("outside/not_covered.txt", "> the weather\nwill it rain\n")

    assert findings(folder) == []


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    """There is nothing to check where there is nothing."""
    with pytest.raises(KnowledgeUnreadable, match="no such knowledge folder"):
        check_corpus(tmp_path / "absent")


def test_a_folder_without_documents_is_a_finding(folder: Folder) -> None:
    """An author who starts is told what is missing."""
    assert [finding.what for finding in findings(folder)] == ["no document (*.md) was found here"]


def test_every_document_that_cannot_be_read_is_named(folder: Folder) -> None:
    """One run tells an author of all broken files, each with its line."""
    folder.put("sources/empty.md", "")
    folder.put("sources/latin.md", "---\ncaf\u00e9\n".encode("latin-1"))
    folder.write(BODY, extra="colour: red\n")

    found = [(Path(f.path).name, f.line, f.what.partition(":")[0]) for f in findings(folder)]

    assert found == [
        ("empty.md", 1, "the document is empty"),
        ("latin.md", 2, "the file is not UTF-8 text"),
        ("small.md", line_of(folder.path / DOCUMENT, "colour"), "colour"),
    ]


@pytest.mark.parametrize(
    "content",
    ["title: &t [*t]", "title: " + "[" * 5000 + "]" * 5000],
    ids=["holds itself", "nested without end"],
)
def test_a_hostile_header_is_a_finding(folder: Folder, content: str) -> None:
    """A header that would never end does not end the check."""
    folder.put(DOCUMENT, f"---\n{content}\n---\n\n{BODY}")

    assert [Path(finding.path).name for finding in findings(folder)] == ["small.md"]


def test_two_documents_with_one_id_are_a_finding(folder: Folder) -> None:
    """What holds between documents is looked at when all can be read."""
    folder.write(BODY, name="one", id="same")
    folder.write(BODY, name="two", id="same")

    assert ["'same' is already used" in finding.what for finding in findings(folder)] == [True]


def test_two_facts_with_one_anchor_are_a_finding(folder: Folder) -> None:
    """Each fact must be citable by itself."""
    fact = "  - {anchor: same, text: It is so., source: us}\n"
    folder.write(BODY, extra=f"facts:\n{fact}{fact}")

    assert [Path(finding.path).name for finding in findings(folder)] == ["small.md"]


def test_wordings_that_break_the_rules_are_a_finding(folder: Folder) -> None:
    """A target that begins no sentence is named with its file and line."""
    folder.write(BODY)
    path = folder.put("asked/small.txt", "\n> Ships sail\nwhat sails\n")

    assert [(finding.path, finding.line) for finding in findings(folder)] == [(str(path), 2)]


@pytest.mark.parametrize("starts", ["Ships sail", "return at night", "sail. Boats return"])
def test_a_reference_that_starts_no_passage_is_a_finding(folder: Folder, starts: str) -> None:
    """A code whose words are not there, or open no block, would never be shown."""
    reference = f"  - {{starts: '{starts}', code: W1.4, fit: exact}}\n"
    folder.write(
        "# Plan\n\nBoats sail. Boats return at night.\n", extra=f"references:\n{reference}"
    )

    found = findings(folder)

    assert [(f.path, f.what) for f in found] == [
        (DOCUMENT, f"no passage starts with {starts!r} (W1.4)")
    ]


def test_a_placeholder_that_does_not_stand_in_the_text_is_a_finding(folder: Folder) -> None:
    """A placeholder that was filled in must leave the header."""
    folder.write(BODY, extra="placeholders: [published in X]\n")

    found = findings(folder)

    assert [(f.path, f.what) for f in found] == [
        (DOCUMENT, "'published in X' does not stand in the text")
    ]


def test_a_fact_beside_words_that_do_not_stand_in_the_text_is_a_finding(folder: Folder) -> None:
    """A fact can only stand beside words that are there."""
    fact = "  - {anchor: a, text: It is so., source: us, beside: Ships sail.}\n"
    folder.write(BODY, extra=f"facts:\n{fact}")

    found = findings(folder)

    assert [(f.path, f.what) for f in found] == [
        (DOCUMENT, "'Ships sail.' does not stand in the text")
    ]


def test_neither_an_address_nor_a_reason_is_a_finding(folder: Folder) -> None:
    """A reader must be told where the original is, or why nobody can say."""
    folder.write(BODY, url="null")

    assert ["neither an address" in finding.what for finding in findings(folder)] == [True]


def test_a_reason_for_no_address_is_enough(folder: Folder) -> None:
    """Not everything is on line."""
    folder.write(BODY, url="null", extra="url_note: it was never put on line\n")

    assert findings(folder) == []


def test_a_heading_with_nothing_under_it_is_a_finding(folder: Folder) -> None:
    """A heading above other headings may be bare, a last one may not."""
    path = folder.write(
        "# Plan\n\n## Boats\n\nBoats sail.\n\n## Money\n\n## Watch\n\nIt is kept.\n"
    )

    found = findings(folder)

    assert found == [Finding(DOCUMENT, line_of(path, "## Money"), "nothing stands under 'money'")]


def test_a_passage_over_the_budget_is_a_finding(folder: Folder) -> None:
    """A sentence that cannot be cut must be reworded by its author."""
    path = folder.write(f"# Plan\n\n{words_of(MAX_PASSAGE_WORDS + 1)}.\n")

    found = findings(folder)

    assert [(f.line, f.what) for f in found] == [
        (line_of(path, "word0"), f"a passage of {MAX_PASSAGE_WORDS + 1} words; cut it in two")
    ]


@pytest.mark.parametrize("spare", [47, 48, 49, 50])
def test_a_list_of_about_the_budget_is_no_finding(folder: Folder, spare: int) -> None:
    """A list is read whole or item by item: its author has nothing to fix."""
    items = f"- {words_of(44)}\n- {words_of(MAX_PASSAGE_WORDS - spare, start=44)}\n"
    folder.write(f"# Plan\n\nThe marks are:\n\n{items}")

    assert findings(folder) == []


def test_an_item_over_the_budget_with_its_bullet_is_a_finding(folder: Folder) -> None:
    """What a person reads is counted, and the finding says what was counted with it."""
    folder.write(f"# Plan\n\nBoats sail.\n\n- {words_of(MAX_PASSAGE_WORDS)}\n")

    assert [f.what for f in findings(folder)] == [
        f"a passage of {MAX_PASSAGE_WORDS + 1} words with lead-in and bullet; cut it in two"
    ]


def test_the_same_text_twice_is_a_finding(folder: Folder) -> None:
    """The second place is named, with the first."""
    path = folder.write("# Plan\n\nBoats sail.\n\n## Watch\n\nBoats sail.\n")

    found = findings(folder)

    assert found == [
        Finding(DOCUMENT, line_of(path, "## Watch") + 2, f"the same text as {DOCUMENT}#plan~1")
    ]


def test_too_few_wordings_are_a_finding(folder: Folder) -> None:
    """One less than the least is too few."""
    folder.write(BODY)
    folder.put("asked/small.txt", f"> Boats sail\n{ENOUGH.partition(chr(10))[2]}")

    assert [(f.path, f.what) for f in findings(folder)] == [
        ("asked/small.txt", f"{DOCUMENT}#plan~1 has 9 wordings, fewer than 10")
    ]


def test_a_wording_that_stands_twice_is_a_finding(folder: Folder) -> None:
    """Capitals make no new wording."""
    folder.write(BODY)
    folder.put("asked/small.txt", f"> Boats sail\n{ENOUGH}Wording 3\n")

    assert [f.what for f in findings(folder)] == [f"{DOCUMENT}#plan~1 has 'wording 3' 2 times"]


def test_a_passage_that_nobody_asks_for_is_a_finding(folder: Folder) -> None:
    """Where there are wordings at all, every passage has some."""
    folder.write(f"{BODY}\nLanterns burn.\n")
    folder.put("asked/small.txt", f"> Boats sail\n{ENOUGH}")

    assert [(f.path, f.what) for f in findings(folder)] == [
        ("asked/small.txt", f"nobody asks for {DOCUMENT}#plan~2: it has no wordings")
    ]


def test_a_topic_outside_without_wordings_is_a_finding(folder: Folder) -> None:
    """A topic that no question leads to is never named."""
    folder.write(BODY)
    folder.put("outside/not_covered.txt", "> the weather\n> pay\nhow much\n")

    assert [(f.path, f.what) for f in findings(folder)] == [
        ("outside/not_covered.txt", "'the weather' has no wording")
    ]


def test_findings_come_in_order_of_place(folder: Folder) -> None:
    """An author works from the top of a file to its end."""
    folder.write(
        "# Plan\n\nBoats sail.\n\n## Watch\n\nBoats sail.\n\n## Money\n", name="b", url="null"
    )
    folder.write("# Other\n\nLanterns burn.\n\n## Oil\n", name="a")

    found = [(finding.path, finding.line) for finding in findings(folder)]

    assert found == sorted(found)
    assert [Path(path).name for path, _ in found] == ["a.md", "b.md", "b.md", "b.md"]


def test_a_check_of_currency_that_is_too_old_is_named(folder: Folder) -> None:
    """With its line; one of the very day is not."""
    folder.write(BODY)

    old = check_corpus(folder.path, checked_after=date(2026, 7, 2))
    fresh = check_corpus(folder.path, checked_after=date(2026, 7, 1))

    (finding,) = (found for found in old if "currency" in found.what)
    assert finding.line == line_of(folder.path / DOCUMENT, "checked_on")
    assert "2026-07-01" in finding.what
    assert not any("currency" in found.what for found in fresh)


@pytest.mark.parametrize("field", ["licence", "publisher"])
def test_a_licence_or_publisher_that_is_not_stated_is_named(folder: Folder, field: str) -> None:
    """An import writes so where nobody said it."""
    folder.write(BODY, **{field: "not stated"})

    (finding,) = (found for found in findings(folder) if "missing" in found.what)

    assert finding.what == f"the {field} is missing"
    assert finding.line == line_of(folder.path / DOCUMENT, field)


def test_every_address_of_a_header_can_be_asked(folder: Folder) -> None:
    """The document's own and those of its sections, each with its line."""
    note = "{heading: Plan, source: x, url: 'https://plan.example.org/p', confidence: verified}"
    folder.write(BODY, extra=f"sections:\n  - {note}\n", wording="summary")

    named = dict(addresses_of(folder.load().documents))

    assert set(named) == {"https://harbour.example/charter", "https://plan.example.org/p"}
