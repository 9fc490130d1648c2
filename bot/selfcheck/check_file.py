"""A self-check as its author writes it: one file of `knowledge/selfchecks/`."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StringConstraints

from bot.blockkit import MAX_OPTION_CHARS
from bot.domain.ids import Value
from bot.errors import KnowledgeError, KnowledgeInvalid
from bot.yamlfile import LineOf, Where, parse_with_lines, read_text

MAX_ID_CHARS = 40
"""Characters of an id, so that a button's value has room for several."""
MAX_SENTENCE_CHARS = 300
"""Characters of a question or of one thing that counts: what is read at a glance on a telephone."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _checked_id(text: str) -> str:
    if not _ID.fullmatch(text):
        msg = "an id is made of small letters and digits, parted by single hyphens"
        raise ValueError(msg)
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


_Id = Annotated[str, StringConstraints(max_length=MAX_ID_CHARS), AfterValidator(_checked_id)]
_Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)
]
_Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_OPTION_CHARS),
    AfterValidator(_one_line),
]
"""Of a self-check or theme; it has to fit in a menu."""
_Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_SENTENCE_CHARS),
    AfterValidator(_one_line),
]


class CitedFile(Value):
    """The sentence on which a question rests."""

    document: _Words
    """The document's id."""
    opens: _Words
    """The sentence's opening words."""


class ThemeFile(Value):
    """A theme; where the self-check is divisible, also a self-check of its own."""

    id: _Id
    title: _Title
    about: _Sentence | None = None
    called: tuple[_Title, ...] = ()


class ItemFile(Value):
    """A question."""

    id: _Id
    theme: str
    question: _Sentence
    code: _Title | None = None
    rests_on: CitedFile
    counts: tuple[_Sentence, ...] = ()


class CheckFile(Value):
    """A whole self-check."""

    id: _Id
    order: StrictInt
    """Its place among the others."""
    title: _Title
    about: _Sentence
    called: tuple[_Title, ...] = ()
    """What people type to name it, beside its id and title."""
    divisible: StrictBool = False
    """Whether each theme is a self-check of its own as well."""
    themes: tuple[ThemeFile, ...] = Field(min_length=1)
    items: tuple[ItemFile, ...] = Field(min_length=1)


class Named(NamedTuple):
    """A self-check that a file makes: the whole, or one theme of a divisible one."""

    id: str
    names: Sequence[tuple[str, Where]]
    """What names it, each with where it stands in the file."""
    where: Where


class Written(NamedTuple):
    """A file that was read."""

    path: str
    file: CheckFile
    line_of: LineOf

    def fault(self, reason: str, *where: int | str) -> KnowledgeInvalid:
        """Return the error that something is wrong at a place of the file."""
        return KnowledgeInvalid(self.path, self.line_of(where), reason)

    def makes(self) -> Iterator[Named]:
        """Yield the self-checks that the file makes, its divisions before the whole."""
        for number, theme in enumerate(self.file.themes if self.file.divisible else ()):
            yield _named(theme, ("themes", number))
        yield _named(self.file, ())


def read_check_files(folder: Path) -> tuple[list[Written], list[KnowledgeError]]:
    """Return the files of a folder in the order of their paths, and why others cannot be read.

    A folder that is not there has none.
    """
    written: list[Written] = []
    unreadable: list[KnowledgeError] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            written.append(Written(str(path), *_read(path)))
        except KnowledgeError as error:
            unreadable.append(error)
    return written, unreadable


def _read(path: Path) -> tuple[CheckFile, LineOf]:
    """Return a file and the lines of its values.

    Raises:
        KnowledgeUnreadable: it cannot be read.
        KnowledgeInvalid: it is not of the form that is asked for.
    """
    return parse_with_lines(read_text(path), CheckFile, path=str(path))


def _named(part: CheckFile | ThemeFile, where: Where) -> Named:
    called = [(name, (*where, "called", number)) for number, name in enumerate(part.called)]
    own = [(part.id, (*where, "id")), (part.title, (*where, "title"))]
    return Named(part.id, [*own, *called], (*where, "id"))
