"""Payloads that Slack refuses are refused, each for its one reason and at its place."""

from typing import get_args

import pytest

from bot.playground.payloads import Code, payload_errors

from .payload_bad import Bad
from .payload_bad_blocks import BAD_BLOCKS
from .payload_bad_elements import BAD_ELEMENTS
from .payload_bad_whole import BAD_WHOLE
from .payload_parts import Thing, button, home, mrkdwn, section
from .payload_schema import schema_errors

BAD = (*BAD_BLOCKS, *BAD_ELEMENTS, *BAD_WHOLE)
each_bad = pytest.mark.parametrize("bad", [pytest.param(bad, id=bad.name) for bad in BAD])


@each_bad
def test_a_bad_payload_is_refused_at_its_place(bad: Bad) -> None:
    """One fault, no more: nothing else in the payload is blamed."""
    faults = payload_errors(bad.surface, bad.payload)

    assert [(fault.pointer, fault.code) for fault in faults] == [(bad.pointer, bad.code)]


@each_bad
def test_the_schema_refuses_what_it_can_see(bad: Bad) -> None:
    """What holds between fields or after escaping is beyond it, and marked so."""
    assert bool(schema_errors(bad.surface, bad.payload)) is bad.schema


def test_every_case_has_a_name_of_its_own() -> None:
    """So that a failing one is found."""
    names = [bad.name for bad in BAD]

    assert sorted(set(names)) == sorted(names)


def test_every_code_is_met() -> None:
    """No way to be wrong stands untried."""
    assert {bad.code for bad in BAD} == set(get_args(Code))


def test_every_fault_is_told_in_the_order_in_which_it_is_read() -> None:
    """A developer sees all that is wrong at once."""
    block = section(text=mrkdwn(""), accessory=button(value="", style="green"))

    faults = payload_errors("home", home(block, {"type": "divider", "colour": "red"}))

    assert [fault.pointer for fault in faults] == [
        "/blocks/0/text/text",
        "/blocks/0/accessory/value",
        "/blocks/0/accessory/style",
        "/blocks/1/colour",
    ]


def test_markdown_blocks_are_summed_beside_all_blocks() -> None:
    """Both limits of a message are told."""
    blocks: list[Thing] = [{"type": "markdown", "text": "a" * 6001}] * 2

    faults = payload_errors("message", {"text": "Rota", "blocks": blocks})

    assert [fault.code for fault in faults] == ["too_much_text", "too_much_text"]
    assert [fault.message.partition(" together")[0] for fault in faults] == [
        "all blocks",
        "all markdown blocks",
    ]


@each_bad
def test_a_fault_never_quotes_text(bad: Bad) -> None:
    """What a person wrote stays out of messages to developers."""
    secret = "a" * 19

    assert all(secret not in fault.message for fault in payload_errors(bad.surface, bad.payload))
