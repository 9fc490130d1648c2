"""What would call somebody, and what is only text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blockkit import escape
from bot.playground.payloads import live_mentions

from .payload_parts import (
    actions,
    button,
    cell,
    context,
    home,
    inline,
    message,
    mrkdwn,
    plain,
    section,
    table,
    words,
)

SEQUENCES = (
    "<!channel>",
    "<!here|here>",
    "<!subteam^S1>",
    "<!date^1^{date}|now>",
    "<@U1>",
    "<#C1|rotas>",
    "<https://example.org|the plan>",
    "<HTTP://example.org>",
    "<mailto:a@example.org|write>",
    "<slack://open>",
    "<example.org|the plan>",
    "see <@U1",
)
each_sequence = pytest.mark.parametrize("sequence", SEQUENCES)


@each_sequence
def test_a_control_sequence_is_live_wherever_slack_parses(sequence: str) -> None:
    """A message's own text, `mrkdwn` in any place, and Markdown."""
    markdown = {"type": "markdown", "text": sequence}
    blocks = (section(text=mrkdwn(sequence, verbatim=True)), context(plain(), mrkdwn(sequence)))

    found = live_mentions(message(*blocks, markdown, text=sequence))

    assert found == ("/text", "/blocks/0/text/text", "/blocks/1/elements/1/text", "/blocks/2/text")
    assert live_mentions({"markdown_text": sequence}) == ("/markdown_text",)


@each_sequence
def test_a_control_sequence_is_text_where_slack_does_not_parse(sequence: str) -> None:
    """Plain text, rich text, raw cells, values, and what is shown to nobody."""
    click = actions(button(text=plain(sequence), value=sequence))
    blocks = (
        section(text=plain(sequence)),
        inline(words(sequence)),
        table([cell(sequence)]),
        click,
    )
    metadata = {"event_type": "a", "event_payload": mrkdwn(sequence)}

    assert live_mentions(message(*blocks, metadata=metadata)) == ()
    assert live_mentions(home(section(text=plain()), private_metadata=sequence)) == ()


@pytest.mark.parametrize("kind", ["user", "usergroup", "broadcast", "team"])
def test_a_mention_in_rich_text_is_live(kind: str) -> None:
    """In a paragraph and in a cell of a table."""
    mention = inline(words(), {"type": kind})

    found = live_mentions(message(mention, table([cell(), mention])))

    assert found == ("/blocks/0/elements/0/elements/1", "/blocks/1/rows/0/1/elements/0/elements/1")


def test_the_name_of_a_channel_in_rich_text_calls_nobody() -> None:
    """Slack shows it as the channel is called, and an app can give it no other name."""
    assert live_mentions(message(inline(words(), {"type": "channel", "channel_id": "C1"}))) == ()


@pytest.mark.parametrize("bare", ["@channel", "ask @here.", "(@Everyone)"])
def test_a_bare_mention_is_live_where_slack_looks_for_names(bare: str) -> None:
    """In Markdown, in `mrkdwn` that is not verbatim, and in text with names linked."""
    markdown = {"type": "markdown", "text": bare}
    blocks = (section(text=mrkdwn(bare)), section(text=mrkdwn(bare, verbatim=True)), markdown)

    assert live_mentions(message(*blocks, text=bare)) == ("/blocks/0/text/text", "/blocks/2/text")
    assert live_mentions({"text": bare, "link_names": True}) == ("/text",)
    assert live_mentions({"text": bare, "parse": "full"}) == ("/text",)


@pytest.mark.parametrize(
    "text", ["me@here.example.org", "@channels", "a < b", "< !channel>", "1 <2"]
)
def test_what_only_looks_like_a_mention_is_none(text: str) -> None:
    """An address, another word, a comparison."""
    assert live_mentions({"text": text, "link_names": True}) == ()


@given(
    st.one_of(st.text(), st.lists(st.sampled_from([*SEQUENCES, "&lt;!", "<", ">"])).map("".join))
)
def test_no_text_is_live_once_escaped(text: str) -> None:
    """Whatever a document or a person writes."""
    escaped = escape(text)

    found = live_mentions(message(section(text=mrkdwn(escaped, verbatim=True)), text=escaped))

    assert found == ()
