"""How a bad payload is told: where it is wrong, how, and whether the schema sees it too."""

from typing import NamedTuple

from bot.playground.payloads import Code, Surface

from .payload_parts import Thing, actions, asked, message, modal


class Bad(NamedTuple):
    """A payload that is refused, for one reason."""

    name: str
    surface: Surface
    payload: Thing
    pointer: str
    code: Code
    schema: bool = True
    """Whether the schema must refuse it too."""


def in_message(name: str, block: Thing, at: str, code: Code, *, schema: bool = True) -> Bad:
    """Return a message whose one block is wrong at a place inside it."""
    return Bad(name, "message", message(block), f"/blocks/0{at}", code, schema)


def in_actions(name: str, element: Thing, at: str, code: Code, *, schema: bool = True) -> Bad:
    """Return a message whose one element among actions is wrong at a place inside it."""
    return in_message(name, actions(element), f"/elements/0{at}", code, schema=schema)


def in_input(name: str, element: Thing, at: str, code: Code, *, schema: bool = True) -> Bad:
    """Return a modal whose one input has an element that is wrong at a place inside it."""
    return Bad(name, "modal", modal(asked(element)), f"/blocks/0/element{at}", code, schema)
