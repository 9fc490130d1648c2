"""What was filled in on the page, put as Slack's own client would tell it. Pure.

A browser says an empty string where nothing is chosen; Slack says that it is nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.playground.elements import SELECTED, elements_of
from bot.playground.people import User
from bot.playground.wire import Payload

Raw = Mapping[str, Mapping[str, object]]
"""What stands in the page's inputs, by block and action: texts, and lists where several can be."""
_SEVERAL = ("multi_", "checkboxes")
"""How the kinds of inputs begin in which several can be."""
_ONE_OPTION = frozenset({"static_select", "radio_buttons"})


def filled_of(blocks: Sequence[Payload], raw: Raw, user: User) -> dict[str, dict[str, object]]:
    """Return what was filled in, for the inputs that there are; others are left aside.

    Args:
        blocks: of the view or message.
        raw: what stands in the page's inputs.
        user: whose clock a time of day is by.

    Raises:
        ValueError: there is no such day or time of day.
    """
    filled: dict[str, dict[str, object]] = {}
    for block in blocks:
        given = raw.get(str(block.get("block_id")), {})
        for element in elements_of(block):
            action = str(element.get("action_id"))
            if action in given:
                told = value_of(str(element.get("type")), given[action], user)
                filled.setdefault(str(block["block_id"]), {})[action] = told
    return filled


def value_of(kind: str, raw: object, user: User) -> object:
    """Return what stands in one input, as Slack's own client would tell it.

    Raises:
        ValueError: there is no such day or time of day, or several stand where one can.
    """
    if isinstance(raw, list) and not kind.startswith(_SEVERAL):
        raise ValueError(kind)
    if raw is None or raw == "":
        return {"selected_option" if kind in _ONE_OPTION else SELECTED.get(kind, "value"): None}
    if kind == "datetimepicker":
        return datetime.fromisoformat(str(raw)).replace(tzinfo=ZoneInfo(user.tz))
    return raw
