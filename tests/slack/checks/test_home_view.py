"""What Home shows: a function of facts that fits into a view, however much there is."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import wording
from bot.domain.knowledge import Document
from bot.domain.selfcheck import CheckId, Level, Note, Reminder, Run, SelfCheck
from bot.kloe import Kloe
from bot.playground.payloads import live_mentions, payload_errors
from bot.selfcheck.book import Book
from bot.selfcheck.catalog import Catalog
from bot.selfcheck_of import Books
from bot.settings import find_knowledge
from bot.slack.checks.home_view import MOST_DUE, Facts, KeptFor, home_view
from bot.slack.elements import Json
from bot.store.people import Everything, KeptAbout
from slack.running import element, shown

from .keeping import NOW, TODAY, done, noted, under_way, wanted

HOSTILE = (
    "<!channel> <@U012AB3CD> *bold* `code`",
    "left \u202eright\u202c",
    "nul\x00 bell\x07",
    "& < >" * 600,
    "\U0001f469\u200d\U0001f469" * 200,
    "x" * 5_000,
)


@pytest.fixture(scope="module")
def book(kloe: Kloe) -> Book:
    """The shipped self-checks."""
    return Books(find_knowledge(None), lambda: kloe)()


def mine(
    runs: Sequence[Run] = (), notes: Sequence[Note] = (), reminders: Sequence[Reminder] = ()
) -> Everything:
    """Return what is kept about a person."""
    counts = dict.fromkeys(KeptAbout.model_fields, 0)
    counts |= {"self_checks": len(runs), "evidence": len(notes), "reminders": len(reminders)}
    return Everything(
        kept=KeptAbout(**counts),
        runs=tuple(runs),
        notes=tuple(notes),
        reminders=tuple(reminders),
        sent=(),
        missed=(),
        feedback=(),
    )


def view_of(book: Book, kept: Everything | None = None, documents: Sequence[Document] = ()) -> Json:
    """Return Home, which is a view that Slack takes and that calls nobody."""
    view = home_view(Facts(kept, book, documents, KeptFor(90, 800), NOW))
    assert payload_errors("home", view) == ()
    assert live_mentions(view) == ()
    return view


def titled(check: SelfCheck, title: str, number: int) -> SelfCheck:
    """Return the same self-check under another name."""
    return check.model_copy(update={"title": title, "id": CheckId(f"c{number}")})


def test_home_says_what_kloe_is_and_is_not(book: Book, kloe: Kloe) -> None:
    """And what is kept, for how long, and that it is confidential."""
    read = shown(view_of(book, mine(), kloe.corpus.documents)["blocks"])

    assert "not advice" in read
    assert "no AI model" in read
    assert "nothing about patients" in read
    assert "superseded, checked 1 July 2026" in read
    assert "90 days" in read
    assert "800 days" in read
    assert "confidential" in read
    assert "anonymous" not in read


def test_the_parts_of_home_are_headed_so_that_a_screen_reader_can_go_to_them(
    book: Book, kloe: Kloe
) -> None:
    """Each by a heading of Slack's, and not by bold words alone."""
    blocks: Any = view_of(book, mine(), kloe.corpus.documents)["blocks"]

    headed = [block["text"]["text"] for block in blocks if block["type"] == "header"]
    assert headed == [
        wording.HOME_TITLE,
        wording.HOME_ASK,
        wording.HOME_CHECKS,
        wording.HOME_EVIDENCE,
        wording.HOME_REMINDERS,
        wording.HOME_SOURCES,
        wording.HOME_PRIVACY,
    ]


def test_a_newcomer_can_start_each_self_check(book: Book) -> None:
    """A button for each, and no word of results."""
    view = view_of(book, mine())

    checks = book.catalog.checks
    started = [element(view["blocks"], f"check:start:{n}")["value"] for n in range(len(checks))]
    assert started == [check.id for check in checks]
    assert shown(view["blocks"]).count(wording.HOME_NOT_BEGUN) == len(checks)
    assert wording.HOME_NO_EVIDENCE in shown(view["blocks"])
    assert wording.HOME_NO_REMINDERS in shown(view["blocks"])


def test_what_is_under_way_stands_first(book: Book) -> None:
    """With how far it has come, and the button to go on."""
    last = book.catalog.checks[-1]

    view = view_of(book, mine([under_way(last)]))

    button = element(view["blocks"], "check:start:0")
    assert (button["value"], shown(button)) == (last.id, wording.HOME_GO_ON)
    assert f"0 of {len(last.items)} answered" in shown(view["blocks"])


