"""A table that any spreadsheet opens, and that holds no formula."""

import csv
import io

import pytest
from hypothesis import given

from bot import wording
from bot.domain.selfcheck import ItemId
from bot.selfcheck.csv_of import csv_of, csv_of_all, guarded
from bot.selfcheck.summary import summary_of

from .made import (
    ALL,
    CHECK,
    HOSTILE,
    LEVEL_OF,
    REASON,
    SUMMARY,
    USER,
    hostile_summary,
    note_of,
    run_of,
    texts,
)

REASONS = {ItemId("w1-1"): REASON}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows_of(text: str) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_each_question_has_a_row_with_all_that_is_known() -> None:
    """Those too that are no longer asked, under their ids."""
    run = run_of({**LEVEL_OF, ItemId("old-1"): "started"}, items=(*ALL, ItemId("old-1")))
    summary = summary_of(CHECK, run, earlier=(), notes=[note_of("w1-1"), note_of("old-1")])

    rows = rows_of(csv_of(summary, REASONS))

    assert [row["Question id"] for row in rows] == [*ALL, "old-1"]
    assert rows[0]["Answer"] == "Not in place"
    assert rows[0]["Answered on"] == "2026-07-01"
    assert rows[0]["Code"] == "W1.1"
    assert rows[0]["Why it is asked"] == f"\u201c{REASON.words}\u201d"
    assert rows[0]["Currency"] == REASON.currency
    assert rows[-1]["Answer"] == "Started"
    assert (
        rows[-1]["Evidence"]
        == rows[0]["Evidence"]
        == ("Board minutes of May (the board's folder; company secretary; review by 2026-06-01)")
    )


def test_a_summary_is_told_from_the_documents_own_words() -> None:
    """By what stands before it, and by no quotation marks."""
    summary = summary_of(CHECK, run_of(LEVEL_OF), earlier=(), notes=())

    row = rows_of(csv_of(summary, {ItemId("w1-1"): SUMMARY}))[0]

    assert row["Why it is asked"] == f"In summary: {SUMMARY.words}"


def test_several_self_checks_share_one_header() -> None:
    """And one table."""
    summary = summary_of(CHECK, run_of({}), earlier=(), notes=())

    text = csv_of_all([summary, summary], {})

    assert len(rows_of(text)) == 2 * len(ALL)
    assert text.count(wording.CSV_COLUMNS[3]) == 1


def test_lines_end_as_the_standard_has_it() -> None:
    """With carriage return and line feed."""
    text = csv_of(summary_of(CHECK, run_of({}), earlier=(), notes=()), {})

    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == len(ALL) + 1


def test_no_id_of_a_person_is_in_it() -> None:
    """A table is passed on."""
    notes = [note_of("w1-1")]

    assert USER not in csv_of(summary_of(CHECK, run_of(LEVEL_OF), earlier=(), notes=notes), {})


@given(texts)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    """Whatever blanks stand before it."""
    shown = guarded(text)

    assert not shown.startswith(FORMULA)
    assert not shown.lstrip().startswith(FORMULA)


@pytest.mark.parametrize("before", ["\u2060", "\u200d", "\u00ad", "\u034f", " \u200b\u2060 "])
@pytest.mark.parametrize("sign", ["=", "@", "\uff0b", "\ufe66"])
def test_a_formula_behind_what_is_not_seen_is_none(before: str, sign: str) -> None:
    """A program that drops such characters would come upon it."""
    assert guarded(f"{before}{sign}1").startswith("'")


@given(texts)
def test_any_text_leaves_the_table_whole(text: str) -> None:
    """One row, all columns, no more."""
    (row,) = rows_of(csv_of(hostile_summary(text), REASONS))

    assert set(row) == set(wording.CSV_COLUMNS)
    assert row["Question id"] == "w1-1"
    assert row["Publisher's page"] == REASON.url


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_can_still_be_read(text: str) -> None:
    """Its letters are there; what would break the table or turn its words about is marked."""
    (row,) = rows_of(csv_of(hostile_summary(text), REASONS))

    letters = [c for c in text if c.isalnum() or c in "<>&!=+@"]
    assert [c for c in row["Question"] if c.isalnum() or c in "<>&!=+@"] == letters
    assert not {"\x00", "\u202e", "\x1b"} & set(row["Question"])
