"""What a button of a self-check carries: a verb in its action id, a few short words in its value."""

from typing import NamedTuple

from bot.slack.payloads import Action

PREFIX = "check:"
"""Begins the action id of every button, menu and modal of self-checks."""
_SEPARATOR = "|"


class Press(NamedTuple):
    """A press of a button, or a choice from a menu."""

    verb: str
    """What is to be done, such as `answer`."""
    words: tuple[str, ...]
    """What the button carries: ids, a revision, a level."""


def action_of(verb: str, number: int = 0) -> str:
    """Return the action id of a verb.

    Args:
        verb: what is to be done, without a colon.
        number: tells apart the buttons of one verb in one message.
    """
    return f"{PREFIX}{verb}:{number}"


def value_of(*words: str | int) -> str:
    """Return what a button carries; none of the words may hold a bar."""
    return _SEPARATOR.join(map(str, words))


def press_of(action: Action) -> Press | None:
    """Return the press that an action is; None where it is none of a self-check's."""
    if not action.action_id.startswith(PREFIX):
        return None
    verb = action.action_id.removeprefix(PREFIX).partition(":")[0]
    value = action.selected_option.value if action.selected_option else action.value
    return Press(verb, tuple(value.split(_SEPARATOR)) if value else ())
