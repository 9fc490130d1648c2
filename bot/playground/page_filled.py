"""What was filled in on the page, put as Slack's own client would tell it. Pure.

A browser says an empty string where nothing is chosen; Slack says that it is nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import wording
from bot.playground.elements import SELECTED, elements_of
from bot.playground.people import User
from bot.playground.wire import Payload

Raw = Mapping[str, Mapping[str, object]]
"""What stands in the page's inputs, by block and action: texts, and lists where several can be."""
_SEVERAL = ("multi_", "checkboxes")
"""How the kinds of inputs begin in which several can be."""
_ONE_OPTION = frozenset({"static_select", "radio_buttons"})

_WRITTEN = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})
"""The kinds of inputs in which one writes; in others one chooses."""


def held_back_in_words(
    blocks: Sequence[Payload], raw: Raw, held_back: Sequence[str]
) -> dict[str, str]:
    """Return for each input that holds a form back what is to be done, by its label.

    Args:
        blocks: of the view.
        raw: what stands in the page's inputs.
        held_back: the ids of those blocks.
    """
    inputs = {str(block.get("block_id")): block for block in blocks if block["type"] == "input"}
    return {
        each: _ask_of(inputs[each], raw.get(each, {})) if each in inputs else wording.PAGE_FILL_IN
        for each in held_back
    }


def _ask_of(block: Payload, given: Mapping[str, object]) -> str:
    label = str(block["label"]["text"]).rstrip(" :")
    if any(given.values()):
        return wording.page_as_asked(label)
    is_written = block["element"]["type"] in _WRITTEN
    return wording.page_write(label) if is_written else wording.page_choose(label)


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
