"""What people type, as it is sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.typed import as_sent, as_typed, command_of, mentions_kloe


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@Kloe what now?", "<@U0KLOE> what now?"),
        ("what now, @kloe?", "what now, <@U0KLOE>?"),
        ("(@KLOE)", "(<@U0KLOE>)"),
        ("write to team@kloe.example.org", "write to team@kloe.example.org"),
        ("@kloes and @kloe-like", "@kloes and @kloe-like"),
        ("<!channel> & <@U0KLOE>", "&lt;!channel&gt; &amp; &lt;@U0KLOE&gt;"),
        ("  one\r\ntwo  ", "one\ntwo"),
    ],
)
def test_signs_are_escaped_and_kloe_is_mentioned(typed: str, sent: str) -> None:
    """A name of Kloe's is a mention; nothing else that is typed is."""
    assert as_sent(typed) == sent
    assert mentions_kloe(sent) == ("<@U0KLOE>" in sent)


@given(st.text().filter(lambda text: "\r" not in text and "kloe" not in text.casefold()))
def test_what_was_sent_can_be_changed_as_it_was_typed(text: str) -> None:
    """Nothing is lost on the way there and back."""
    assert as_typed(as_sent(text)) == text.strip()


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    """Whatever is typed, only Kloe's own mention has angle brackets."""
    rest = as_sent(text).replace("<@U0KLOE>", "")
    assert "<" not in rest
    assert ">" not in rest


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/kloe what now?", ("/kloe", "what now?")),
        ("  /KLOE  W1.4 \n", ("/kloe", "W1.4")),
        ("/kloe", ("/kloe", "")),
        ("/kloe one\ntwo", ("/kloe", "one\ntwo")),
        ("/other", ("/other", "")),
        ("1/2 of it", ("", "")),
        ("/ alone", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_command_is_told_from_other_text(text: str, command: tuple[str, str]) -> None:
    """It begins with a slash and a name."""
    assert command_of(text) == command
