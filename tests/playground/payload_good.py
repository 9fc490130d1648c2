"""Payloads that Slack takes: together they hold every block and element that may be sent."""

from typing import NamedTuple

from bot.playground.payloads import Surface

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
    plain,
    rich_text,
    section,
    table,
    words,
)
from .payload_samples import CHOICES, ICON, INPUTS, RICH, WORKFLOW


class Good(NamedTuple):
    """A payload that is taken."""

    name: str
    surface: Surface
    payload: Thing
    is_modelled: bool = True
    """Whether Slack's library for Python has a class for each part."""


GOOD = (
    Good(
        "only text",
        "message",
        {"channel": "C1", "text": "About rotas", "thread_ts": "1.2", "mrkdwn": False},
    ),
    Good("no blocks", "message", message()),
    Good("markdown as text", "message", {"channel": "C1", "markdown_text": "# Rotas"}),
    Good("deleted by a click", "message", {"delete_original": True}),
    Good(
        "reply to a command",
        "message",
        {
            "response_type": "ephemeral",
            "text": "Rotas",
            "replace_original": True,
            "blocks": [section()],
        },
    ),
    Good(
        "metadata",
        "message",
        message(
            section(),
            metadata={"event_type": "answered", "event_payload": {"id": 7}},
            unfurl_links=False,
        ),
    ),
    Good(
        "sections",
        "message",
        message(
            section(text=plain(emoji=True), expand=True),
            section(text=mrkdwn(verbatim=True), accessory=image()),
            section(fields=[mrkdwn(), plain()]),
            section(text=mrkdwn(), fields=[plain()], block_id="both"),
        ),
    ),
    Good(
        "headings and images",
        "message",
        message(
            {"type": "header", "text": plain("Rotas")},
            {"type": "divider", "block_id": "line"},
            context(mrkdwn(), plain(), image()),
            image(title=plain("A rota")),
            without_url := {"type": "image", "alt_text": "A rota", "slack_file": {"id": "F1"}},
            {**without_url, "slack_file": {"url": "https://files.slack.com/a"}},
        ),
    ),
    Good("rich text", "message", message(RICH)),
    Good(
        "buttons",
        "message",
        message(
            actions(
                button(
                    style="primary", value="1", accessibility_label="Show more", confirm=confirm()
                ),
                button(action_id="open", url="https://example.org/a?b=c&d=e", style="danger"),
                button(action_id="ask", agent_prompt="Explain rotas", visible_to_user_ids=["U1"]),
                element("workflow_button", action_id="w", text=plain("Start"), workflow=WORKFLOW),
                element(
                    "overflow",
                    action_id="o",
                    options=[option(url="https://example.org"), option("b")],
                ),
                element("datetimepicker", action_id="at", initial_date_time=1720710212),
            ),
            context_actions(feedback(action_id="verdict"), ICON),
        ),
    ),
    Good("choices among actions", "message", message(actions(*CHOICES))),
    Good(
        "choices beside sections",
        "home",
        home(*(section(text=plain(), accessory=c) for c in CHOICES)),
    ),
    Good(
        "markdown",
        "message",
        message({"type": "markdown", "text": "# Rotas"}, {"type": "markdown", "text": "**a**"}),
    ),
    Good(
        "table",
        "message",
        message(
            table(
                [cell(), inline(words())],
                [cell("Day")],
                block_id="rota",
                column_settings=[{"align": "right", "is_wrapped": True}, {}],
            ),
        ),
    ),
    Good(
        "inputs",
        "modal",
        modal(
            *(asked(i) for i in INPUTS),
            *(asked(c) for c in CHOICES),
            private_metadata="7",
            callback_id="feedback",
            external_id="7",
            close=plain("Later"),
            notify_on_close=True,
            clear_on_close=False,
        ),
    ),
    Good(
        "input in full",
        "modal",
        modal(asked(INPUTS[0], hint=plain(), optional=True, dispatch_action=True, block_id="b")),
    ),
    Good(
        "modal to read",
        "modal",
        {"type": "modal", "title": plain("Passage"), "blocks": [section(), RICH]},
    ),
    Good(
        "what the library lacks",
        "modal",
        modal(
            rich_text({"type": "rich_text_quote", "elements": [words()], "border": 1}),
            private_metadata="",
        ),
        is_modelled=False,
    ),
    Good(
        "home",
        "home",
        home(section(), RICH, asked(INPUTS[0]), private_metadata="1", callback_id="home"),
    ),
)
"""Taken by the stand-in and by the schema."""
