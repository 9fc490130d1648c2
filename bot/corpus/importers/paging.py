"""On which pages a piece stands, sentence by sentence: a page's mark is set before the first that begins on it."""

from bot.corpus.importers.imported import Piece
from bot.text.sentences import split_sentences


def paged_sentences(piece: Piece) -> list[tuple[int | None, str]]:
    """Return the sentences of a piece, each with the page on which it begins."""
    found: list[tuple[int | None, str]] = []
    words = 0
    for sentence in split_sentences(piece.text):
        turned = [page for before, page in piece.turns if before <= words]
        found.append((turned[-1] if turned else piece.page, sentence))
        words += len(sentence.split())
    return found


def first_page(piece: Piece) -> int | None:
    """Return the page on which the first sentence of a piece begins."""
    return paged_sentences(piece)[0][0]


def last_page(piece: Piece) -> int | None:
    """Return the page on which the last sentence of a piece begins."""
    return paged_sentences(piece)[-1][0]
