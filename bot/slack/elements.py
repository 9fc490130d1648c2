"""The few shapes of Block Kit that Kloe uses, all of which Slack takes literally.

Texts go out as `plain_text` or in `rich_text`, neither of which Slack searches for mentions, links
or marks; so nothing that a document or a person says can call anybody or disguise a link.
"""

from collections.abc import Iterable, Sequence

from bot import blockkit

Json = dict[str, object]
Block = dict[str, object]

SAFE_TEXT_CHARS = blockkit.MAX_TEXT_CHARS - 100
"""Characters of one text object at most, as Slack counts them; longer text continues in another."""


def literal(text: str, *, bold: bool = False, italic: bool = False) -> list[Json]:
    """Return the text as `rich_text` elements of a size that Slack takes; none for an empty text."""
    style = {name: True for name, wanted in (("bold", bold), ("italic", italic)) if wanted}
    more = {"style": style} if style else {}
    return [{"type": "text", "text": piece, **more} for piece in _pieces(text)]


def _pieces(text: str) -> list[str]:
    """Return the text in pieces that fit into a text object each; none for an empty text."""
    if blockkit.escaped_chars(text) <= SAFE_TEXT_CHARS:
        return [text] if text else []
    middle = len(text) // 2
    return [*_pieces(text[:middle]), *_pieces(text[middle:])]


def link(url: str) -> Json:
    """Return a link that shows its own address."""
    return {"type": "link", "url": url}


def channel_name(channel_id: str) -> Json:
    """Return a channel by its name, as Slack shows it to whoever may know it; that calls nobody."""
    return {"type": "channel", "channel_id": channel_id}


def section(*elements: Json) -> Json:
    """Return a run of text inside a `rich_text` block."""
    return {"type": "rich_text_section", "elements": list(elements)}


def quote(*elements: Json) -> Json:
    """Return a quotation inside a `rich_text` block."""
    return {"type": "rich_text_quote", "elements": list(elements)}


def preformatted(text: str) -> Json:
    """Return text in which every space counts, to be copied, inside a `rich_text` block."""
    return {"type": "rich_text_preformatted", "elements": literal(text)}


def ordered(items: Iterable[str]) -> Json:
    """Return a numbered list inside a `rich_text` block."""
    elements = [section(*literal(one)) for one in items]
    return {"type": "rich_text_list", "style": "ordered", "elements": elements}


def bullets(items: Iterable[str]) -> Json:
    """Return a list with bullets inside a `rich_text` block."""
    elements = [section(*literal(one)) for one in items]
    return {"type": "rich_text_list", "style": "bullet", "elements": elements}


def rich(elements: Sequence[Json], *, block_id: str | None = None) -> Block:
    """Return a `rich_text` block."""
    name = {"block_id": block_id} if block_id else {}
    return {"type": "rich_text", **name, "elements": list(elements)}


def paragraph(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    """Return one paragraph of literal text."""
    return rich([section(*literal(text, bold=bold, italic=italic))])


def heading(text: str) -> Block:
    """Return a heading of literal text, at most 150 characters, to which a screen reader can go."""
    return {"type": "header", "text": plain(text)}


def plain(text: str) -> Json:
    """Return a text object that Slack takes literally."""
    return {"type": "plain_text", "text": text, "emoji": False}


def button(label: str, action_id: str, *, value: str = "", described: str = "") -> Json:
    """Return a button.

    Args:
        label: what stands on it, at most 75 characters.
        action_id: unique in its message.
        value: what comes back with a click, at most 2,000 characters.
        described: what a screen reader says instead of the label, cut where it has more than 75 characters.
    """
    more = {"value": value} if value else {}
    if described:
        most = blockkit.MAX_ACCESSIBILITY_LABEL_CHARS
        more["accessibility_label"] = blockkit.cut(described, most)
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


def option(text: str, value: str) -> Json:
    """Return one choice of a menu; the text is at most 75 characters, and so is the value."""
    return {"text": plain(text), "value": value}


def asked(
    label: str, element: Json, *, block_id: str, hint: str = "", is_told: bool = False
) -> Block:
    """Return a field of a modal; one with a hint may be left empty.

    Args:
        label: what is asked.
        element: what is entered in.
        block_id: names the field.
        hint: what helps to fill it in.
        is_told: whether each choice is told at once, as a press is. Source: Slack, "Input block",
            `dispatch_action`, read July 2026.
    """
    more: Json = {"hint": plain(hint), "optional": True} if hint else {}
    if is_told:
        more = {**more, "dispatch_action": True}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        **more,
    }


def actions(buttons: Sequence[Json], *, block_id: str) -> Block:
    """Return a row of buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(buttons)}


def line_with_button(text: str, pressed: Json) -> Block:
    """Return a line of literal text with a button at its side; a long text is cut."""
    first, *rest = _pieces(text)
    return {
        "type": "section",
        "text": plain(f"{first}\u2026" if rest else first),
        "accessory": pressed,
    }


def text_chars(value: object) -> int:
    """Return the characters of all texts in blocks together, as Slack counts them."""
    chars = 0
    if isinstance(value, dict):
        for name, one in value.items():
            if not isinstance(one, str):
                chars += text_chars(one)
            elif name == "text":
                chars += blockkit.escaped_chars(one)
    elif isinstance(value, list):
        for one in value:
            chars += text_chars(one)
    return chars
