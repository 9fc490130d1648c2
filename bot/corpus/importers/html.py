"""HTML: the main content of a page, as the standard library's tolerant parser reads it."""

import re
from html.parser import HTMLParser

from bot.corpus.importers.first_title import is_chapter
from bot.corpus.importers.html_panels import panels_of
from bot.corpus.importers.html_walk import Walk
from bot.corpus.importers.imported import CannotImport, Imported
from bot.corpus.importers.tree import Element, heading_text

MAX_DEPTH = 300
"""Elements one inside another; pages that people read have some thirty."""
MAX_ELEMENTS = 1_000_000
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_CLOSES = {
    "p": frozenset({"p"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "thead": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "option": frozenset({"option"}),
}
"""Start tag to the open elements that it ends, up to the next list or table around it."""
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "  # noqa: SIM905
    "main nav ol pre section table ul".split()
)
_FENCES = frozenset({"ul", "ol", "dl", "table", "body", "html"})
_DATES = (
    "govuk:first-published-at",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "article:published_time",
    "datepublished",
    "date",
)
"""Names under which pages say when they were published, the most telling first."""
_ISO_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?!\d)")


def read_html(text: str, *, whole: bool = False) -> Imported:
    """Return the main content of a page.

    Args:
        text: the page.
        whole: whether all of its body is content, as where it was made from Markdown.

    Raises:
        CannotImport: it nests too deep, or holds no text.
    """
    builder = _Builder()
    builder.feed(text)
    builder.close()
    root = builder.root
    main = root if whole else _main_of(root)
    is_main = main.name in {"main", "article"}
    keeps_asides = is_main or whole or main.attributes.get("role") == "main"
    walk = Walk(panels_of(main), keeps_header=is_main, keeps_asides=keeps_asides)
    walk.read(main)
    if not any(piece.text.strip() for piece in walk.pieces):
        raise CannotImport("empty")
    read = Imported(_title(root, main), _date(root), tuple(walk.pieces))
    return read._replace(left_out=walk.left_out)


class _Builder(HTMLParser):
    """Makes a tree of what is parsed; an end tag without a start tag is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {})
        self._open = [self.root]
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, ending those that it ends.

        Raises:
            CannotImport: there are too many, or they nest too deep.
        """
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise CannotImport("too_much_text")
        self._end_implied(_CLOSES.get(tag, frozenset()))
        if tag in _ENDS_PARAGRAPH and self._open[-1].name == "p":
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)
            if len(self._open) > MAX_DEPTH:
                raise CannotImport("nested")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<br/>` as `<br>`, and every other such tag as browsers do, as a start tag."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what is open in it."""
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].name == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Add a text to the element that is open."""
        self._open[-1].children.append(data)

    def _end_implied(self, ended: frozenset[str]) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            name = self._open[place].name
            if name in _FENCES and name not in ended:
                return
            if name in ended:
                del self._open[place:]
                self._end_implied(ended)
                return


def _main_of(root: Element) -> Element:
    """Return the element with the main content: `main`, the only `article`, else the body."""
    for element in root.walk():
        if element.name == "main" or element.attributes.get("role") == "main":
            return element
    articles = [element for element in root.walk() if element.name == "article"]
    if len(articles) == 1:
        return articles[0]
    return next((element for element in root.walk() if element.name == "body"), root)


def _title(root: Element, main: Element) -> str | None:
    """Return the first heading of all where it is no chapter's, else what the window is called."""
    for place, name in ((main, "h1"), (root, "title"), (root, "h1")):
        found = [heading_text(element) for element in place.walk() if element.name == name]
        named = [text for text in found if text]
        if named and not (name == "h1" and is_chapter(named[0], named[1:])):
            return named[0]
    return None


def _date(root: Element) -> str | None:
    said: dict[str, str] = {}
    for element in root.walk():
        if element.name == "meta":
            name = element.attributes.get("name") or element.attributes.get("property") or ""
            said.setdefault(name.lower(), element.attributes.get("content", ""))
    for name in _DATES:
        found = _ISO_DATE.match(said.get(name, "").strip())
        if found:
            return found[0]
    return None
