"""Slack's limits on what Kloe sends, and how Slack counts.

The pages named are those under `https://docs.slack.dev/reference/block-kit/`, save where another
is. Where Slack's pages and its own libraries disagree, the stricter figure stands here. Characters
are counted by `chars`; in a text that Slack shows as it stands, by `escaped_chars`.
"""

# Whole messages and views

MAX_BLOCKS_PER_MESSAGE = 50
"""Blocks (blocks, read July 2026). Kloe's answers keep within it."""
MAX_BLOCKS_PER_VIEW = 100
"""Blocks of a modal or a Home (blocks, read July 2026)."""
MAX_MESSAGE_CHARS = 40_000
"""Characters of a message's `text`, which Slack cuts there (methods/chat.postMessage, read
July 2026)."""
MAX_BLOCKS_CHARS = 12_000
"""Characters of all blocks of a message together. Slack refused 13,172 (`msg_blocks_too_long`,
slackapi/bolt-js issue 2509, read July 2026). Kloe's answers stay under it."""
MAX_MARKDOWN_CHARS = 12_000
"""Characters of all markdown blocks of a message together, and of `markdown_text`
(blocks/markdown-block, read July 2026)."""
MAX_TABLES_PER_MESSAGE = 1
"""Tables (blocks/table-block, read July 2026)."""
MAX_BLOCK_ID_CHARS = 255
"""Characters; a block's id is unique in its message or view (blocks, read July 2026)."""
MAX_ACTION_ID_CHARS = 255
"""Characters; Slack wants it unique in its block, Kloe in its message (block-elements, read
July 2026)."""

# Text

MAX_TEXT_CHARS = 3_000
"""Characters of any text object (composition-objects/text-object, read July 2026). Kloe's answers
keep each text, those in rich text too, under it."""

# Blocks

MAX_SECTION_FIELDS = 10
"""Fields of a section (blocks/section-block, read July 2026)."""
MAX_FIELD_CHARS = 2_000
"""Characters of a section's field (blocks/section-block, read July 2026)."""
MAX_HEADER_CHARS = 150
"""Characters, plain text (blocks/header-block, read July 2026)."""
MAX_CONTEXT_ELEMENTS = 10
"""Texts and images of a context block (blocks/context-block, read July 2026)."""
MAX_ACTIONS_ELEMENTS = 25
"""Elements of an actions block (blocks/actions-block, read July 2026)."""
MAX_CONTEXT_ACTIONS_ELEMENTS = 5
"""Elements of a context actions block (blocks/context-actions-block, read July 2026)."""
MAX_ALT_TEXT_CHARS = 2_000
"""Characters that stand for an image (blocks/image-block, read July 2026)."""
MAX_IMAGE_TITLE_CHARS = 2_000
"""Characters, plain text (blocks/image-block, read July 2026)."""
MAX_LABEL_CHARS = 2_000
"""Characters of an input's label, plain text (blocks/input-block, read July 2026)."""
MAX_HINT_CHARS = 2_000
"""Characters of an input's hint, plain text (blocks/input-block, read July 2026)."""
MAX_LIST_INDENT = 8
"""Steps by which a list in rich text is moved in (block-elements/rich-text-list-element, read
July 2026)."""
MAX_TABLE_ROWS = 100
"""Rows, the head included (blocks/table-block, read July 2026)."""
MAX_TABLE_COLUMNS = 20
"""Cells of a row, and settings of columns (blocks/table-block, read July 2026)."""
MAX_TABLE_CHARS = 10_000
"""Characters of all cells together (blocks/table-block, read July 2026)."""

# Elements

