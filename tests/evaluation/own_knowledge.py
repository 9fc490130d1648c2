"""The project's knowledge with five documents of a trust's own beside it, for which nobody wrote wordings."""

import hashlib
import shutil
from pathlib import Path

from bot.settings import find_knowledge

DOCUMENTS = Path(__file__).parent / "own_documents"
SECOND = Path(__file__).parent / "second_documents"
UNSEEN = Path(__file__).parent / "unseen_documents"
_HEADER = """\
---
id: {stem}
framework: {stem}
order: 100
title: "{title}"
called: "{title}"
publisher: Harbour Trust
published: "2026"
refreshed: null
wording: original
status: current
superseded_by: null
status_note: Imported on 2026-11-26; Kloe has not checked whether it is still current.
checked_on: "2026-11-26"
url: null
url_note: no official copy found on line
licence: Invented for tests.
imported: {{file: {name}, sha256: {digest}, "on": "2026-11-26"}}
---

{text}"""


def with_own_documents(folder: Path, documents: Path = DOCUMENTS) -> Path:
    """Copy the project's knowledge into a folder, with the documents as they are after their review."""
    knowledge = folder / "knowledge"
    shutil.copytree(find_knowledge(None), knowledge)
    for path in sorted(documents.glob("*.md")):
        text = path.read_text("utf-8")
        header = _HEADER.format(
            stem=path.stem,
            title=text.splitlines()[0].removeprefix("# "),
            name=path.name,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
        )
        target = knowledge / "sources" / "imported" / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(header, "utf-8")
    return knowledge
