"""The self-checks of a knowledge folder, their questions resting on passages of the same folder."""

from functools import partial
from pathlib import Path

from bot.corpus.opening import passage_opening
from bot.kloe import Kloe
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