def test_a_result_is_compared_with_the_time_before(book: Book) -> None:
    """In words beside the bar, with the day."""
    check = book.catalog.checks[0]
    now, before = done(check, 1, "in_place"), done(check, 40, "started")

    view = view_of(book, mine([now, before]))

    count = len(check.items)
    assert f"{count} of {count} questions in place" in shown(view["blocks"])
    assert f"Answers since 22 May 2026: {count} higher." in shown(view["blocks"])
    assert wording.BAR_KEY in shown(view["blocks"])
    assert element(view["blocks"], "check:summary:0")["value"] == now.id


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ("evidenced", "started", "lower."),
        ("dont_know", "started", "changed to or from"),
        ("started", "started", wording.HOME_UNCHANGED),
        (None, "started", wording.REPORT_FIRST),
    ],
)
def test_each_kind_of_change_is_said(
    book: Book, before: Level | None, now: Level, says: str
) -> None:
    """Also that there is none, or nothing to compare with."""
    check = book.catalog.checks[0]
    earlier = [done(check, 40, before)] if before else []

    assert says in shown(view_of(book, mine([done(check, 1, now), *earlier]))["blocks"])


def test_evidence_that_is_to_be_reviewed_is_named(book: Book) -> None:
    """What is overdue and what is due soon, the earliest first; the rest is counted."""
    days = {1: -1, 2: 0, 3: 30, 4: 31}
    kept = [
        noted(number, what=f"folder {number}", review_on=TODAY + timedelta(days=day))
        for number, day in days.items()
    ]

    read = shown(view_of(book, mine(notes=[*kept, noted(5)]))["blocks"])

    assert "5 notes of evidence; 1 overdue for review, and 2 to be reviewed within 30 days" in read
    assert "folder 1; review by 30 June 2026 (overdue)" in read
    assert read.index("folder 1") < read.index("folder 2") < read.index("folder 3")
    assert "folder 4" not in read


def test_a_reminder_is_told_by_the_persons_own_clock(book: Book) -> None:
    """A zone that is not known any more is London's."""
    here, there = wanted("w1", zone="Europe/Madrid"), wanted("gone", zone="Mars/Base")

    read = shown(view_of(book, mine(reminders=[here, there]))["blocks"])

    assert "every month; next on Monday 3 August 2026 about 10:37, Madrid time" in read
    assert "gone: every month; next on Monday 3 August 2026 about 09:37, London time" in read


def test_what_is_no_longer_asked_is_not_lost(book: Book) -> None:
    """It is counted, and the export has it."""
    gone = titled(book.catalog.checks[0], "gone", 1)

    assert wording.home_former(1) in shown(view_of(book, mine([done(gone)]))["blocks"])


def test_without_the_database_the_rest_is_shown(book: Book, kloe: Kloe) -> None:
    """And a sentence says so."""
    read = shown(view_of(book, None, kloe.corpus.documents)["blocks"])

    assert wording.HOME_AWAY in read
    assert "not advice" in read
    assert "superseded, checked 1 July 2026" in read


def test_home_fits_however_much_there_is(book: Book, kloe: Kloe) -> None:
    """Each list that is cut says how much more there is."""
    first = book.catalog.checks[0]
    checks = tuple(titled(first, f"{n} {HOSTILE[n % len(HOSTILE)]}", n) for n in range(60))
    long = Book(Catalog(checks=checks), {})
    runs = [done(check, n) for check in checks for n in range(5)]
    notes = [noted(n, what=HOSTILE[n % 6][:300], review_on=TODAY) for n in range(1_000)]
    reminders = [wanted(check.id) for check in checks]
    documents = list(kloe.corpus.documents) * 12

    view = view_of(long, mine(runs, notes, reminders), documents)

    read = shown(view["blocks"])
    assert "And 40 self-checks more" in read
    assert f"And {1_000 - MOST_DUE} notes more" in read
    assert "And 50 reminders more" in read
    assert f"And {len(documents) - 25} documents more" in read


@settings(max_examples=25, deadline=None)
@given(
    titles=st.lists(st.text(min_size=1, max_size=400), max_size=30),
    written=st.lists(st.text(min_size=1, max_size=300), max_size=20),
)
def test_whatever_things_are_called_home_can_be_shown(
    book: Book, titles: list[str], written: list[str]
) -> None:
    """No title and no evidence makes a view that Slack refuses, or calls anybody."""
    first = book.catalog.checks[0]
    checks = tuple(titled(first, title, n) for n, title in enumerate(titles))
    runs = [done(check) for check in checks[::2]]
    notes = [noted(n, what=what, review_on=TODAY) for n, what in enumerate(written)]

    view_of(Book(Catalog(checks=checks), {}), mine(runs, notes))
