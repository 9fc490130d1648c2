"""Rules of rich text, whose text Slack takes literally, and of the table, whose cells hold it.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block, table-block and the pages of the
elements of rich text, read July 2026.
"""

from collections.abc import Iterator

from bot.blockkit import (
    MAX_BLOCK_ID_CHARS,
    MAX_LIST_INDENT,
    MAX_TABLE_CHARS,
    MAX_TABLE_COLUMNS,
    MAX_TABLE_ROWS,
    MAX_TEXT_CHARS,
)
from bot.playground.payload_rules import (
    NAME,
    URL,
    Fault,
    Thing,
    array,
    choice,
    fields,
    flag,
    kind,
    one_of,
    string,
    whole,
)
from bot.playground.payload_texts import literal
from bot.playground.payload_tree import nodes_of, text_chars

BLOCK_ID = string(MAX_BLOCK_ID_CHARS)
"""Names a block."""

# The strict reading: what both Slack's pages and its libraries name.
_MENTION_STYLE = fields({}, dict.fromkeys(("bold", "italic", "strike", "underline"), flag))
_TEXT_STYLE = fields({}, dict.fromkeys(("bold", "italic", "strike", "underline", "code"), flag))
_BORDER = {"border": whole(0, 1)}

_TEXT = kind("text", {"text": literal(MAX_TEXT_CHARS)}, {"style": _TEXT_STYLE})
_LINK = kind("link", {"url": URL}, {"text": literal(MAX_TEXT_CHARS), "style": _TEXT_STYLE})
_MENTIONS = (
    kind("user", {"user_id": NAME}, {"style": _MENTION_STYLE}),
    kind("usergroup", {"usergroup_id": NAME}, {"style": _MENTION_STYLE}),
    kind("channel", {"channel_id": NAME}, {"style": _MENTION_STYLE}),
    kind("broadcast", {"range": choice("here", "channel", "everyone")}),
)
_OTHERS = (
    kind(
        "emoji",
        {"name": string(pattern=r"[^:\s]+(::skin-tone-[2-6])?")},
        {"unicode": string(pattern=r"[0-9a-f]+(-[0-9a-f]+)*")},
    ),
    kind(
        "date",
        {"timestamp": whole(0), "format": string()},
        {"url": URL, "fallback": literal(MAX_TEXT_CHARS), "style": _MENTION_STYLE},
    ),
    kind("color", {"value": string(pattern="#[0-9A-Fa-f]{6}")}, {"style": _MENTION_STYLE}),
)
_INLINE = array(one_of(_TEXT, _LINK, *_MENTIONS, *_OTHERS))
_SECTION = kind("rich_text_section", {"elements": _INLINE})

RICH_TEXT = kind(
    "rich_text",
    {
        "elements": array(
            one_of(
                _SECTION,
                kind(
                    "rich_text_list",
                    {"style": choice("bullet", "ordered"), "elements": array(one_of(_SECTION))},
                    {"indent": whole(0, MAX_LIST_INDENT), "offset": whole(0), **_BORDER},
                ),
                kind("rich_text_quote", {"elements": _INLINE}, _BORDER),
                kind("rich_text_preformatted", {"elements": array(one_of(_TEXT, _LINK))}, _BORDER),
            )
        )
    },
    {"block_id": BLOCK_ID},
)
"""Text with its formatting beside it."""


def _cells_hold_little(table: Thing, at: str) -> Iterator[Fault]:
    total = sum(text_chars(node) for node in nodes_of(table.get("rows"), f"{at}/rows"))
    if total > MAX_TABLE_CHARS:
        yield Fault(
            f"{at}/rows", "too_much_text", f"must have at most {MAX_TABLE_CHARS} characters"
        )


TABLE = kind(
    "table",
    {
        "rows": array(
            array(
                one_of(kind("raw_text", {"text": literal(MAX_TEXT_CHARS)}), RICH_TEXT),
                MAX_TABLE_COLUMNS,
            ),
            MAX_TABLE_ROWS,
        )
    },
    {
        "block_id": BLOCK_ID,
        "column_settings": array(
            fields({}, {"align": choice("left", "center", "right"), "is_wrapped": flag}),
            MAX_TABLE_COLUMNS,
        ),
    },
    _cells_hold_little,
)
"""Rows of cells, not always equally long."""
