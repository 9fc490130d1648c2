"""PDF: the one door to pypdf. Opens a file, and gives its pages as pieces of text with places."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, StreamObject
from pypdf.generic._font import Font

from bot.corpus.importers.imported import CannotImport, Imported, Progress
from bot.corpus.importers.pdf_document import Bookmark, document_of
from bot.corpus.importers.pdf_frames import IDENTITY, Matrix, matrix_of, number
from bot.corpus.importers.pdf_lines import Page
from bot.corpus.importers.pdf_runs import Glyph, Pen

MAX_PAGES = 5_000
MAX_FORMS = 2_000
"""Forms that are drawn on one page at most."""
MAX_FORM_DEPTH = 12
MAX_BOOKMARKS = 20_000
_TAIL_BYTES = 4096
"""Bytes at the end of a file in which its end is marked."""
_BOLD = re.compile(r"bold|black|heavy|demi|-medi\b|,b\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingdings|dingbats|webdings|typographicsymbols", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"^\W*(?:anonymous|unspecified|unnamed|no title|title|(?:document|presentation|book)\d+|powerpoint presentation)\W*$"
    r"|microsoft word|untitled|\.(?:docx?|pptx?|odt|pdf|indd|qxd|wpd)\b",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title: a word for none, or the name of a file."""
_ANSI = "/WinAnsiEncoding"
_ANSI_BULLETS = dict.fromkeys((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x95, 0x9D), "\u2022")
"""Codes that this encoding gives to no letter are bullets: ISO 32000-1:2008, annex D.2, note 3."""


def read_pdf(content: bytes, progress: Progress) -> Imported:
    """Return what stands in a PDF.

    Args:
        content: all of its bytes.
        progress: told how many pages are done.

    Raises:
        CannotImport: it needs a password, is damaged or hostile, or has no text.
    """
    try:
        return _read(content, progress)
    except FileNotDecryptedError as error:
        raise CannotImport("encrypted") from error
    except LimitReachedError as error:
        raise CannotImport("unpacks") from error
    except PyPdfError as error:
        raise CannotImport("damaged") from error


def _read(content: bytes, progress: Progress) -> Imported:
    if b"%%EOF" not in content[-_TAIL_BYTES:]:
        raise CannotImport("damaged")  # cut off: what is left of it would pass for the whole
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotImport("encrypted")
    total = len(reader.pages)
    if total > MAX_PAGES:
        raise CannotImport("too_much_text")
    if not total:
        raise CannotImport("empty")
    fonts = _Fonts()
    pages: list[Page] = []
    for place, page in enumerate(reader.pages, start=1):
        pages.append(_page(page, reader, fonts, place))
        progress(place, total)
    if not any(page.runs for page in pages):
        raise CannotImport("scanned")
    title, published = _described(reader)
    return document_of(pages, title, published, [*_bookmarks(reader)])


def _page(page: PageObject, reader: PdfReader, fonts: "_Fonts", place: int) -> Page:
    box = page.cropbox
    width, height = float(box.width), float(box.height)
    start, turned = _upright(page.rotation % 360, box.left, box.bottom, (width, height))
    pen = Pen(start)
    forms = _Forms(reader, fonts)
    if "/Contents" in page:
        content = page["/Contents"].get_object()
        resources = page.get("/Resources", DictionaryObject()).get_object()
        forms.follow(ContentStream(content, reader, "bytes"), resources, pen)
    return Page(
        place,
        *((turned and (height, width)) or (width, height)),
        tuple(pen.runs),
        tuple(pen.ruler.rules),
    )


def _upright(
    rotation: int, left: float, bottom: float, size: tuple[float, float]
) -> tuple[Matrix, bool]:
    """Return the frame in which a page is read upright, and whether it lies on its side."""
    left, bottom = float(left), float(bottom)
    width, height = size
    frames: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -bottom, width + left),
        180: (-1, 0, 0, -1, width + left, height + bottom),
        270: (0, 1, -1, 0, height + bottom, -left),
    }
    return frames.get(rotation, (1, 0, 0, 1, -left, -bottom)), rotation in {90, 270}


