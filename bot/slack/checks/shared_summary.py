"""A summary as others read it: the counts, with the gaps if the person wants; no ids. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Self, get_args

from bot import wording
from bot.domain.selfcheck import ItemId, Reason
from bot.selfcheck.grounds import grounds_of
from bot.selfcheck.summary import Standing, Summary
from bot.slack.checks.summary_parts import asked, currency, dates, fitting, glance
from bot.slack.elements import Block, bullets, literal, paragraph, rich, section
from bot.slack.message import Message, fallback

Extent = Literal["counts", "gaps"]
"""What is shared: how often each answer was given, theme by theme; or the gaps besides."""
EXTENTS: tuple[Extent, ...] = get_args(Extent)
MOST_GAP_CHARS = 7_000
"""Characters of the gaps in a shared summary; the shipped self-checks stay below it."""
DIGEST_CHARS = 32
"""Hexadecimal figures by which a preview is known again: 128 bits."""


def extent_of(word: str) -> Extent | None:
    """Return what a choice means."""
    return next((what for what in EXTENTS if what == word), None)


def shared_summary(
    summary: Summary, reasons: Mapping[ItemId, Reason], name: str, what: Extent
) -> Message:
    """Return what is previewed, and then posted, block by block the same.

    Args:
        summary: what the run shows; evidence and the answers to single questions stay out.
        reasons: why each question is asked; readers are told what became of the documents.
        name: who shares it, as colleagues know them.
        what: how much of it.
    """
    lead = wording.shared_by(name, summary.check.title)
    about = f"{dates(summary)} {wording.SHARED_OWN}"
    grounds = grounds_of((one.item.id for one in summary.standings), reasons)
    blocks: list[Block] = [paragraph(lead, bold=True), paragraph(about), *currency(grounds)]
    blocks.append(glance(summary))
    if what == "gaps":
        blocks.append(_gaps(summary.gaps))
    return Message(fallback(f"{lead}\n{about}"), tuple(blocks))


def _gaps(gaps: Sequence[Standing]) -> Block:
    if not gaps:
        return paragraph(f"{wording.REPORT_GAPS}: {wording.REPORT_NO_GAPS}")
    lines = [wording.shared_gap(asked(gap.item), gap.level) for gap in gaps]
    shown = fitting(lines, MOST_GAP_CHARS)
    heading = wording.shared_gaps(len(shown), len(lines))
    return rich([section(*literal(heading, bold=True)), bullets(shown)])


def digest_of(message: Message) -> str:
    """Return what tells whether a message is the one that was previewed."""
    text = json.dumps(message.blocks, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_CHARS]


class Previewed(NamedTuple):
    """What a modal carries: which summary was previewed in it, and how."""

    run_id: str
    name: str
    """Who shares it."""
    what: str
    digest: str

    def metadata(self) -> str:
        """Return it as a modal carries it."""
        return json.dumps(self)

    @classmethod
    def of(cls, metadata: str) -> Self | None:
        """Return what a modal carried; None where it is none of ours."""
        try:
            fields = json.loads(metadata)
        except ValueError:
            return None
        is_ours = isinstance(fields, list) and len(fields) == len(cls._fields)
        is_ours = is_ours and all(isinstance(field, str) for field in fields)
        return cls(*fields) if is_ours else None
