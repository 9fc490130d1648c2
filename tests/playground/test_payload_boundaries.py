"""At a limit a payload is taken, one beyond it is not, however its characters count."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import chars, escape, escaped_chars
from bot.playground.payloads import Surface, payload_errors

from .payload_parts import (
    Thing,
    actions,
    asked,
    button,
    cell,
    confirm,
    context,
    context_actions,
    element,
    feedback,
    home,
    image,
    inline,
    message,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    section,
    table,
    without,
    words,
)


class Length(NamedTuple):
    """A limit on characters, and a payload with a text that it limits."""

    name: str
    limit: int
    make: Callable[[str], Thing]
    is_literal: bool = True
    """Whether the text is counted as if it were escaped."""
    surface: Surface = "message"


class Number(NamedTuple):
    """A limit on a number of things, and a payload with so many."""

    name: str
    limit: int
    make: Callable[[int], Thing]
    surface: Surface = "message"


TYPED = element("plain_text_input")
LENGTHS = (
    Length("mrkdwn", 3000, lambda t: message(section(text=mrkdwn(t))), is_literal=False),
    Length("plain text", 3000, lambda t: message(section(text=plain(t)))),
    Length("field", 2000, lambda t: message(section(fields=[plain(t)]))),
    Length("header", 150, lambda t: message({"type": "header", "text": plain(t)})),
    Length("context", 3000, lambda t: message(context(mrkdwn(t))), is_literal=False),
    Length("words", 3000, lambda t: message(inline(words(t)))),
    Length("cell", 3000, lambda t: message(table([cell(t)]))),
    Length("alt text", 2000, lambda t: message(image(alt_text=t))),
    Length("markdown", 12_000, lambda t: message({"type": "markdown", "text": t}),
        is_literal=False),
    Length("button", 75, lambda t: message(actions(button(text=plain(t))))),
    Length("value", 2000, lambda t: message(actions(button(value=t))), is_literal=False),
    Length("label", 75, lambda t: message(actions(button(accessibility_label=t)))),
    Length("action id", 255, lambda t: message(actions(button(action_id=t))), is_literal=False),
    Length("block id", 255, lambda t: message(section(text=plain(), block_id=t)), is_literal=False),
    Length("dialog's title", 100,
        lambda t: message(actions(button(confirm=confirm(title=plain(t)))))),
    Length("dialog's text", 300,
        lambda t: message(actions(button(confirm=confirm(text=plain(t)))))),
    Length("option", 75,
        lambda t: message(actions(element("overflow", options=[option(text=plain(t))])))),
    Length("option's value", 75,
        lambda t: message(actions(element("overflow", options=[option(t)]))), is_literal=False),
    Length("fallback", 40_000, lambda t: message(section(), text=t), is_literal=False),
    Length("title", 24, lambda t: modal(section(), title=plain(t)), surface="modal"),
    Length("submit", 24, lambda t: modal(section(), submit=plain(t)), surface="modal"),
    Length("input's label", 2000, lambda t: modal(asked(TYPED, label=plain(t))), surface="modal"),
    Length("private metadata", 3000, lambda t: home(section(), private_metadata=t),
        is_literal=False, surface="home"),
)  # fmt: skip
NUMBERS = (
    Number("blocks of a message", 50, lambda n: message(*[section()] * n)),
    Number("blocks of a modal", 100, lambda n: modal(*[section()] * n), "modal"),
    Number("blocks of a Home", 100, lambda n: home(*[section()] * n), "home"),
    Number("fields", 10, lambda n: message(section(fields=[plain()] * n))),
    Number("context", 10, lambda n: message(context(*[plain()] * n))),
    Number("actions", 25, lambda n: message(actions(*[without(button(), "action_id")] * n))),
    Number("context actions", 5, lambda n: message(context_actions(*[feedback()] * n))),
    Number("menu", 100, lambda n: message(actions(element("static_select", options=options(n))))),
    Number("overflow", 5, lambda n: message(actions(element("overflow", options=options(n))))),
    Number("radio buttons", 10,
        lambda n: message(actions(element("radio_buttons", options=options(n))))),
    Number("rows", 100, lambda n: message(table(*[[cell()]] * n))),
    Number("cells", 20, lambda n: message(table([cell()] * n))),
)  # fmt: skip
each_length = pytest.mark.parametrize("length", [pytest.param(le, id=le.name) for le in LENGTHS])
each_number = pytest.mark.parametrize("number", [pytest.param(nu, id=nu.name) for nu in NUMBERS])
ODD = st.text(st.sampled_from("a\u00e9\u4e2d\U0001f600\U00020000&<>"), max_size=4)
"""Characters of one and two UTF-16 units, and those that are escaped."""


@each_length
@settings(max_examples=50)
@given(odd=ODD)
def test_a_text_at_its_limit_is_taken(length: Length, odd: str) -> None:
    """Counted in UTF-16 units, and escaped where it is literal."""
    text = odd + "a" * (length.limit - counted(odd, is_literal=length.is_literal))

    assert payload_errors(length.surface, length.make(text)) == ()


@each_length
@settings(max_examples=50)
@given(odd=ODD)
def test_a_text_one_beyond_its_limit_is_refused(length: Length, odd: str) -> None:
    """By one character, or by the half of one."""
    text = odd + "a" * (length.limit - counted(odd, is_literal=length.is_literal) + 1)

    assert "too_long" in codes(length.surface, length.make(text))


@each_number
def test_so_many_are_taken_and_one_more_refused(number: Number) -> None:
    """Blocks, elements, options, rows."""
    assert payload_errors(number.surface, number.make(number.limit)) == ()
    assert codes(number.surface, number.make(number.limit + 1)) == ["too_many"]


@given(ODD)
def test_the_text_of_all_blocks_is_taken_at_its_limit_and_not_beyond(odd: str) -> None:
    """Twelve thousand characters in four texts of each kind."""
    full = [
        section(text=mrkdwn("a" * 3000)),
        inline(words("a" * 3000)),
        section(text=plain("a" * 3000)),
    ]
    rest = 3000 - counted(odd, is_literal=True)

    at, beyond = (message(*full, inline(words(odd + "a" * n))) for n in (rest, rest + 1))
    split = message(*full, inline(words(odd + "a" * rest)), context(plain("a")))

    assert payload_errors("message", at) == ()
    assert codes("message", beyond) == ["too_long", "too_much_text"]
    assert codes("message", split) == ["too_much_text"]


@given(st.text())
def test_the_larger_count_is_taken(text: str) -> None:
    """Code points or UTF-16 units, whichever are more."""
    units = len(text.encode("utf-16-le")) // 2

    assert chars(text) == max(len(text), units)
    assert escaped_chars(text) == chars(escape(text))


def test_half_a_pair_counts_as_one() -> None:
    """Text that came broken is counted, not refused."""
    assert chars("\ud83d") == 1


@given(st.text())
def test_escaping_is_undone_by_reading(text: str) -> None:
    """No sign is lost, and none that Slack reads is left."""
    escaped = escape(text)

    assert not {"<", ">"} & set(escaped)
    assert escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


def counted(text: str, *, is_literal: bool) -> int:
    """Return a text's length, sign by sign."""
    lengths = {"&": 5, "<": 4, ">": 4} if is_literal else {}
    return sum(lengths.get(sign, 2 if ord(sign) > 0xFFFF else 1) for sign in text)


def codes(surface: Surface, payload: Thing) -> list[str]:
    """Return the codes of what is wrong."""
    return [fault.code for fault in payload_errors(surface, payload)]
