"""Rules of the elements that stand in blocks: buttons, menus, pickers, images.

Source: docs.slack.dev/reference/block-kit/block-elements, read July 2026.
"""

from collections.abc import Iterator
from datetime import date

from bot.blockkit import (
    MAX_AGENT_PROMPT_CHARS,
    MAX_ALT_TEXT_CHARS,
    MAX_BUTTON_CHARS,
    MAX_BUTTON_GROUP_OPTIONS,
    MAX_BUTTON_VALUE_CHARS,
    MAX_OPTIONS,
    MAX_OVERFLOW_OPTIONS,
    MAX_PLACEHOLDER_CHARS,
    MAX_VISIBLE_TO_USERS,
)
from bot.playground.payload_rules import (
    NAME,
    SECURE_URL,
    URL,
    Fault,
    array,
    choice,
    fields,
    flag,
    kind,
    string,
    whole,
)
from bot.playground.payload_texts import (
    ACCESSIBILITY_LABEL,
    ACTION_ID,
    BUTTON_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    MENU_OPTION,
    OPTION_GROUPS,
    OVERFLOW_OPTION,
    SLACK_FILE,
    exactly_one,
    initial_option_offered,
    literal,
    plain_text,
)

_ACTION = {"action_id": ACTION_ID}
_CLICKED = {**_ACTION, "confirm": CONFIRM}
CHOSEN = {**_CLICKED, "focus_on_load": flag}
"""Fields of what a person chooses from."""
PLACEHOLDER = {"placeholder": plain_text(MAX_PLACEHOLDER_CHARS)}
"""What stands in an element until something is chosen or typed."""
_STYLE = {"style": choice("primary", "danger")}
_BUTTON_TEXT = {"text": plain_text(MAX_BUTTON_CHARS)}
_BUTTON_VALUE = string(MAX_BUTTON_VALUE_CHARS)
_VISIBLE_TO = {"visible_to_user_ids": array(NAME, MAX_VISIBLE_TO_USERS)}

# Buttons

_FEEDBACK_BUTTON = fields(
    {**_BUTTON_TEXT, "value": _BUTTON_VALUE}, {"accessibility_label": ACCESSIBILITY_LABEL}
)
CONTEXT_ACTIONS = (
    kind(
        "feedback_buttons",
        {"positive_button": _FEEDBACK_BUTTON, "negative_button": _FEEDBACK_BUTTON},
        _ACTION,
    ),
    kind(
        "icon_button",
        {"icon": choice("trash"), **_BUTTON_TEXT},
        {
            **_CLICKED,
            **_VISIBLE_TO,
            "value": _BUTTON_VALUE,
            "accessibility_label": ACCESSIBILITY_LABEL,
        },
    ),
)
"""What may stand under a message as its context."""
_BUTTONS = (
    kind(
        "button",
        _BUTTON_TEXT,
        {
            **_CLICKED,
            **_STYLE,
            **_VISIBLE_TO,
            "url": URL,
            "value": _BUTTON_VALUE,
            "accessibility_label": ACCESSIBILITY_LABEL,
            "agent_prompt": string(MAX_AGENT_PROMPT_CHARS),
        },
    ),
    kind(
        "workflow_button",
        {
            **_BUTTON_TEXT,
            "workflow": fields(
                {
                    "trigger": fields(
                        {"url": URL},
                        {
                            "customizable_input_parameters": array(
                                fields({"name": NAME, "value": NAME})
                            )
                        },
                    )
                }
            ),
        },
        {**_ACTION, **_STYLE, "accessibility_label": ACCESSIBILITY_LABEL},
    ),
)

# Menus

_MENU = {**CHOSEN, **PLACEHOLDER}
_MULTI_MENU = {**_MENU, "max_selected_items": whole(1)}
_OPTIONS = {"options": array(MENU_OPTION, MAX_OPTIONS), "option_groups": OPTION_GROUPS}
_SEARCHED = {"min_query_length": whole(0)}
_CONVERSATIONS = {"default_to_current_conversation": flag, "filter": CONVERSATION_FILTER}
_RESPONSE_URL = {"response_url_enabled": flag}
_NAMES = array(NAME)

