"""What the tests of every format look at."""

from bot.corpus.importers.imported import Imported, PieceKind
from bot.corpus.importers.render import render
from bot.corpus.markdown import parse_sections


def shown(document: Imported, *kinds: PieceKind) -> list[str]:
    """Return the texts of the pieces of some kinds, of all by default."""
    return [piece.text for piece in document.pieces if not kinds or piece.kind in kinds]


def read_back(document: Imported, title: str) -> list[str]:
    """Return every heading and block as Kloe reads it from the Markdown, in order."""
    found: list[str] = []
    for section in parse_sections(render(document, title), path="x.md"):
        found.append(section.heading_path[-1])
        found += [" ".join(block.text.split()) for block in section.blocks]
    return found
