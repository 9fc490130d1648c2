"""What can be clicked and filled in: found in blocks, and read as Slack reads it.

Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload, July 2026.
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.playground.wire import Payload, present

_PRESSED = frozenset({"button", "icon_button", "workflow_button"})
_ONE_OF = frozenset({"radio_buttons", "static_select", "overflow"})
_SOME_OF = frozenset({"checkboxes", "multi_static_select"})
_STATELESS = _PRESSED | {"overflow", "feedback_buttons", "image"}
_DATED: Mapping[str, str] = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}


def find_element(
    blocks: Sequence[Payload], action_id: str, value: object = None
) -> tuple[Payload, Payload]:
    """Return an element and, before it, its block.

    Args:
        blocks: where to look.
        action_id: the element's.
        value: for a button, its value, if several have this `action_id`.

    Raises:
        LookupError: there is none.
    """
    for block in blocks:
        for element in elements_of(block):
            if element.get("action_id") == action_id and _may_be(element, value):
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
        value: an option's value, the values of several, a text or a date; of feedback buttons
            `positive` or `negative` (the default is `positive`), or the value of one of them.

    Raises:
        LookupError: there is no such option.
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
        several = value if isinstance(value, (list, tuple)) else [value]
        return {"selected_options": [_option(element, each) for each in several]}
    return {_DATED.get(kind, "value"): value}


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


def _may_be(element: Payload, value: object) -> bool:
    is_other_button = element.get("type") in _PRESSED and element.get("value") != value
    return value is None or not is_other_button


def _feedback(element: Payload, value: object) -> Payload:
    buttons = {name: element[f"{name}_button"] for name in ("positive", "negative")}
    by_value = {button.get("value"): button for button in buttons.values()}
    found = {**by_value, **buttons}.get("positive" if value is None else value)
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
    if kind in _DATED:
        name = _DATED[kind].removeprefix("selected_")
        return {"type": kind, _DATED[kind]: element.get(f"initial_{name}")}
    return {"type": kind, "value": element.get("initial_value")}


def _is_filled(stated: Payload) -> bool:
    return any(value for name, value in stated.items() if name != "type")
