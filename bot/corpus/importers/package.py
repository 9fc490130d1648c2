"""A Word file as a package of XML parts: the one door to the XML parser."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.corpus.importers.imported import CannotImport

MAX_ENTRIES = 10_000
MAX_UNPACKED_BYTES = 1_000_000_000
"""What all entries together may say they unpack to; pictures hardly shrink."""
MAX_PART_BYTES = 40_000_000
"""Of XML in one part; a book of a thousand pages has some twenty million."""
MAX_DIGITS = 9
"""Of a number; no count, place or width in a Word file has more."""
_ENCRYPTED = 0x1


class Package:
    """The parts of a Word file, read in memory; nothing is ever unpacked to a disk."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise CannotImport("damaged") from error
        _refuse_unsafe(self._zip.infolist())
        self._names = frozenset(self._zip.namelist())

    def part(self, name: str) -> Element | None:
        """Return the root of a part, or None if there is no such part.

        Args:
            name: the part's name inside the package.

        Raises:
            CannotImport: it is too big, damaged, or defines entities.
        """
        if name not in self._names:
            return None
        try:  # NotImplementedError is what zipfile raises for a compression that it does not know
            with self._zip.open(name) as opened:
                content = opened.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise CannotImport("damaged") from error
        if len(content) > MAX_PART_BYTES:
            raise CannotImport("unpacks")
        return _parsed(content)


def name_of(element: Element) -> str:
    """Return an element's name without its name space, which differs between Word's dialects."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child with a name, that one's first child with the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if name_of(c) == name), None)
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children with a name."""
    return (c for c in element if name_of(c) == name)


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute whatever its name space, empty if there is none."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def whole_number(text: str, default: int, most: int) -> int:
    """Return a number of an attribute, no higher than a bound; the default for what is none."""
    return min(int(text), most) if text.isdecimal() and len(text) <= MAX_DIGITS else default


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def _parsed(content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise CannotImport("entities") from error
    except (ParseError, ValueError, LookupError) as error:
        raise CannotImport("damaged") from error
    return root


def _refuse_unsafe(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED_BYTES:
        raise CannotImport("unpacks")
    for entry in entries:
        name = entry.orig_filename
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
            raise CannotImport("unsafe_zip")
        if entry.flag_bits & _ENCRYPTED:
            raise CannotImport("encrypted")
