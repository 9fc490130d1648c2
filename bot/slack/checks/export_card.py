"""The choice of a format, and an export as messages where Slack takes no file. Pure."""

from collections.abc import Iterator
from typing import get_args

from bot import blockkit, wording
from bot.selfcheck.csv_of import ENCODING
from bot.selfcheck.export import Format
from bot.slack.checks.press import action_of, value_of
from bot.slack.elements import actions, bullets, button, paragraph, preformatted, rich
from bot.slack.message import Message, fallback
from bot.slack.shared import said

MOST_PART_CHARS = 9_000
"""Characters of one part as Slack counts them: a message holds 12,000, with what stands above."""
MOST_PARTS = 10
"""Messages at most; nobody puts more together again by hand."""
_FORMATS: tuple[Format, ...] = get_args(Format)


def format_of(word: str) -> Format | None:
    """Return the format that a button carries."""
    return next((form for form in _FORMATS if form == word), None)


def export_card(title: str, run_id: str) -> Message:
    """Return the choice of a format.

    Args:
        title: of the self-check; empty for all of them.
        run_id: the run to which a document or a table is confined; empty for all.
    """
    lead = wording.export_lead(title)
    lines = wording.export_lines(title)
    buttons = [
        button(
            wording.EXPORT_BUTTONS[form], action_of("export_as", n), value=value_of(form, run_id)
        )
        for n, form in enumerate(_FORMATS)
    ]
    blocks = (
        paragraph(lead, bold=True),
        rich([bullets(lines)]),
        paragraph(wording.EXPORT_WHERE),
        actions(buttons, block_id="formats"),
    )
    return Message(fallback("\n".join([lead, *lines])), blocks)


def as_messages(content: bytes, form: Format, user: str) -> list[Message]:
    """Return an export as messages, or whom to ask for it where it cannot be one.

    Args:
        content: the file.
        form: its format.
        user: the person's id, which whoever runs Kloe has to know.
    """
    if form == "docx":
        return [said(wording.export_by_operator(wording.EXPORT_NO_WORD, user, form))]
    text = content.decode(ENCODING).replace("\r\n", "\n")
    parts = parts_of(text)
    if len(parts) > MOST_PARTS:
        why = wording.export_too_long(len(parts))
        return [said(wording.export_by_operator(why, user, form))]
    return [_part(part, number, len(parts)) for number, part in enumerate(parts, 1)]


def parts_of(text: str) -> list[str]:
    """Return a text in parts that fit into a message each; together they are the text."""
    parts, part, room = [], "", MOST_PART_CHARS
    for piece in _pieces(text):
        chars = blockkit.escaped_chars(piece)
        if part and chars > room:
            parts.append(part)
            part, room = "", MOST_PART_CHARS
        part, room = part + piece, room - chars
    return [*parts, part] if part else parts


def _pieces(text: str) -> Iterator[str]:
    """Yield the lines of a text; one that is too long for a message in pieces."""
    for line in text.splitlines(keepends=True):
        yield from _halved(line)


def _halved(line: str) -> Iterator[str]:
    if blockkit.escaped_chars(line) <= MOST_PART_CHARS:
        yield line
        return
    middle = len(line) // 2
    yield from _halved(line[:middle])
    yield from _halved(line[middle:])


def _part(part: str, number: int, every: int) -> Message:
    """Return one part; the line break at its end is not shown, since Slack shows an empty line."""
    lead = wording.export_part(number, every)
    blocks = (paragraph(lead), rich([preformatted(part.removesuffix("\n"))]))
    return Message(fallback(lead), blocks)
