"""The passage that opening words lead to, or none."""

import pytest

from bot.corpus.opening import passage_opening

from .folders import Folder

BODY = """\
# Plan

Boats sail. Boats return at night.

## The marks are:

- lit at dusk
- dry below
- dry below and above

## Watch

Nobody sleeps on watch.

## Night watch

Nobody sleeps on watch.
"""
FACTS = "facts:\n  - {anchor: published, text: It came out in 2020., source: the title page}\n"


@pytest.mark.parametrize(
    ("opens", "passage"),
    [
        ("Boats sail", "plan~1"),
        ("Boats return", "plan~1"),
        ("lit at", "the-marks-are~2"),
        ("dry below", "the-marks-are~3"),
        ("The marks", "the-marks-are~1"),
        ("@published", "header~published"),
        ("Boats", None),
        ("Nobody sleeps", None),
        ("Ships", None),
        ("sail", None),
        ("", None),
        (" ", None),
    ],
)
def test_opening_words_lead_to_one_passage_or_none(
    folder: Folder, opens: str, passage: str | None
) -> None:
    """A whole sentence goes before one that only begins so; what stands twice leads nowhere."""
    folder.write(BODY, extra=FACTS)
    found = passage_opening(folder.load(), "small", opens)

    assert found == (passage and f"sources/small.md#{passage}")


def test_another_document_is_not_looked_at(folder: Folder) -> None:
    """Each document is named by its own id."""
    folder.write(BODY)
    folder.write("# Log\n\nBoats sail on Mondays.\n", name="log")
    corpus = folder.load()

    assert passage_opening(corpus, "log", "Boats sail") == "sources/log.md#log~1"
    assert passage_opening(corpus, "logbook", "Boats sail") is None
