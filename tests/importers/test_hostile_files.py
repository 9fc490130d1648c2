"""`kloe import` of files that mean harm: one sentence each, exit 2, and nothing left behind."""

import os
import time
from collections.abc import Callable

import pytest

from . import pdfs, words
from .running import Ended, kloe

LONGEST_SECONDS = 30
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))


def locked() -> bytes:
    """Return a PDF that asks for a password."""
    made = pdfs.paper()
    made.set_encryption(owner_password="owner", user_password="user")
    made.text_block("Secret.")
    return pdfs.bytes_of(made)


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked.pdf": (locked, "asks for a password"),
    "cut.pdf": (lambda: pdfs.numbered_paper(2)[:-300], "damaged"),
    "empty.pdf": (lambda: b"", "no text"),
    "picture.pdf": (lambda: pdfs.one_page(b"10 10 50 50 re f"), "run text recognition"),
    "deep.pdf": (lambda: pdfs.deep_tree(20_000), "nests far deeper"),
    "swollen.pdf": (lambda: pdfs.swollen(2_000), "unpacks"),
    "busy.pdf": (lambda: pdfs.one_page(b"BT /F1 9 Tf " + b"(a) Tj " * 6_000_000), "it "),
    "named-wrongly.docx": (lambda: pdfs.numbered_paper(1), "not what the end of its name says"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "older format"),
    "swollen.docx": (lambda: words.with_entry("word/media/x.bin", 2_000), "unpacks"),
    "swollen-part.docx": (lambda: words.with_body("<w:p/>" * 10_000_000), "unpacks"),
    "laughs.docx": (lambda: words.with_entities(LAUGHS), "entities"),
    "outside.docx": (
        lambda: words.with_entities('<!ENTITY a9 SYSTEM "/etc/hostname">'),
        "entities",
    ),
    "climbing.docx": (lambda: words.with_entry("../../../elsewhere/evil"), "lead elsewhere"),
    "deep.html": (lambda: b"<div>" * 100_000 + b"x", "nested deeper"),
    "nothing.html": (lambda: b"<script>x</script>", "no text"),
    "endless.html": (lambda: b"<!--" * 500_000, "longer than it should"),
    "null.txt": (lambda: b"a\0b", "null bytes"),
    "one-line.txt": (lambda: b"Word " * 1_000_001, "more than a million words"),
    "one-word.txt": (lambda: b"a" * 10_000_001, "ten million characters"),
    "large.txt": (lambda: b"a" * 50_000_001, "larger than 50 MB"),
    "large.pdf": (lambda: b"%PDF-1.7" + bytes(50_000_000), "larger than 50 MB"),
    "deep.md": (lambda: b"> " * 50_000 + b"x", "nested deeper"),
    "program.exe": (lambda: b"MZ", "does not end in"),
}
"""Name of the file, its content, and a part of the sentence."""
OTHERS = {
    "pipe.txt": "not an ordinary file",
    "device.txt": "not an ordinary file",
    "loop.txt": "cannot be opened",
    "gone.txt": "no such file",
}


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Ended, float, list[str]]]:
    """Every file imported: how the command ended, after how long, and what it left behind."""
    given = tmp_path_factory.mktemp("given")
    for name, (content, _) in FILES.items():
        (given / name).write_bytes(content())
    os.mkfifo(given / "pipe.txt")
    (given / "device.txt").symlink_to("/dev/zero")
    (given / "loop.txt").symlink_to("loop.txt")
    found: dict[str, tuple[Ended, float, list[str]]] = {}
    for name in (*FILES, *OTHERS):
        knowledge = tmp_path_factory.mktemp("knowledge")
        begun = time.monotonic()
        done = kloe(knowledge, "import", given / name, "--framework", "night")
        left = [path.name for path in knowledge.rglob("*") if path.is_file()]
        found[name] = done, time.monotonic() - begun, left
    return found


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_each_is_refused_with_one_clear_sentence(
    ended: dict[str, tuple[Ended, float, list[str]]], name: str
) -> None:
    """In time, by its name, with no traceback, and with nothing half written."""
    done, seconds, left = ended[name]
    sentence = FILES[name][1] if name in FILES else OTHERS[name]

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"kloe: {name}: ")
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert seconds < LONGEST_SECONDS
    assert left == []
