"""What a paper is made of: headings, paragraphs and tables, before they are a file."""

from datetime import date

from bot.domain.ids import Value
from bot.domain.selfcheck import Level


class Heading(Value):
    """A heading; 1 is the highest below the title."""

    text: str
    level: int


class Paragraph(Value):
    """Some sentences."""

    text: str


class Blank(Value):
    """A line to fill in."""

    label: str


class Quotation(Value):
    """A document's own words; a summary of them is a paragraph."""

    text: str


class Bullet(Value):
    """One item of a list."""

    text: str


class Address(Value):
    """A page of the publisher's."""

    url: str


class Cell(Value):
    """What stands in one field of a table."""

    text: str
    level: Level | None = None
    """The level that the words name, where they name one; it is shaded in its colour."""


class Table(Value):
    """Rows under a header."""

    caption: str
    widths: tuple[int, ...]
    """Hundredths of the width of the text, a column each."""
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Piece = Heading | Paragraph | Blank | Quotation | Bullet | Address | Table


class Report(Value):
    """A whole paper."""

    title: str
    frameworks: tuple[str, ...]
    """What it is about: documents with their dates."""
    made: date
    pieces: tuple[Piece, ...]
