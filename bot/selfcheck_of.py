"""The self-checks of a knowledge folder, their questions resting on passages of the same folder."""

import logging
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bot import wording
from bot.answering.citations import cite, quotation
from bot.answering.currency import currency_line, no_address, readable_date
from bot.answering.plain import source_line
from bot.corpus.opening import passage_opening
from bot.domain.knowledge import Corpus
from bot.domain.selfcheck import Item, ItemId, Reason
from bot.errors import KnowledgeError
from bot.kloe import Kloe
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.selfcheck.catalog import FOLDER, Catalog, load_catalog


def compose_catalog(knowledge: Path, kloe: Kloe) -> Catalog:
    """Return the self-checks of a knowledge folder; there are none where it has no such files.

    It stands beside `compose.py` and not in it: an answer needs no self-check, and no YAML parser
    where the rest comes from a snapshot.

    Args:
        knowledge: the folder.
        kloe: what was composed from the same folder.

    Raises:
        KnowledgeError: a self-check cannot be used.
    """
    return load_catalog(knowledge / FOLDER, partial(passage_opening, kloe.corpus))


def reasons_of(catalog: Catalog, corpus: Corpus) -> Mapping[ItemId, Reason]:
    """Return why each question is asked; none for one whose passage the corpus no longer has."""
    items = {item.id: item for check in catalog.checks for item in check.items}
    held = {item.id: item for item in items.values() if item.rests_on in corpus.by_id}
    return {name: _reason(item, corpus) for name, item in held.items()}


def _reason(item: Item, corpus: Corpus) -> Reason:
    passage = corpus.by_id[item.rests_on]
    cited = cite([quotation(passage, passage.sentences)], corpus)
    (citation,) = cited
    return Reason(
        words=citation.quote,
        is_own=citation.wording == "original",
        source=source_line(cited).removeprefix(f"[{citation.marker}] "),
        document=wording.dated(citation.title, readable_date(citation.published)),
        currency=currency_line(cited),
        url=citation.url,
        no_address=no_address(cited),
    )


class Books:
    """Gives the self-checks that are asked now, composed anew when their files or the corpus change.

    Files that cannot be used leave what was asked before, and nothing where nothing was.
    """

    def __init__(self, knowledge: Path, kloe: Callable[[], Kloe]) -> None:
        """Prepare; nothing is read yet.

        Args:
            knowledge: the folder.
            kloe: gives what was composed from the same folder.
        """
        self._knowledge = knowledge
        self._kloe = kloe
        self._lock = threading.Lock()
        self._made_of: tuple[object, ...] = ()
        self._book = Book(Catalog(), {})

    def __call__(self) -> Book:
        """Return what is asked now."""
        kloe = self._kloe()
        made_of = (kloe, *self._stamps())
        with self._lock:
            if made_of != self._made_of:
                self._made_of = made_of
                self._take_up(kloe)
            return self._book

    def _stamps(self) -> tuple[tuple[str, int], ...]:
        """Return what tells whether a file was changed, without reading any."""
        try:
            files = sorted((self._knowledge / FOLDER).glob("*.yaml"))
            return tuple((path.name, path.stat().st_mtime_ns) for path in files)
        except OSError:  # it is being exchanged in this moment
            return ()

    def _take_up(self, kloe: Kloe) -> None:
        try:
            catalog = compose_catalog(self._knowledge, kloe)
        except KnowledgeError as error:
            log_event(logging.ERROR, "self-checks not taken up", error=type(error).__name__)
            return
        self._book = Book(catalog, reasons_of(catalog, kloe.corpus))
