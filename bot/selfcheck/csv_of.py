"""A self-check as a table for a spreadsheet: one row a question, and no formula among them."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from bot import wording
from bot.domain.selfcheck import ItemId, Level, Note, Reason, ThemeId
from bot.selfcheck.readable import REPLACEMENT, readable
from bot.selfcheck.summary import Former, Standing, Summary

ENCODING = "utf-8-sig"
"""Of the file: the byte order mark by which Excel knows UTF-8."""
_FORMULA = frozenset("=+-@")
"""What begins a formula, in full width and small as well, which Excel reads alike in East Asian
settings.

Source: OWASP, "CSV Injection".
"""
_UNSEEN = frozenset({"Cf", "Mn"})
"""Categories of characters without a width of their own, which a program may drop."""
_CONTROL = ("\t", "\r", "\n")
_BETWEEN_NOTES = " | "


def csv_of(summary: Summary, reasons: Mapping[ItemId, Reason]) -> str:
    """Return one self-check as CSV with a header.

    Args:
        summary: what it shows.
        reasons: why each question is asked.
    """
    return csv_of_all((summary,), reasons)


def csv_of_all(summaries: Sequence[Summary], reasons: Mapping[ItemId, Reason]) -> str:
    """Return several self-checks as one table; lines end as RFC 4180 has it.

    Args:
        summaries: what they show.
        reasons: why each question is asked.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(wording.CSV_COLUMNS)
    for summary in summaries:
        writer.writerows([guarded(cell) for cell in row] for row in _rows(summary, reasons))
    return file.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    shown = readable(cell)
    return f"'{shown}" if _begins_formula(shown) or cell.startswith(_CONTROL) else shown


def _begins_formula(shown: str) -> bool:
    """Tell whether the first sign that is seen would begin a formula."""
    signs = (sign for sign in shown if not sign.isspace() and sign != REPLACEMENT)
    first = next((sign for sign in signs if unicodedata.category(sign) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", first) in _FORMULA


def _rows(summary: Summary, reasons: Mapping[ItemId, Reason]) -> Iterator[Sequence[str]]:
    """Yield a row for each question of the run, those too that are no longer asked, in their order."""
    found: dict[ItemId, Standing | Former] = {s.item.id: s for s in summary.standings}
    found |= {former.item: former for former in summary.former}
    themes = {theme.id: theme.title for theme in summary.check.themes}
    answered = {r.item: r.at.date().isoformat() for r in summary.run.responses}
    for item in summary.run.items:
        standing = found[item]
        theme, code, question, before = _asked(standing, themes)
        yield (
            summary.check.title,
            theme,
            code,
            item,
            question,
            wording.level_in_words(standing.level),
            answered.get(item, ""),
            before,
            _BETWEEN_NOTES.join(map(_noted, standing.notes)),
            *_why(reasons.get(item)),
        )


def _asked(standing: Standing | Former, themes: Mapping[ThemeId, str]) -> tuple[str, str, str, str]:
    """Return theme, code, question and the answer of the time before."""
    if isinstance(standing, Former):
        return "", "", wording.REPORT_FORMER, ""
    item = standing.item
    return themes[item.theme], item.code, item.question, _named(standing.before)


def _named(level: Level | None) -> str:
    return wording.level_in_words(level) if level else ""


def _noted(note: Note) -> str:
    review = f"{wording.REVIEW} {note.review_on.isoformat()}" if note.review_on else ""
    return wording.evidence_in_cell(note.what, note.where, note.owner, review)


def _why(reason: Reason | None) -> tuple[str, str, str, str]:
    if reason is None:
        return "", "", "", ""
    said = wording.reason_in_words(reason.words, is_own=reason.is_own)
    return said, reason.source, reason.currency, reason.url or reason.no_address
