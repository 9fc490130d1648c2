"""What holds of the judges whatever the payload."""

import copy
import json
import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.playground.payloads import Surface, live_mentions, payload_errors

from .payload_good import GOOD
from .payload_parts import context, inline, message, mrkdwn, section, words
from .payload_schema import SCHEMA, schema_errors

SLOWEST_MS = 20
"""Ten times what is wanted on an idle computer, for busy ones."""
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.builds(list), st.builds(dict),
    st.sampled_from(["section", "mrkdwn", "plain_text", "rich_text", "https://a.org", "a" * 3001]),
)  # fmt: skip
NAMES = st.sampled_from(["type", "text", "blocks", "elements", "options", "value", "rows", "x/~"])
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4)
)
SURFACES = st.sampled_from(["message", "modal", "home"])


@given(SURFACES, st.dictionaries(NAMES, JSON, max_size=4))
def test_no_json_is_too_odd_to_be_judged(surface: Surface, payload: dict[str, Any]) -> None:
    """Every pointer leads into the payload, or to what is missing just beside."""
    faults = payload_errors(surface, payload)

    pointers = [*(fault.pointer for fault in faults), *live_mentions(payload)]
    assert all(leads_into(pointer, payload) for pointer in pointers)


@settings(max_examples=200)
@given(st.sampled_from(GOOD), st.data())
def test_what_the_schema_refuses_the_stand_in_refuses(good: Any, data: st.DataObject) -> None:
    """A good payload bent in one place: the stand-in is at least as strict."""
    payload = bent(good.payload, data)

    if schema_errors(good.surface, payload):
        assert payload_errors(good.surface, payload)


@settings(max_examples=20)
@given(st.sampled_from(GOOD), st.data())
def test_the_quick_schema_judges_as_the_plain_one(good: Any, data: st.DataObject) -> None:
    """Choosing by type changes no verdict."""
    payload = bent(good.payload, data)
    plain = Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{good.surface}"})

    assert plain.is_valid(payload) is not bool(schema_errors(good.surface, payload))


def test_the_schema_is_one() -> None:
    """It keeps to the standard that it names."""
    Draft202012Validator.check_schema(SCHEMA)


def test_deep_payloads_do_not_exhaust_the_stack() -> None:
    """Nothing recurses into what it does not know."""
    deep: Any = []
    for _ in range(10_000):
        deep = [deep]

    faults = payload_errors("message", {"text": "Rota", "blocks": deep})

    assert [fault.pointer for fault in faults] == ["/blocks/0"]


def test_a_message_is_judged_quickly() -> None:
    """Twelve blocks, in the time of a few."""
    answer = [section(), inline(*[words()] * 8), context(mrkdwn(), mrkdwn())] * 4
    payload = message(*answer)

    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert payload_errors("message", payload) == ()
        times.append((time.perf_counter() - start) * 1e3)

    assert min(times) < SLOWEST_MS


def bent(payload: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Return a copy with one value dropped, replaced or added somewhere."""
    changed = copy.deepcopy(payload)
    here: Any = changed
    while True:
        key = data.draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    if data.draw(st.booleans()):
        here[key] = data.draw(LEAVES)
    elif isinstance(here, dict) and data.draw(st.booleans()):
        here[data.draw(NAMES)] = data.draw(LEAVES)
    else:
        del here[key]
    return changed


def leads_into(pointer: str, payload: Any) -> bool:
    """Tell whether all but a JSON pointer's last step is there."""
    here = payload
    for step in pointer.split("/")[1:-1]:
        name = step.replace("~1", "/").replace("~0", "~")
        here = here[int(name)] if isinstance(here, list) else here[name]
    return bool(json.dumps(here))