_SELECTS = (
    kind(
        "static_select",
        {},
        {**_MENU, **_OPTIONS, "initial_option": MENU_OPTION},
        exactly_one("options", "option_groups"),
        initial_option_offered,
    ),
    kind("external_select", {}, {**_MENU, **_SEARCHED, "initial_option": MENU_OPTION}),
    kind("users_select", {}, {**_MENU, "initial_user": NAME}),
    kind(
        "conversations_select",
        {},
        {**_MENU, **_CONVERSATIONS, **_RESPONSE_URL, "initial_conversation": NAME},
    ),
    kind("channels_select", {}, {**_MENU, **_RESPONSE_URL, "initial_channel": NAME}),
)
_MULTI_SELECTS = (
    kind(
        "multi_static_select",
        {},
        {**_MULTI_MENU, **_OPTIONS, "initial_options": array(MENU_OPTION, MAX_OPTIONS)},
        exactly_one("options", "option_groups"),
        initial_option_offered,
    ),
    kind(
        "multi_external_select",
        {},
        {**_MULTI_MENU, **_SEARCHED, "initial_options": array(MENU_OPTION, MAX_OPTIONS)},
    ),
    kind("multi_users_select", {}, {**_MULTI_MENU, "initial_users": _NAMES}),
    kind(
        "multi_conversations_select",
        {},
        {**_MULTI_MENU, **_CONVERSATIONS, "initial_conversations": _NAMES},
    ),
    kind("multi_channels_select", {}, {**_MULTI_MENU, "initial_channels": _NAMES}),
)
_OVERFLOW = kind("overflow", {"options": array(OVERFLOW_OPTION, MAX_OVERFLOW_OPTIONS)}, _CLICKED)
_BUTTON_OPTIONS = array(BUTTON_OPTION, MAX_BUTTON_GROUP_OPTIONS)
_BUTTON_GROUPS = (
    kind(
        "radio_buttons",
        {"options": _BUTTON_OPTIONS},
        {**CHOSEN, "initial_option": BUTTON_OPTION},
        initial_option_offered,
    ),
    kind(
        "checkboxes",
        {"options": _BUTTON_OPTIONS},
        {**CHOSEN, "initial_options": _BUTTON_OPTIONS},
        initial_option_offered,
    ),
)

# Pickers

_WRITTEN_DAY = string(pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: object, at: str) -> Iterator[Fault]:
    faults = tuple(_WRITTEN_DAY(value, at))
    yield from faults
    if not faults and not _is_day(str(value)):
        yield Fault(at, "wrong_value", "must be a day of the calendar")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_DATE = kind("datepicker", {}, {**_MENU, "initial_date": _day})
_TIME = kind(
    "timepicker",
    {},
    {**_MENU, "initial_time": string(pattern="([01][0-9]|2[0-3]):[0-5][0-9]"), "timezone": NAME},
)
_DATE_AND_TIME = kind(
    "datetimepicker", {}, {**CHOSEN, "initial_date_time": whole(1_000_000_000, 9_999_999_999)}
)

# Where they may stand

IMAGE_SOURCE = {"image_url": SECURE_URL, "slack_file": SLACK_FILE}
"""Where an image comes from, one or the other."""
ALT_TEXT = {"alt_text": literal(MAX_ALT_TEXT_CHARS)}
"""What stands for an image."""
IMAGE = kind("image", ALT_TEXT, IMAGE_SOURCE, exactly_one("image_url", "slack_file"))
"""A small image beside text."""
CHOICES = (*_SELECTS, *_MULTI_SELECTS, *_BUTTON_GROUPS, _DATE, _TIME)
"""What may stand beside a section, among actions and in an input alike."""
ACCESSORIES = (*CHOICES, *_BUTTONS, _OVERFLOW, IMAGE)
"""What may stand beside a section."""
ACTIONS = (*CHOICES, *_BUTTONS, _OVERFLOW, _DATE_AND_TIME)
"""What may stand among actions."""
INPUT_CHOICES = (*CHOICES, _DATE_AND_TIME)
"""What may stand in an input, save what is typed or uploaded."""
