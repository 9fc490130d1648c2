"""PDFs that the tests make themselves: by a library, and object by object."""

import zlib
from collections.abc import Sequence

from fpdf import FPDF

COLUMN_WIDTH = 80.0
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
    b"/Resources << /Font << /F1 5 0 R >> >> >>"
)


class Paper(FPDF):
    """A document with a running header and numbered pages."""

    running = ""

    def header(self) -> None:
        """Write the running header."""
        if self.running:
            self.set_font("helvetica", size=8)
            self.cell(0, 5, self.running, new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """Write the number of the page."""
        if self.running:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(0, 5, f"Page {self.page_no()} of 9")

    def heading(self, text: str, size: float = 16) -> None:
        """Write a heading."""
        self.set_font("helvetica", style="B", size=size)
        self.multi_cell(0, 9, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(2)

    def text_block(self, text: str) -> None:
        """Write a paragraph, broken to fit."""
        self.set_font("helvetica", size=11)
        self.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(3)

    def lines_at(self, x: float, y: float, lines: Sequence[str]) -> None:
        """Write lines one below the other, each where it is told to."""
        self.set_font("helvetica", size=11)
        for number, line in enumerate(lines):
            self.text(x, y + 5 * number, line)


def paper(running: str = "") -> Paper:
    """Return an empty document with one page."""
    made = Paper()
    made.running = running
    made.set_margin(20)
    made.add_page()
    return made


def bytes_of(made: FPDF) -> bytes:
    """Return a document as the bytes of its file."""
    return bytes(made.output())


def numbered_paper(pages: int) -> bytes:
    """Return a document of full pages, each sentence with a number of its own."""
    made = paper("Annual plan")
    for page in range(1, pages + 1):
        if page > 1:
            made.add_page()
        for number in range(30):
            made.text_block(f"Lantern {page * 100 + number} is checked by the night team at dusk.")
    return bytes_of(made)


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """Return objects as a file, the first one being its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + head + table + end % (len(objects) + 1, len(out))


def one_page(content: bytes, *, packed: bool = False) -> bytes:
    """Return a file whose one page follows these instructions; `packed` ones are packed already."""
    kind = b"/Filter /FlateDecode " if packed else b""
    stream = b"<< %s/Length %d >>\nstream\n%s\nendstream" % (kind, len(content), content)
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    tree = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return raw_pdf([catalogue, tree, PAGE, stream, FONT])


def deep_tree(depth: int) -> bytes:
    """Return a file whose page hangs on so many branches, one on the other."""
    branches = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 3) for n in range(depth)]
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 600 800] >>" % (depth + 1)
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", *branches, page])


def swollen(megabytes: int) -> bytes:
    """Return a file whose page unpacks to so much white space."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return one_page(packed, packed=True)
