"""The date that a document says is its own."""

import pytest

from bot.corpus.importers.imported import Piece
from bot.corpus.importers.stated_date import MAX_NEAR, MAX_PIECES, stated_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published 12 March 2024", "2024-03-12"),
        ("Date: 4 June 2025", "2025-06-04"),
        ("Issued: March 2024", "2024-03"),
        ("Version 2, approved 4th June 2025", "2025-06-04"),
        ("Approved by the board on 12 Sept. 2026. The charter says how.", "2026-09-12"),
        ("Date of issue: 2026-01-31", "2026-01-31"),
        ("Date approved; 4 June 2025", "2025-06-04"),
        ("Harbour Trust\nPublished: 12/03/2024", "2024-03-12"),
        ("This policy is effective from 1 April 2025", "2025-04-01"),
        ("Board charter, v2.1, issued 2024", "2024"),
        ("Version 4, approved on 3 February 2026. Next review: February 2028.", "2026-02-03"),
    ],
)
def test_a_date_that_is_said_to_be_its_own_is_taken(text: str, date: str) -> None:
    """As exact as it is said."""
    assert stated_date([Piece("heading", "Charter"), Piece("paragraph", text)]) == date


@pytest.mark.parametrize(
    "text",
    [
        "Next review date: 4 June 2027",
        "Review date: June 2027",
        "To be reviewed by 4 June 2027",
        "The trust opened on 4 June 1985.",
        "This replaces the policy that was approved on 4 June 2021",
        "In March 2024 the board published a plan.",
        "Date of birth: 4 June 1985",
        "Updated often",
        "The board approved a budget of three million on 4 June 2021",
        "A letter dated 4 June 2021 set out the aims",
        "Date of next meeting: 4 June 2027",
        "Date of last review; June 2021",
        "Approved in 2021-22 by the board",
    ],
)
def test_a_date_of_something_else_is_left(text: str) -> None:
    """A review to come, or another paper's."""
    assert stated_date([Piece("paragraph", text)]) is None


def test_a_date_far_down_is_of_something_else() -> None:
    """Only the beginning says when a document came out."""
    pieces = [Piece("paragraph", "Words.")] * MAX_PIECES

    assert stated_date([*pieces, Piece("paragraph", "Published 12 March 2024")]) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("November 2017", "2017-11"),
        ("Presented to the board\n3 March 2026\nVersion 2", "2026-03-03"),
        ("03/03/2026", "2026-03-03"),
    ],
)
def test_a_line_that_is_a_date_alone_is_its_own(text: str, date: str) -> None:
    """A cover has no word before it."""
    assert stated_date([Piece("heading", "Charter"), Piece("paragraph", text)]) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Minutes of the meeting held on 18 June 2026, 9.30 am, Boardroom and by video",
            "2026-06-18",
        ),
        ("DRAFT MINUTES of the board of directors, Thursday 4 June 2025", "2025-06-04"),
        ("Minutes: 04/06/2025", "2025-06-04"),
        ("Notes of the team meeting dated 4 June 2025", "2025-06-04"),
        ("Meeting of 4 June 2025", "2025-06-04"),
        ("Date of meeting: 4 June 2025", "2025-06-04"),
        ("People Committee\nHeld on 4 June 2025 at noon", "2025-06-04"),
    ],
)
def test_minutes_are_of_the_day_of_their_meeting(text: str, date: str) -> None:
    """As their first lines say, whatever is dated below."""
    pieces = [Piece("heading", "PEOPLE COMMITTEE"), Piece("paragraph", text)]

    assert stated_date([*pieces, Piece("paragraph", "Issued 9 July 2026")]) == date


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of 16 April 2026 were agreed",
        "Minutes of the last meeting, 16 April 2026",
        "Minutes of the meeting that was held on 16 April 2026 are attached",
        "The meeting held on 16 April 2026 agreed this",
    ],
)
def test_another_meeting_than_that_of_the_minutes_gives_no_date(text: str) -> None:
    """One that a text speaks of."""
    assert stated_date([Piece("paragraph", text)]) is None


