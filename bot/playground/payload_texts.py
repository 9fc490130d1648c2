"""Rules of composition objects: texts, options, the dialog that confirms a click.

Source: docs.slack.dev/reference/block-kit/composition-objects, read July 2026.
"""

from collections.abc import Iterator, Mapping

from bot.blockkit import (
    MAX_ACCESSIBILITY_LABEL_CHARS,
    MAX_ACTION_ID_CHARS,
    MAX_CONFIRM_BUTTON_CHARS,
    MAX_CONFIRM_TEXT_CHARS,
    MAX_CONFIRM_TITLE_CHARS,
    MAX_DISPATCH_TRIGGERS,
    MAX_GROUP_LABEL_CHARS,
    MAX_OPTION_CHARS,
    MAX_OPTION_GROUPS,
    MAX_OPTION_VALUE_CHARS,
    MAX_OPTIONS,
    MAX_TEXT_CHARS,
    escaped_chars,
)
from bot.playground.payload_rules import (
    URL,
    Check,
    Fault,
    Kind,
    Rule,
    Thing,
    array,
    choice,
    fields,
    flag,
    kind,
    one_of,
    string,
)

# Text objects
# Where Slack takes a text literally, it is counted as if it were escaped; `mrkdwn` as it is sent.


def _plain(most: int) -> Kind:
    return kind("plain_text", {"text": literal(most)}, {"emoji": flag})


def _mrkdwn(most: int) -> Kind:
    return kind("mrkdwn", {"text": string(most)}, {"verbatim": flag})


def literal(most: int) -> Rule:
    """Return the rule of a string that Slack shows as it stands."""
    return string(most, count=escaped_chars)


def plain_text(most: int) -> Rule:
    """Return the rule of a text object that may be `plain_text` alone."""
    return one_of(_plain(most))


def any_text(most: int = MAX_TEXT_CHARS) -> Rule:
    """Return the rule of a text object of either type."""
    return one_of(_plain(most), _mrkdwn(most))


TEXT_KINDS = (_plain(MAX_TEXT_CHARS), _mrkdwn(MAX_TEXT_CHARS))
"""Text objects, for where they stand among others."""

# What holds between fields


def exactly_one(first: str, second: str) -> Check:
    """Return the check that one of two fields is there and the other is not."""

    def check(thing: Thing, at: str) -> Iterator[Fault]:
        """Yield a fault where neither is there, or both are."""
        if first not in thing and second not in thing:
            yield Fault(f"{at}/{first}", "missing_field", f"must be there, or {second}")
        elif first in thing and second in thing:
            yield Fault(f"{at}/{second}", "conflicting_fields", f"may not stand beside {first}")

    return check


def at_least_one(first: str, *others: str) -> Check:
    """Return the check that any of some fields is there."""

    def check(thing: Thing, at: str) -> Iterator[Fault]:
        """Yield a fault where none is there."""
        if not {first, *others} & thing.keys():
            yield Fault(f"{at}/{first}", "missing_field", f"must be there, or {', '.join(others)}")

    return check


# Options


def option(text: Rule, extra: Mapping[str, Rule] | None = None) -> Rule:
    """Return the rule of an option whose text is as `text` says."""
    return fields(
        {"text": text, "value": string(MAX_OPTION_VALUE_CHARS)},
        {"description": plain_text(MAX_OPTION_CHARS), **(extra or {})},
    )


MENU_OPTION = option(plain_text(MAX_OPTION_CHARS))
"""An option of a menu."""
OVERFLOW_OPTION = option(plain_text(MAX_OPTION_CHARS), {"url": URL})
"""An option of an overflow menu, which may lead somewhere."""
BUTTON_OPTION = option(any_text(MAX_OPTION_CHARS))
"""A radio button or checkbox."""
OPTION_GROUPS = array(
    fields(
        {"label": plain_text(MAX_GROUP_LABEL_CHARS), "options": array(MENU_OPTION, MAX_OPTIONS)}
    ),
    MAX_OPTION_GROUPS,
)
"""The groups of a menu."""


def initial_option_offered(thing: Thing, at: str) -> Iterator[Fault]:
    """Check that what is chosen from the start equals one of the options, each part of it."""
    offered = _offered(thing)
    if "initial_option" in thing and thing["initial_option"] not in offered:
        yield Fault(f"{at}/initial_option", "not_an_option", "must equal one of the options")
    for place, chosen in enumerate(_items(thing.get("initial_options"))):
        if chosen not in offered:
            pointer = f"{at}/initial_options/{place}"
            yield Fault(pointer, "not_an_option", "must equal one of the options")


def _offered(thing: Thing) -> list[object]:
    groups = [group for group in _items(thing.get("option_groups")) if isinstance(group, dict)]
    grouped = [option for group in groups for option in _items(group.get("options"))]
    return [*_items(thing.get("options")), *grouped]


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


# Other composition objects

CONFIRM = fields(
    {
        "title": plain_text(MAX_CONFIRM_TITLE_CHARS),
        "text": any_text(MAX_CONFIRM_TEXT_CHARS),
        "confirm": plain_text(MAX_CONFIRM_BUTTON_CHARS),
        "deny": plain_text(MAX_CONFIRM_BUTTON_CHARS),
    },
    {"style": choice("primary", "danger")},
)
"""The dialog that asks whether a click was meant."""
DISPATCH = fields(
    {
        "trigger_actions_on": array(
            choice("on_enter_pressed", "on_character_entered"), MAX_DISPATCH_TRIGGERS
        )
    }
)
"""When typing is told to the app."""
CONVERSATION_FILTER = fields(
    {},
    {
        "include": array(choice("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
"""Which conversations a menu offers."""
SLACK_FILE = fields({}, {"id": string(), "url": URL}, exactly_one("id", "url"))
"""A file that Slack holds."""
ACTION_ID = string(MAX_ACTION_ID_CHARS)
"""Names an element in what Slack sends when it is used."""
ACCESSIBILITY_LABEL = literal(MAX_ACCESSIBILITY_LABEL_CHARS)
"""What a screen reader says for a button."""
