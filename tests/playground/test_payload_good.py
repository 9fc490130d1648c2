"""Payloads that Slack takes are taken, by all who judge."""

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.playground.payload_tree import nodes_of
from bot.playground.payloads import payload_errors

from .payload_good import GOOD, Good
from .payload_schema import SCHEMA, schema_errors

each_good = pytest.mark.parametrize("good", [pytest.param(good, id=good.name) for good in GOOD])
each_modelled = pytest.mark.parametrize(
    "good", [pytest.param(good, id=good.name) for good in GOOD if good.is_modelled]
)


@each_good
def test_the_stand_in_takes_a_good_payload(good: Good) -> None:
    """Nothing that Slack takes is refused."""
    assert payload_errors(good.surface, good.payload) == ()


@each_good
def test_the_schema_takes_a_good_payload(good: Good) -> None:
    """The second judge agrees."""
    assert schema_errors(good.surface, good.payload) == []


@each_modelled
def test_the_library_of_slack_keeps_every_field_of_a_good_block(good: Good) -> None:
    """Its models drop what they do not know, and check some of the rest."""
    for block in good.payload.get("blocks", []):
        parsed = Block.parse(block)

        assert parsed is not None
        parsed.validate_json()
        assert parsed.to_dict() == block


@pytest.mark.parametrize(
    "good",
    [pytest.param(g, id=g.name) for g in GOOD if g.surface != "message" and g.is_modelled],
)
def test_the_library_of_slack_keeps_every_field_of_a_good_view(good: Good) -> None:
    """The same, for a modal or Home as a whole."""
    view = View(**good.payload)

    view.validate_json()
    assert view.to_dict() == good.payload


def test_every_type_that_the_schema_names_is_among_the_good_payloads() -> None:
    """No rule stands untried."""
    named = [d.get("properties", {}).get("type", {}).get("const") for d in SCHEMA["$defs"].values()]
    tried = {node.thing.get("type") for g in GOOD for node in nodes_of(g.payload, "")}

    assert {name for name in named if name} <= tried
