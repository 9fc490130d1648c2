"""Elements and rich text that Slack takes: each kind that Kloe may send, its fields filled in."""

from .payload_parts import (
    confirm,
    element,
    inline,
    mrkdwn,
    option,
    options,
    plain,
    rich_section,
    rich_text,
    words,
)

_TICKED = [option("a", description=plain("By hand")), {"text": mrkdwn("*Now*"), "value": "b"}]
_GROUPS = [
    {"label": plain("Wards"), "options": options(2)},
    {"label": plain("Teams"), "options": options(3)},
]
_FILTER = {"include": ["im", "public"], "exclude_bot_users": True}
RICH = rich_text(
    rich_section(
        words(bold=True, italic=False, strike=True, code=True, underline=True),
        {
            "type": "link",
            "url": "https://example.org/plan",
            "text": "the plan",
            "style": {"bold": True},
        },
        {"type": "link", "url": "http://example.org"},
        {"type": "emoji", "name": "wave::skin-tone-2", "unicode": "1f44b-1f3fb"},
        {"type": "date", "timestamp": 1720710212, "format": "{date}", "fallback": "11 July 2024"},
        {"type": "color", "value": "#F405B3"},
        {"type": "user", "user_id": "U1", "style": {"bold": True}},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "broadcast", "range": "here"},
    ),
    {
        "type": "rich_text_list",
        "style": "ordered",
        "indent": 8,
        "offset": 2,
        "border": 1,
        "elements": [rich_section(words()), rich_section(words("& < >"))],
    },
    {"type": "rich_text_quote", "elements": [words()]},
    {
        "type": "rich_text_preformatted",
        "elements": [words(), {"type": "link", "url": "https://a.org"}],
    },
)
"""Rich text with each of its elements."""
ICON = element(
    "icon_button",
    icon="trash",
    text=plain("Remove"),
    action_id="remove",
    value="7",
    confirm=confirm(style="danger"),
    accessibility_label="Remove it",
    visible_to_user_ids=["U1"],
)
"""A button that is an icon."""
WORKFLOW = {
    "trigger": {
        "url": "https://slack.com/shortcuts/a",
        "customizable_input_parameters": [{"name": "a", "value": "b"}],
    }
}
"""What a button starts."""
CHOICES = (
    element(
        "static_select",
        action_id="c1",
        options=options(100),
        initial_option=option("7"),
        placeholder=plain(),
    ),
    element(
        "static_select",
        action_id="c2",
        option_groups=_GROUPS,
        initial_option=option("2"),
        confirm=confirm(),
    ),
    element("external_select", action_id="c3", min_query_length=0, initial_option=option()),
    element("users_select", action_id="c4", initial_user="U1"),
    element(
        "conversations_select", action_id="c5", default_to_current_conversation=True, filter=_FILTER
    ),
    element("channels_select", action_id="c6", initial_channel="C1", response_url_enabled=True),
    element(
        "multi_static_select",
        action_id="c7",
        options=options(3),
        initial_options=options(2),
        max_selected_items=2,
    ),
    element("multi_external_select", action_id="c8", initial_options=[option()]),
    element("multi_users_select", action_id="c9", initial_users=["U1", "U2"]),
    element(
        "multi_conversations_select", action_id="c10", initial_conversations=["C1"], filter=_FILTER
    ),
    element("multi_channels_select", action_id="c11", initial_channels=["C1"]),
    element("radio_buttons", action_id="c12", options=_TICKED, initial_option=_TICKED[1]),
    element("checkboxes", action_id="c13", options=_TICKED, initial_options=_TICKED),
    element("datepicker", action_id="c14", initial_date="2028-02-29", placeholder=plain("When")),
    element("timepicker", action_id="c15", initial_time="23:59", timezone="Europe/London"),
)
"""What a person chooses from, one of each."""
INPUTS = (
    element(
        "plain_text_input",
        action_id="i1",
        multiline=True,
        min_length=0,
        max_length=3000,
        focus_on_load=True,
    ),
    element(
        "plain_text_input",
        action_id="i2",
        initial_value="none",
        placeholder=plain("Why"),
        dispatch_action_config={"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]},
    ),
    element(
        "number_input",
        action_id="i3",
        is_decimal_allowed=True,
        min_value="-1.5",
        initial_value="0",
        max_value="10",
    ),
    element("number_input", action_id="i4", is_decimal_allowed=False, max_value="7"),
    element("rich_text_input", action_id="i5", initial_value=inline(words())),
    element("file_input", action_id="i6", filetypes=["pdf"], max_files=10),
    element("datetimepicker", action_id="i7", initial_date_time=1720710212, focus_on_load=False),
)
"""What a person types or uploads, and the picker that only stands in an input here."""