class _Forms:
    """Follows a page's instructions, and those of the forms that it draws."""

    def __init__(self, reader: PdfReader, fonts: "_Fonts") -> None:
        self._reader = reader
        self._fonts = fonts
        self._drawn = 0
        self._depth = 0

    def follow(self, content: ContentStream, resources: Any, pen: Pen) -> None:
        """Follow instructions that name things of these resources."""
        named = _dictionary(resources)
        fonts = _dictionary(named.get("/Font"))
        forms = _dictionary(named.get("/XObject"))

        def draw(name: Any, pen: Pen) -> None:
            """Follow a form of this name, with the same pen."""
            self._draw(_dictionary(forms.get(name)), named, pen)

        pen.follow(content.operations, lambda name: self._fonts.of(fonts, name), draw)

    def _draw(self, form: DictionaryObject, above: DictionaryObject, pen: Pen) -> None:
        if form.get("/Subtype") != "/Form" or not isinstance(form, StreamObject):
            return
        self._drawn += 1
        if self._drawn > MAX_FORMS or self._depth >= MAX_FORM_DEPTH:
            return
        self._depth += 1
        pen.save()
        pen.transform(_frame(form.get("/Matrix")))
        content = ContentStream(form, self._reader, "bytes")
        self.follow(content, form.get("/Resources") or above, pen)
        pen.restore()
        self._depth -= 1


class _Typeface(NamedTuple):
    """A font of the file, as `pdf_runs.Typeface`."""

    font: Font
    bold: bool
    symbols: bool
    is_ansi: bool

    def glyphs(self, string: Any) -> Sequence[Glyph]:
        """Return what a string writes."""
        raw = getattr(string, "original_bytes", string)
        return [*self._glyphs(raw)] if isinstance(raw, bytes) else []

    def _glyphs(self, raw: bytes) -> Iterator[Glyph]:
        font, default = self.font, self.font.character_widths.get("default", 500)
        if isinstance(font.encoding, str):
            codes = [(c, c) for c in raw.decode(font.encoding, "replace")]
        else:
            codes = [(chr(byte), font.encoding.get(byte, chr(byte))) for byte in raw]
        for code, character in codes:
            text = str(font.character_map.get(character, character))
            width = float(number(font.character_widths.get(code, default))) / 1000
            if self.is_ansi:
                text = text.translate(_ANSI_BULLETS)
            if self.symbols:
                text = "\u2022" if text.strip() else text
            yield Glyph(text, width, code == " ")


class _Fonts:
    """The fonts of a file, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int], _Typeface | None] = {}

    def of(self, fonts: DictionaryObject, name: Any) -> _Typeface | None:
        """Return the font of a name, None if there is no such font."""
        reference = fonts.raw_get(name) if name in fonts else None
        if isinstance(reference, IndirectObject):
            key = (reference.idnum, reference.generation)
        else:
            key = (-1, id(reference))
        if key not in self._made:
            self._made[key] = _typeface(_dictionary(reference))
        return self._made[key]


def _typeface(resource: DictionaryObject) -> _Typeface | None:
    if not resource:
        return None
    font = Font.from_font_resource(resource)
    name = str(font.name)
    return _Typeface(
        font, bool(_BOLD.search(name)), bool(_SYMBOLS.search(name)), _is_ansi(resource)
    )


def _is_ansi(resource: DictionaryObject) -> bool:
    """Tell whether a font has the letters of Windows; those without an encoding or a file mostly do."""
    encoding = resource.get("/Encoding")
    if encoding is None:
        return "/FontDescriptor" not in resource and resource.get("/Subtype") != "/Type0"
    named = encoding.get_object()
    return _ANSI in (named, _dictionary(named).get("/BaseEncoding"))


def _dictionary(value: Any) -> DictionaryObject:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _frame(value: Any) -> Matrix:
    found = value.get_object() if hasattr(value, "get_object") else value
    return matrix_of(found) if isinstance(found, list) else IDENTITY


def _described(reader: PdfReader) -> tuple[str | None, str | None]:
    """Return the title and the date that a file gives itself."""
    described = _dictionary(reader.trailer.get("/Info"))
    title = str(described.get("/Title", "")).strip()
    found = None
    for name in ("/CreationDate", "/ModDate"):
        found = found or _DATE.match(str(described.get(name, "")))
    published = "-".join(part for part in found.groups() if part) if found else None
    return (None if not title or _NO_TITLE.search(title) else title), published


def _bookmarks(reader: PdfReader) -> Iterator[Bookmark]:
    """Yield a file's outline, in order, each entry with its depth from 1."""
    waiting: list[tuple[Any, int]] = [(reader.outline, 0)]
    for _ in range(MAX_BOOKMARKS):
        if not waiting:
            return
        entry, depth = waiting.pop()
        if isinstance(entry, list):
            waiting.extend((inner, depth + 1) for inner in reversed(entry))
        else:
            page = reader.get_destination_page_number(entry)
            yield Bookmark(str(entry.title or ""), depth, None if page is None else page + 1)
