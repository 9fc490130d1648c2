"""The fingerprint of a knowledge folder, taken without reading what its files say."""

import hashlib
from pathlib import Path


def fingerprint_of(folder: Path) -> str:
    """Hash every knowledge file that is read by its path and content, in the order of paths.

    Raises:
        OSError: a file cannot be read.
    """
    digest = hashlib.sha256()
    read = [*folder.glob("sources/**/*.md"), *folder.glob("asked/*.txt")]
    read += [*folder.glob("outside/*.txt"), *folder.glob("lexicon.yaml")]
    for path in sorted(read, key=lambda found: found.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
