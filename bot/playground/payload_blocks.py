"""Rules of blocks, and which of them may stand in a message, a modal and a Home.

Source: docs.slack.dev/reference/block-kit/blocks and docs.slack.dev/blocks.json, read July 2026.
"""

from bot.blockkit import (
    MAX_ACTIONS_ELEMENTS,
    MAX_CONTEXT_ACTIONS_ELEMENTS,
    MAX_CONTEXT_ELEMENTS,
    MAX_FIELD_CHARS,
    MAX_HEADER_CHARS,
    MAX_HINT_CHARS,
    MAX_IMAGE_TITLE_CHARS,
    MAX_LABEL_CHARS,
    MAX_MARKDOWN_CHARS,
    MAX_SECTION_FIELDS,
)
from bot.playground.payload_elements import (
    ACCESSORIES,
    ACTIONS,
    ALT_TEXT,
    CONTEXT_ACTIONS,
    IMAGE,
    IMAGE_SOURCE,
    INPUT_CHOICES,
)
from bot.playground.payload_inputs import FILE_INPUT, INPUTS
from bot.playground.payload_rich_text import BLOCK_ID, RICH_TEXT, TABLE
from bot.playground.payload_rules import Code, Kind, Rule, array, flag, kind, one_of, string
from bot.playground.payload_texts import (
    TEXT_KINDS,
    any_text,
    at_least_one,
    exactly_one,
    plain_text,
)

_ID = {"block_id": BLOCK_ID}


def _input(element: Rule) -> Kind:
    return kind(
        "input",
        {"label": plain_text(MAX_LABEL_CHARS), "element": element},
        {**_ID, "hint": plain_text(MAX_HINT_CHARS), "optional": flag, "dispatch_action": flag},
    )


_EVERYWHERE = (
    kind(
        "section",
        {},
        {
            **_ID,
            "text": any_text(),
            "fields": array(any_text(MAX_FIELD_CHARS), MAX_SECTION_FIELDS),
            "accessory": one_of(*ACCESSORIES),
            "expand": flag,
        },
        at_least_one("text", "fields"),
    ),
    RICH_TEXT,
    kind("header", {"text": plain_text(MAX_HEADER_CHARS)}, _ID),
    kind("context", {"elements": array(one_of(*TEXT_KINDS, IMAGE), MAX_CONTEXT_ELEMENTS)}, _ID),
    kind("divider", {}, _ID),
    kind("actions", {"elements": array(one_of(*ACTIONS), MAX_ACTIONS_ELEMENTS)}, _ID),
    kind(
        "image",
        ALT_TEXT,
        {**_ID, **IMAGE_SOURCE, "title": plain_text(MAX_IMAGE_TITLE_CHARS)},
        exactly_one("image_url", "slack_file"),
    ),
)
_IN_MESSAGES = (
    kind(
        "context_actions",
        {"elements": array(one_of(*CONTEXT_ACTIONS), MAX_CONTEXT_ACTIONS_ELEMENTS)},
        _ID,
    ),
    kind("markdown", {"text": string(MAX_MARKDOWN_CHARS)}, _ID),
    TABLE,
)
_ELSEWHERE: dict[str, Code] = dict.fromkeys(dict(_IN_MESSAGES), "wrong_surface")
_ASKED = _input(one_of(*INPUT_CHOICES, *INPUTS, refused={FILE_INPUT.name: "wrong_surface"}))

MESSAGE_BLOCK = one_of(*_EVERYWHERE, _ASKED, *_IN_MESSAGES)
"""A block of a message."""
HOME_BLOCK = one_of(*_EVERYWHERE, _ASKED, refused=_ELSEWHERE)
"""A block of a Home."""
MODAL_BLOCK = one_of(
    *_EVERYWHERE, _input(one_of(*INPUT_CHOICES, *INPUTS, FILE_INPUT)), refused=_ELSEWHERE
)
"""A block of a modal."""
