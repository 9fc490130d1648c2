"""Where the former text of a changed document is kept, which is in use until the new one is accepted."""

from pathlib import Path

PATTERN = "*.md.before"
"""Names of former texts."""


def former_of(path: Path) -> Path:
    """Return where the former text of a document's file is kept: beside it, and no document itself."""
    return path.with_name(f"{path.name}.before")