MAX_URL_CHARS = 3_000
"""Characters of an address (block-elements/button-element, read July 2026)."""
MAX_BUTTON_CHARS = 75
"""Characters of any button's text, some 30 of them shown (block-elements/button-element, read
July 2026)."""
MAX_BUTTON_VALUE_CHARS = 2_000
"""Characters of any button's value (block-elements/button-element, read July 2026). Kloe puts an
answer's id there, never its text."""
MAX_ACCESSIBILITY_LABEL_CHARS = 75
"""Characters that a screen reader says for a button (block-elements/button-element, read
July 2026)."""
MAX_AGENT_PROMPT_CHARS = 4_000
"""Characters that a click says as the user (block-elements/button-element, read July 2026)."""
MAX_VISIBLE_TO_USERS = 10
"""People to whom alone a button is shown (block-elements/icon-button-element, read July 2026)."""
MAX_PLACEHOLDER_CHARS = 150
"""Characters, plain text (block-elements/select-menu-element, read July 2026)."""
MAX_OPTIONS = 100
"""Options of a menu or of a group (block-elements/select-menu-element, read July 2026)."""
MAX_OPTION_GROUPS = 100
"""Groups of a menu (block-elements/select-menu-element, read July 2026)."""
MAX_GROUP_LABEL_CHARS = 75
"""Characters, plain text (composition-objects/option-group-object, read July 2026)."""
MAX_OPTION_CHARS = 75
"""Characters of an option's text, and of its description (composition-objects/option-object, read
July 2026)."""
MAX_OPTION_VALUE_CHARS = 75
"""Characters; 150 by the page and 75 by Slack's types (composition-objects/option-object, read
July 2026)."""
MAX_OVERFLOW_OPTIONS = 5
"""Options of an overflow menu (block-elements/overflow-menu-element, read July 2026)."""
MAX_BUTTON_GROUP_OPTIONS = 10
"""Radio buttons or checkboxes of one element (block-elements/radio-button-group-element, read
July 2026)."""
MAX_INPUT_CHARS = 3_000
"""Characters that a person may be let type (block-elements/plain-text-input-element, read
July 2026)."""
MAX_INPUT_LINES = 100
"""Lines of a rich text input (block-elements/rich-text-input-element, read July 2026)."""
MAX_INPUT_FILES = 10
"""Files of a file input (block-elements/file-input-element, read July 2026)."""
MAX_CONFIRM_TITLE_CHARS = 100
"""Characters, plain text (composition-objects/confirmation-dialog-object, read July 2026)."""
MAX_CONFIRM_TEXT_CHARS = 300
"""Characters (composition-objects/confirmation-dialog-object, read July 2026)."""
MAX_CONFIRM_BUTTON_CHARS = 30
"""Characters of each of the two buttons (composition-objects/confirmation-dialog-object, read
July 2026)."""
MAX_DISPATCH_TRIGGERS = 2
"""Triggers (composition-objects/dispatch-action-configuration-object, read July 2026)."""

# Views

MAX_VIEW_TITLE_CHARS = 24
"""Characters of a modal's title, plain text (https://docs.slack.dev/reference/views, read
July 2026)."""
MAX_VIEW_BUTTON_CHARS = 24
"""Characters of a modal's `submit` and `close` (https://docs.slack.dev/reference/views, read
July 2026)."""
MAX_PRIVATE_METADATA_CHARS = 3_000
"""Characters (https://docs.slack.dev/reference/views, read July 2026). Kloe puts ids there, never
what a person typed."""
MAX_CALLBACK_ID_CHARS = 255
"""Characters (https://docs.slack.dev/reference/views, read July 2026)."""
MAX_EXTERNAL_ID_CHARS = 255
"""Characters, unique in the workspace (https://docs.slack.dev/reference/views, read July 2026)."""


def escape(text: str) -> str:
    """Return `text` so that Slack reads no control sequence in it: `&`, `<` and `>` escaped.

    Source: docs.slack.dev/messaging/formatting-message-text, read July 2026.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def chars(text: str) -> int:
    """Return the length that is held against a limit, in UTF-16 units.

    They are never fewer than code points, and Slack's pages do not say which it counts.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def escaped_chars(text: str) -> int:
    """Return the length of a text that Slack shows as it stands, counted as if it were escaped."""
    more = 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
    return chars(text) + more


def cut(text: str, most: int) -> str:
    """Return the text, or its beginning where it has more than `most` characters as Slack counts."""
    if escaped_chars(text) <= most:
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        fits = escaped_chars(text[:middle]) < most
        low, high = (middle, high) if fits else (low, middle)
    return f"{text[:low]}\u2026"
