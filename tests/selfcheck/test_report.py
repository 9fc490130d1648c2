"""What stands in the paper for a board, and in which order."""

from collections.abc import Mapping, Sequence

from bot import wording
from bot.domain.selfcheck import ItemId, Level, Note, Reason
from bot.selfcheck.paper import Blank, Bullet, Heading, Paragraph, Piece, Quotation, Report
from bot.selfcheck.report import report_of
from bot.selfcheck.summary import Summary, summary_of

from .made import ALL, CHECK, LEVEL_OF, REASON, SUMMARY, TODAY, note_of, run_of

SAME = dict.fromkeys(ALL, REASON)


def summary_with(levels: Mapping[ItemId, Level], notes: Sequence[Note] = ()) -> Summary:
    """Return what a run shows."""
    return summary_of(CHECK, run_of(levels), earlier=(), notes=notes)


def report_with(reasons: Mapping[ItemId, Reason], *summaries: Summary) -> Report:
    """Return the paper; of one self-check with every level, if no other is given."""
    return report_of(summaries or (summary_with(LEVEL_OF),), reasons, today=TODAY)


def texts_of(report: Report, kind: type[Piece] | None = None) -> list[str]:
    """Return the texts of all pieces that have one, or of those of one kind."""
    wanted = Heading | Paragraph | Quotation | Bullet
    found = [piece for piece in report.pieces if isinstance(piece, wanted)]
    return [piece.text for piece in found if kind is None or isinstance(piece, kind)]


def test_the_title_says_that_it_is_a_self_check_and_of_what() -> None:
    """With the framework and its date."""
    report = report_with(SAME)

    assert report.title == f"Self-check: {CHECK.title}"
    assert report.frameworks == (REASON.document,)


def test_who_takes_it_to_a_board_has_lines_to_fill_in() -> None:
    """First of all; nobody's name is asked for."""
    labels = [piece.label for piece in report_with(SAME).pieces[:3] if isinstance(piece, Blank)]

    assert labels == ["Organisation:", "Completed by (role):", "Meeting:"]


def test_what_became_of_the_framework_is_said_once_and_first() -> None:
    """Each document once, in a paper of one self-check or of several."""
    other = REASON.model_copy(update={"document": "Another (2016)", "currency": "Another: gone."})
    reasons = {**SAME, ALL[-1]: other}
    one, summary = report_with(reasons), summary_with(LEVEL_OF)

    for report in (one, report_with(reasons, summary, summary)):
        texts = texts_of(report)
        assert texts[:3] == [wording.REPORT_WHAT, REASON.currency, other.currency]
        assert not [text for text in texts[3:] if REASON.currency in text]
        assert report.frameworks == (REASON.document, other.document)


def test_only_a_documents_own_words_are_a_quotation() -> None:
    """A summary is a paragraph that says so, without quotation marks."""
    gaps = summary_with(dict.fromkeys(ALL[:2], "started"))

    report = report_with({ALL[0]: REASON, ALL[1]: SUMMARY}, gaps)

    assert texts_of(report, Quotation) == [f"\u201c{REASON.words}\u201d"]
    assert f"In summary: {SUMMARY.words}" in texts_of(report, Paragraph)


def test_a_source_without_a_page_says_why() -> None:
    """Among the sources."""
    reason = REASON.model_copy(update={"url": None, "no_address": "No address: it is lost."})

    bullets = texts_of(report_with({ALL[0]: reason}), Bullet)

    assert f"{REASON.source}. No address: it is lost." in bullets


def test_what_is_said_to_have_evidence_is_thin_where_none_is_noted() -> None:
    """And it is said what with evidence means."""
    levels: dict[ItemId, Level] = dict.fromkeys(ALL[:3], "evidenced")
    report = report_with(SAME, summary_with({**levels, ALL[3]: "in_place"}, [note_of(ALL[0])]))

    texts = texts_of(report)
    start = texts.index(wording.REPORT_THIN) + 1
    says = "said to have evidence; none noted here"
    assert [says in text for text in texts[start : start + 4]] == [True, True, False, False]
    assert wording.WITH_EVIDENCE in texts
    assert "4 of 6 questions in place (3 with evidence), 2 not answered." in texts
