"""What can be clicked and filled in: found in blocks, and read as Slack reads it.

Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload, July 2026.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from bot.blockkit import MAX_INPUT_CHARS, chars
from bot.playground.wire import Payload, present

_PRESSED = frozenset({"button", "icon_button", "workflow_button"})
_ONE_OF = frozenset({"radio_buttons", "static_select", "overflow"})
_SOME_OF = frozenset({"checkboxes", "multi_static_select"})
_STATELESS = _PRESSED | {"overflow", "feedback_buttons", "image"}
_SEVERAL = frozenset({"multi_users_select", "multi_conversations_select", "multi_channels_select"})
SELECTED: Mapping[str, str] = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
}
"""Under which name Slack tells what is chosen in an element; what is typed is its `value`.

Source: docs.slack.dev/reference/views, `state.values`, and the page of each element under
docs.slack.dev/reference/block-kit/block-elements, read July 2026.
"""
_CLOCK_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


def find_element(
    blocks: Sequence[Payload], action_id: str, value: object = None
) -> tuple[Payload, Payload]:
    """Return an element whose use is told to the app at once and, before it, its block.

    That of an input is so only where the app asks for it by `dispatch_action`.

    Source: docs.slack.dev/reference/block-kit/blocks/input-block, read July 2026.

    Args:
        blocks: where to look.
        action_id: the element's.
        value: for a button, its value, if several have this `action_id`.

    Raises:
        LookupError: there is none.
    """
    for block in blocks:
        for element in elements_of(block):
            is_it = element.get("action_id") == action_id and _may_be(element, value)
            if is_it and (block["type"] != "input" or block.get("dispatch_action")):
                return block, element
    raise LookupError(action_id)


def elements_of(block: Payload) -> Iterator[Payload]:
    """Yield the elements of a block, wherever they stand in it."""
    yield from (element for element in block.get("elements", ()) if "action_id" in element)
    yield from (block[name] for name in ("accessory", "element") if name in block)


def chosen(element: Payload, value: object) -> Payload:
    """Return what Slack tells of an element in which somebody chose or wrote a value.

    Args:
        element: as the app sent it.
        value: an option's value, a text, a day or a time of day (as Slack writes it or of
            Python's own), a person's or conversation's id, or several of these in a list; of
            feedback buttons `positive` or `negative` (the default is `positive`), or the value of
            one of them.

    Raises:
        LookupError: there is no such option.
        ValueError: there is no such day or time of day.
    """
    kind = str(element.get("type"))
    if kind in _PRESSED:
        return present(text=element.get("text"), value=element.get("value"))
    if kind == "feedback_buttons":
        button = _feedback(element, value)
        return present(text=button.get("text"), value=button.get("value"))
    if kind in _ONE_OF:
        return {"selected_option": _option(element, value)}
    if kind in _SOME_OF:
        return {"selected_options": [_option(element, each) for each in _several(value)]}
    if kind in _SEVERAL:
        return {SELECTED[kind]: _several(value)}
    return {SELECTED.get(kind, "value"): _written(kind, value)}


def state_values(
    blocks: Sequence[Payload], given: Mapping[str, Mapping[str, object]]
) -> dict[str, Payload]:
    """Return all that stands in the inputs of blocks, by block and action.

    Args:
        blocks: of a view or message.
        given: what somebody filled in, by block and action: as Slack tells it, or as the plain
            value that `chosen` takes. What is not given stands as the app set it at first.

    Raises:
        LookupError: a value is given for what is not there.
    """
    values: dict[str, Payload] = {}
    for block in blocks:
        for element in elements_of(block):
            if element["type"] not in _STATELESS:
                stated = _stated(element, given.get(block["block_id"], {}))
                values.setdefault(block["block_id"], {})[element["action_id"]] = stated
    for block_id, actions in given.items():
        if not actions.keys() <= values.get(block_id, {}).keys():
            raise LookupError(block_id)
    return values


def unfilled(blocks: Sequence[Payload], values: Mapping[str, Payload]) -> list[str]:
    """Return the ids of blocks that must be filled in and are not."""
    return [
        block["block_id"]
        for block in blocks
        if block["type"] == "input"
        and not block.get("optional")
        and not any(_is_filled(stated) for stated in values[block["block_id"]].values())
    ]


def ill_sized(blocks: Sequence[Payload], values: Mapping[str, Payload]) -> list[str]:
    """Return the ids of blocks in which too much or too little is typed, if anything is.

    Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element,
    `min_length` and `max_length`, read July 2026.
    """
    return [
        block["block_id"]
        for block in blocks
        for element in elements_of(block)
        if element["type"] == "plain_text_input"
        and not _fits(element, values[block["block_id"]][element["action_id"]]["value"])
    ]


def _may_be(element: Payload, value: object) -> bool:
    is_other_button = element.get("type") in _PRESSED and element.get("value") != value
    return value is None or not is_other_button


def _feedback(element: Payload, value: object) -> Payload:
    buttons = {name: element[f"{name}_button"] for name in ("positive", "negative")}
    by_value = {button.get("value"): button for button in buttons.values()}
    found = {**by_value, **buttons}.get("positive" if value is None else str(value))
    if found is None:
        raise LookupError(value)
    button: Payload = found
    return button


def _option(element: Payload, value: object) -> Payload:
    options = list(element.get("options", ()))
    for group in element.get("option_groups", ()):
        options.extend(group["options"])
    for option in options:
        if option.get("value") == value:
            picked: Payload = option
            return picked
    raise LookupError(value)


def _stated(element: Payload, given: Mapping[str, object]) -> Payload:
    kind = element["type"]
    value = given.get(element["action_id"])
    if isinstance(value, Mapping):
        return {"type": kind, **value}
    if value is not None:
        return {"type": kind, **chosen(element, value)}
    if kind in _SOME_OF:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if kind in _ONE_OF:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in SELECTED:
        name = SELECTED[kind].removeprefix("selected_")
        none: list[object] | None = [] if kind in _SEVERAL else None
        return {"type": kind, SELECTED[kind]: element.get(f"initial_{name}", none)}
    return {"type": kind, "value": element.get("initial_value")}


def _several(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _written(kind: str, value: object) -> object:
    """Return a value as Slack writes it.

    Raises:
        ValueError: there is no such day or time of day.
    """
    match value:
        case datetime():
            return int(value.timestamp())
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case str() if kind == "datepicker":
            return date.fromisoformat(value).isoformat()
        case str() if kind == "timepicker" and not _CLOCK_TIME.fullmatch(value):
            raise ValueError(value)
    return value


def _fits(element: Payload, typed: str | None) -> bool:
    least, most = element.get("min_length", 0), element.get("max_length", MAX_INPUT_CHARS)
    return not typed or least <= chars(typed) <= most


def _is_filled(stated: Payload) -> bool:
    return any(value for name, value in stated.items() if name != "type")
