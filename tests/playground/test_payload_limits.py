"""Slack's limits as Kloe names them, beside those of two libraries."""

from typing import NamedTuple

import pytest
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonObject,
    HeaderBlock,
    ImageBlock,
    ImageElement,
    InputBlock,
    InputInteractiveElement,
    InteractiveElement,
    MarkdownBlock,
    Option,
    OptionGroup,
    OverflowMenuElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View
from slackblocks import _limits as theirs

from bot import blockkit


class Limit(NamedTuple):
    """A limit of ours, by name, and the same of others."""

    name: str
    others: tuple[int, ...]


LIMITS = (
    Limit("MAX_BLOCKS_PER_MESSAGE", (theirs.MESSAGE_BLOCKS_MAX_ITEMS,)),
    Limit("MAX_BLOCKS_PER_VIEW", (View.blocks_max_length, theirs.VIEW_BLOCKS_MAX_ITEMS)),
    Limit("MAX_MARKDOWN_CHARS",
        (MarkdownBlock.text_max_length, theirs.MARKDOWN_TOTAL_TEXT_MAX_LENGTH)),
    Limit("MAX_BLOCK_ID_CHARS", (Block.block_id_max_length, theirs.BLOCK_ID_MAX_LENGTH)),
    Limit("MAX_ACTION_ID_CHARS",
        (InteractiveElement.action_id_max_length, theirs.ACTION_ID_MAX_LENGTH)),
    Limit("MAX_TEXT_CHARS",
        (SectionBlock.text_max_length, theirs.TEXT_MAX_LENGTH, theirs.SECTION_TEXT_MAX_LENGTH)),
    Limit("MAX_SECTION_FIELDS", (SectionBlock.fields_max_length, theirs.SECTION_FIELDS_MAX_ITEMS)),
    Limit("MAX_FIELD_CHARS", (theirs.SECTION_FIELDS_ITEM_MAX_LENGTH,)),
    Limit("MAX_HEADER_CHARS", (HeaderBlock.text_max_length, theirs.HEADER_TEXT_MAX_LENGTH)),
    Limit("MAX_CONTEXT_ELEMENTS",
        (ContextBlock.elements_max_length, theirs.CONTEXT_ELEMENTS_MAX_ITEMS)),
    Limit("MAX_ACTIONS_ELEMENTS",
        (ActionsBlock.elements_max_length, theirs.ACTIONS_ELEMENTS_MAX_ITEMS)),
    Limit(
        "MAX_CONTEXT_ACTIONS_ELEMENTS",
        (ContextActionsBlock.elements_max_length, theirs.CONTEXT_ACTIONS_ELEMENTS_MAX_ITEMS),
    ),
    Limit("MAX_ALT_TEXT_CHARS", (ImageBlock.alt_text_max_length, ImageElement.alt_text_max_length,
        theirs.IMAGE_ALT_TEXT_MAX_LENGTH)),
    Limit("MAX_IMAGE_TITLE_CHARS", (ImageBlock.title_max_length, theirs.IMAGE_TITLE_MAX_LENGTH)),
    Limit("MAX_LABEL_CHARS", (InputBlock.label_max_length, theirs.INPUT_LABEL_MAX_LENGTH)),
    Limit("MAX_HINT_CHARS", (InputBlock.hint_max_length, theirs.INPUT_HINT_MAX_LENGTH)),
    Limit("MAX_LIST_INDENT", (theirs.RICH_TEXT_LIST_INDENT_MAX,)),
    Limit("MAX_TABLE_ROWS", (theirs.TABLE_ROWS_MAX_ITEMS,)),
    Limit("MAX_TABLE_COLUMNS",
        (theirs.TABLE_COLUMNS_MAX_ITEMS, theirs.TABLE_COLUMN_SETTINGS_MAX_ITEMS)),
    Limit("MAX_URL_CHARS", (
        ButtonElement.url_max_length, ImageBlock.image_url_max_length,
        theirs.BUTTON_URL_MAX_LENGTH, theirs.OPTION_URL_MAX_LENGTH,
            theirs.IMAGE_IMAGE_URL_MAX_LENGTH,
    )),
    Limit("MAX_BUTTON_CHARS", (
        ButtonElement.text_max_length, FeedbackButtonObject.text_max_length,
            theirs.BUTTON_TEXT_MAX_LENGTH,
        theirs.FEEDBACK_BUTTON_TEXT_MAX_LENGTH, theirs.WORKFLOW_BUTTON_TEXT_MAX_LENGTH,
    )),
    Limit("MAX_BUTTON_VALUE_CHARS", (
        ButtonElement.value_max_length, FeedbackButtonObject.value_max_length,
            theirs.BUTTON_VALUE_MAX_LENGTH,
        theirs.FEEDBACK_BUTTON_VALUE_MAX_LENGTH, theirs.ICON_BUTTON_VALUE_MAX_LENGTH,
    )),
    Limit("MAX_ACCESSIBILITY_LABEL_CHARS", (
        ButtonElement.text_max_length, theirs.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH,
        theirs.ICON_BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH,
    )),
    Limit("MAX_AGENT_PROMPT_CHARS",
        (ButtonElement.agent_prompt_max_length, theirs.BUTTON_AGENT_PROMPT_MAX_LENGTH)),
    Limit("MAX_VISIBLE_TO_USERS", (theirs.ICON_BUTTON_VISIBLE_TO_USER_IDS_MAX_ITEMS,)),
    Limit("MAX_PLACEHOLDER_CHARS",
        (InputInteractiveElement.placeholder_max_length, theirs.SELECT_PLACEHOLDER_MAX_LENGTH)),
    Limit("MAX_OPTIONS", (
        StaticSelectElement.options_max_length, StaticMultiSelectElement.options_max_length,
        OptionGroup.options_max_length, theirs.SELECT_OPTIONS_MAX_ITEMS,
    )),
    Limit("MAX_OPTION_GROUPS",
        (StaticSelectElement.option_groups_max_length, theirs.SELECT_OPTION_GROUPS_MAX_ITEMS)),
    Limit("MAX_GROUP_LABEL_CHARS",
        (OptionGroup.label_max_length, theirs.OPTION_GROUP_LABEL_MAX_LENGTH)),
    Limit("MAX_OPTION_CHARS",
        (Option.label_max_length, theirs.OPTION_TEXT_MAX_LENGTH,
        theirs.OPTION_DESCRIPTION_MAX_LENGTH)),
    Limit("MAX_OVERFLOW_OPTIONS",
        (OverflowMenuElement.options_max_length, theirs.OVERFLOW_OPTIONS_MAX_ITEMS)),
    Limit("MAX_BUTTON_GROUP_OPTIONS",
        (theirs.RADIO_BUTTONS_OPTIONS_MAX_ITEMS, theirs.CHECKBOXES_OPTIONS_MAX_ITEMS)),
    Limit("MAX_INPUT_CHARS",
        (theirs.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX, theirs.PLAIN_TEXT_INPUT_MIN_LENGTH_MAX)),
    Limit("MAX_INPUT_LINES",
        (theirs.RICH_TEXT_INPUT_MAX_LINES_MAX, theirs.RICH_TEXT_INPUT_MIN_LINES_MAX)),
    Limit("MAX_INPUT_FILES", (theirs.FILE_INPUT_MAX_FILES_MAX,)),
    Limit("MAX_CONFIRM_TITLE_CHARS",
        (ConfirmObject.title_max_length, theirs.CONFIRMATION_TITLE_MAX_LENGTH)),
    Limit("MAX_CONFIRM_TEXT_CHARS",
        (ConfirmObject.text_max_length, theirs.CONFIRMATION_TEXT_MAX_LENGTH)),
    Limit("MAX_CONFIRM_BUTTON_CHARS", (
        ConfirmObject.confirm_max_length, ConfirmObject.deny_max_length,
            theirs.CONFIRMATION_DENY_MAX_LENGTH,
    )),
    Limit("MAX_DISPATCH_TRIGGERS",
        (theirs.DISPATCH_ACTION_CONFIGURATION_TRIGGER_ACTIONS_ON_MAX_ITEMS,)),
    Limit("MAX_VIEW_TITLE_CHARS", (View.title_max_length, theirs.VIEW_TITLE_MAX_LENGTH)),
    Limit("MAX_VIEW_BUTTON_CHARS",
        (View.submit_max_length, View.close_max_length, theirs.VIEW_SUBMIT_MAX_LENGTH)),
    Limit("MAX_PRIVATE_METADATA_CHARS",
        (View.private_metadata_max_length, theirs.VIEW_PRIVATE_METADATA_MAX_LENGTH)),
    Limit("MAX_CALLBACK_ID_CHARS",
        (View.callback_id_max_length, theirs.VIEW_CALLBACK_ID_MAX_LENGTH)),
    Limit("MAX_EXTERNAL_ID_CHARS", (theirs.VIEW_EXTERNAL_ID_MAX_LENGTH,)),
)  # fmt: skip
"""Those on which all agree."""
STRICTER = (
    # 75 in the types of Slack's library for JavaScript.
    Limit("MAX_OPTION_VALUE_CHARS", (Option.value_max_length, theirs.OPTION_VALUE_MAX_LENGTH)),
    # 10,000 on Slack's page; the library's figure is for the newer table of data.
    Limit("MAX_TABLE_CHARS", (theirs.DATA_TABLE_CONTENT_MAX_LENGTH,)),
)
"""Those on which the others are laxer."""
UNNAMED = {"MAX_MESSAGE_CHARS", "MAX_BLOCKS_CHARS", "MAX_TABLES_PER_MESSAGE"}
"""Those of which neither library has a constant."""


@pytest.mark.parametrize("limit", [pytest.param(limit, id=limit.name) for limit in LIMITS])
def test_a_limit_is_that_of_both_libraries(limit: Limit) -> None:
    """Slack's own library, and one made from a specification of Block Kit."""
    assert set(limit.others) == {getattr(blockkit, limit.name)}


@pytest.mark.parametrize("limit", [pytest.param(limit, id=limit.name) for limit in STRICTER])
def test_where_they_disagree_the_strict_limit_is_ours(limit: Limit) -> None:
    """Known disagreements, each with its reason above."""
    assert getattr(blockkit, limit.name) < min(limit.others)


def test_every_limit_is_compared() -> None:
    """None is left out for want of thought."""
    ours = [name for name in vars(blockkit) if name.startswith("MAX_")]
    compared = [limit.name for limit in (*LIMITS, *STRICTER)]

    assert sorted(ours) == sorted([*compared, *UNNAMED])