def test_a_date_that_is_said_goes_before_one_alone() -> None:
    """The month on the cover may be that of a meeting."""
    pieces = [Piece("paragraph", "May 2026"), Piece("paragraph", "Published 12 March 2024")]

    assert stated_date(pieces) == "2024-03-12"


def test_a_heading_that_is_a_date_is_no_date_of_the_document() -> None:
    """A history begins with what happened first."""
    pieces = [Piece("heading", "History"), Piece("heading", "7 January 2019")]

    assert stated_date(pieces) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Estuary Trust, September 2025", "2025-09"),
        ("Board of Directors | 10 January 2025", "2025-01-10"),
        ("Version 3 - 4 June 2025", "2025-06-04"),
        ("Version 3 4 June 2025", "2025-06-04"),
        ("Harbour Trust (May 2026)", "2026-05"),
        ("Harbour Trust \u2013 12/03/2024", "2024-03-12"),
        ("Talent strategy 2024-27, March 2024", "2024-03"),
        ("Harbour Trust\nDirector of People \u00b7 2026-01-31\nFinal", "2026-01-31"),
    ],
)
def test_a_short_line_under_the_title_may_end_in_its_date(text: str, date: str) -> None:
    """Whose document it is, or which version, stands before it."""
    pieces = [Piece("heading", "Charter"), Piece("paragraph", text)]

    assert stated_date(pieces) == date
    assert stated_date([*pieces, Piece("paragraph", "Published 1 May 2026")]) == "2026-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "Director of People, review June 2027",
        "Next version - 4 June 2027",
        "Meeting of the board, 10 January 2025",
        "Board meeting | 10 January 2025",
        "Conference of leaders, 3 - 4 June 2025",
        "Wards open: 3 - 4 June 2025",
        "April 2023 - March 2024",
        "April \u2013 June 2025",
        "Harbour Trust, 2023 - March 2024",
        "Deadline for answers: 4 June 2025",
        "Harbour Trust: 4 June 2025",
        "The trust opened its doors, May 1985",
        "Harbour Trust since May 1985",
        "Under the Act that parliament passed in May 1985",
        "Ref. HR-2025-01-10",
        "One line that is long, in which there are many more words than on a cover, May 2024",
    ],
)
def test_a_date_at_the_end_of_a_line_may_be_of_something_else(text: str) -> None:
    """A meeting, a review, an event, the end of a time; and a line of text is no line of a cover."""
    assert stated_date([Piece("heading", "Charter"), Piece("paragraph", text)]) is None


@pytest.mark.parametrize(
    "before",
    [
        [Piece("paragraph", "Words.")] * MAX_NEAR,
        [Piece("paragraph", "The board decides on it once in a year, after a report of all its people.")],
    ],
)  # fmt: skip
def test_a_date_at_the_end_of_a_line_in_the_text_is_of_something_else(before: list[Piece]) -> None:
    """Only near the title is it the document's."""
    assert stated_date([*before, Piece("paragraph", "Estuary Trust, September 2025")]) is None


def test_a_heading_that_ends_in_a_date_gives_it_where_it_is_a_line_of_the_cover() -> None:
    """Between other headings; one with text of its own says when something was."""
    title, line = Piece("heading", "Charter"), Piece("heading", "Harbour Trust, May 2024", 2)

    assert stated_date([title, line, Piece("heading", "Purpose", 2)]) == "2024-05"
    assert stated_date([title, line, Piece("paragraph", "Fire broke out.")]) is None
    assert stated_date([line]) is None


def test_a_date_between_the_headings_of_a_cover_is_the_documents() -> None:
    """Set as large as they are, it has no text under it."""
    lines = ("Copyright Office Summary", "December 1998", "Introduction")

    assert stated_date([Piece("heading", line) for line in lines]) == "1998-12"
