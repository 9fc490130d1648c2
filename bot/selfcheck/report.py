"""A self-check as a paper for a board: what stands in it, in which order.

Values in, values out; `word.py` makes a Word document of them. No id of a person is among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot import wording
from bot.domain.ids import Value
from bot.domain.selfcheck import Item, ItemId, Level, Note, Reason
from bot.selfcheck.evidence import is_overdue
from bot.selfcheck.grounds import grounds_of
from bot.selfcheck.paper import (
    Address,
    Blank,
    Bullet,
    Cell,
    Heading,
    Paragraph,
    Piece,
    Quotation,
    Report,
    Table,
)
from bot.selfcheck.summary import Standing, Summary, ThemeSummary, words


class _Given(Value):
    """What every part of a chapter is made from."""

    summary: Summary
    reasons: Mapping[ItemId, Reason]
    today: date
    level: int
    """Of the headings of its sections."""


def report_of(
    summaries: Sequence[Summary], reasons: Mapping[ItemId, Reason], *, today: date
) -> Report:
    """Return the paper on one self-check, or on several with a chapter each.

    Args:
        summaries: one at least.
        reasons: why each question is asked; a question without one says that it has none.
        today: the date on which it is made.
    """
    is_one = len(summaries) == 1
    title = wording.report_title(summaries[0].check.title) if is_one else wording.REPORT_SEVERAL
    asked = [standing.item.id for summary in summaries for standing in summary.standings]
    grounds = grounds_of(asked, reasons)
    pieces: list[Piece] = [Blank(label=label) for label in wording.REPORT_BLANKS]
    pieces.append(Heading(text=wording.REPORT_WHAT, level=1))
    pieces += [Paragraph(text=ground.currency) for ground in grounds]
    pieces += [Paragraph(text=line) for line in wording.REPORT_WHAT_LINES]
    for summary in summaries:
        if not is_one:
            pieces.append(Heading(text=summary.check.title, level=1))
        level = 1 if is_one else 2
        pieces += _chapter(_Given(summary=summary, reasons=reasons, today=today, level=level))
    frameworks = tuple(ground.document for ground in grounds)
    return Report(title=title, frameworks=frameworks, made=today, pieces=tuple(pieces))


def _chapter(given: _Given) -> Iterator[Piece]:
    summary, run = given.summary, given.summary.run
    done = run.done_at.date() if run.done_at else None
    yield Paragraph(text=summary.check.about)
    yield Paragraph(text=wording.report_dates(given.today, run.started_at.date(), done))
    yield from _glance(given)
    yield from _change(given)
    yield from _strengths(given)
    yield from _gaps(given)
    yield from _listed(given, wording.REPORT_THIN, [_thin(s) for s in summary.thin])
    for heading, standings in (
        (wording.NOT_ANSWERED, summary.unanswered),
        (wording.REPORT_NOT_APPLICABLE, summary.not_applicable),
    ):
        yield from _listed(given, heading, [_asked(s.item) for s in standings])
    yield from _answers(given)
    yield from _evidence(given)
    yield from _former(given)
    yield from _sources(given)


def _glance(given: _Given) -> Iterator[Piece]:
    yield Heading(text=wording.REPORT_GLANCE, level=given.level)
    yield Paragraph(text=_sentence(words(given.summary.counts, given.summary.asked)))
    yield Paragraph(text=wording.WITH_EVIDENCE)
    yield Table(
        caption=wording.REPORT_GLANCE,
        widths=(35, 48, 17),
        header=wording.GLANCE_COLUMNS,
        rows=tuple(_glance_row(theme) for theme in given.summary.themes),
    )


def _glance_row(theme: ThemeSummary) -> tuple[Cell, ...]:
    answered = f"{theme.answered}{wording.REPORT_OF}{theme.asked}"
    return _cells(theme.theme.title, words(theme.counts, theme.asked), answered)


def _change(given: _Given) -> Iterator[Piece]:
    summary = given.summary
    yield Heading(text=wording.REPORT_CHANGE, level=given.level)
    if summary.previous_from is None or summary.previous_at is None:
        yield Paragraph(text=wording.REPORT_FIRST)
        return
    first, last = summary.previous_from.date(), summary.previous_at.date()
    yield Paragraph(text=wording.compared_with(first, last))
    if not summary.changed:
        yield Paragraph(text=wording.REPORT_UNCHANGED)
    else:
        yield Table(
            caption=wording.REPORT_CHANGE,
            widths=(54, 23, 23),
            header=wording.CHANGE_COLUMNS,
            rows=tuple(
                (*_cells(_asked(s.item)), _level(s.before), _level(s.level))
                for s in summary.changed
            ),
        )


def _strengths(given: _Given) -> Iterator[Piece]:
    yield Heading(text=wording.REPORT_STRENGTHS, level=given.level)
    if not given.summary.strengths:
        yield Paragraph(text=wording.REPORT_NO_STRENGTHS)
    for standing in given.summary.strengths:
        level = wording.level_in_words(standing.level)
        yield Bullet(text=f"{_asked(standing.item)} ({level})")


def _gaps(given: _Given) -> Iterator[Piece]:
    yield Heading(text=wording.REPORT_GAPS, level=given.level)
    if not given.summary.gaps:
        yield Paragraph(text=wording.REPORT_NO_GAPS)
    for standing in given.summary.gaps:
        yield Heading(text=_asked(standing.item), level=given.level + 1)
        yield Paragraph(text=wording.answer_line(standing.level, standing.before))
        yield from _reason(given.reasons.get(standing.item.id))
        yield Paragraph(text=wording.REPORT_COUNTS)
        yield from (Bullet(text=thing) for thing in standing.item.counts)


def _reason(reason: Reason | None) -> Iterator[Piece]:
    if reason is None:
        yield Paragraph(text=wording.REPORT_NO_REASON)
        return
    said = wording.reason_in_words(reason.words, is_own=reason.is_own)
    yield Quotation(text=said) if reason.is_own else Paragraph(text=said)
    yield Paragraph(text=reason.source)


def _listed(given: _Given, heading: str, lines: Sequence[str]) -> Iterator[Piece]:
    if lines:
        yield Heading(text=heading, level=given.level)
        yield from (Bullet(text=line) for line in lines)


def _answers(given: _Given) -> Iterator[Piece]:
    yield Heading(text=wording.REPORT_ANSWERS, level=given.level)
    for theme in given.summary.themes:
        inside = [s for s in given.summary.standings if s.item.theme == theme.theme.id]
        yield Heading(text=theme.theme.title, level=given.level + 1)
        yield Table(
            caption=theme.theme.title,
            widths=(70, 30),
            header=wording.ANSWER_COLUMNS,
            rows=tuple((*_cells(_asked(s.item)), _level(s.level)) for s in inside),
        )


def _evidence(given: _Given) -> Iterator[Piece]:
    summary = given.summary
    noted = [(_asked(s.item), note) for s in summary.standings for note in s.notes]
    noted += [(former.item, note) for former in summary.former for note in former.notes]
    yield Heading(text=wording.REPORT_EVIDENCE, level=given.level)
    if not noted:
        yield Paragraph(text=wording.REPORT_NO_EVIDENCE)
        return
    yield Table(
        caption=wording.REPORT_EVIDENCE,
        widths=(26, 24, 20, 14, 16),
        header=wording.EVIDENCE_COLUMNS,
        rows=tuple(_evidence_row(asked, note, given.today) for asked, note in noted),
    )


def _evidence_row(asked: str, note: Note, today: date) -> tuple[Cell, ...]:
    review = wording.review_day(note.review_on, is_overdue=is_overdue(note, today))
    return _cells(asked, note.what, note.where, note.owner, review)


def _former(given: _Given) -> Iterator[Piece]:
    former = given.summary.former
    if former:
        yield Heading(text=wording.REPORT_FORMER, level=given.level)
        yield Paragraph(text=wording.REPORT_FORMER_LEAD)
        yield Table(
            caption=wording.REPORT_FORMER,
            widths=(70, 30),
            header=wording.ANSWER_COLUMNS,
            rows=tuple((*_cells(f.item), _level(f.level)) for f in former),
        )


def _sources(given: _Given) -> Iterator[Piece]:
    """Yield each source once, in the order of the questions; what became of it stands at the top."""
    standings = given.summary.standings
    found = [given.reasons[s.item.id] for s in standings if s.item.id in given.reasons]
    if found:
        yield Heading(text=wording.REPORT_SOURCES, level=given.level)
    for source, no_address, url in dict.fromkeys((r.source, r.no_address, r.url) for r in found):
        yield Bullet(text=f"{source}. {no_address}".rstrip())
        if url:
            yield Address(url=url)


def _thin(standing: Standing) -> str:
    return wording.thin_line(_asked(standing.item), standing.level)


def _asked(item: Item) -> str:
    return wording.item_in_words(item.code, item.question)


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in texts)


def _level(level: Level | None) -> Cell:
    return Cell(text=wording.level_in_words(level), level=level)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
