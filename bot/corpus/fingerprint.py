"""The fingerprint of a knowledge folder, taken without reading what its files say."""

import hashlib
from pathlib import Path

from bot.corpus.former import PATTERN


def read_files(folder: Path) -> list[Path]:
    """Return every knowledge file that is read, in the order of paths."""
    found = [*folder.glob("sources/**/*.md"), *folder.glob("asked/*.txt")]
    found += [
        *folder.glob(f"sources/**/{PATTERN}"),
        *folder.glob("outside/*.txt"),
        *folder.glob("lexicon.yaml"),
        *folder.glob("thesaurus.txt"),
    ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def fingerprint_of(folder: Path) -> str:
    """Hash every knowledge file that is read by its path and content, in the order of paths.

    Raises:
        OSError: a file cannot be read.
    """
    digest = hashlib.sha256()
    for path in read_files(folder):
        name = path.relative_to(folder).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
