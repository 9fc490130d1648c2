"""The list of self-checks, and the card that asks for consent before anything is kept. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import CheckId, SelfCheck
from bot.selfcheck.grounds import Ground
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.summary_parts import currency
from bot.slack.elements import actions, bullets, button, line_with_button, paragraph, rich
from bot.slack.message import Message, fallback

MOST_OFFERED = 40
"""Self-checks that are listed in one message; Slack shows 50 blocks."""


class Proposal(NamedTuple):
    """What a person is asked to agree to."""

    check: SelfCheck
    token: str
    """Names the run that a press of the button begins, however often it is pressed."""
    days: int
    """For how long a self-check is kept after its last change."""
    grounds: tuple[Ground, ...]
    """The documents on which it rests."""
    team: str = ""
    """The team's self-check of which it is a part; empty for none."""
    team_least: int = 0
    """People whose answers a channel is shown together, at least."""


def choice_of(
    checks: Sequence[SelfCheck], states: Mapping[CheckId, str], *, lead: str = wording.CHECK_CHOOSE
) -> Message:
    """Return the list of self-checks, each with a button that opens it.

    Args:
        checks: those that there are.
        states: what is to be said of one, such as that it is under way.
        lead: the sentence above.
    """
    if not checks:
        return Message(fallback(wording.CHECK_NONE), (paragraph(wording.CHECK_NONE),))
    offered = [
        (wording.check_offer(check.title, len(check.items), states.get(check.id, "")), check)
        for check in checks[:MOST_OFFERED]
    ]
    lines = [
        line_with_button(
            line,
            button(
                wording.CHECK_OPEN,
                action_of("offer", number),
                value=value_of(check.id),
                described=wording.check_button(check.title),
            ),
        )
        for number, (line, check) in enumerate(offered)
    ]
    text = "\n".join([lead, *(line for line, _ in offered)])
    return Message(fallback(text), (paragraph(lead), *lines))


def consent_card(proposal: Proposal) -> Message:
    """Return the card that says what is kept, who sees it and how to stop, and asks to begin."""
    check = proposal.check
    title = wording.consent_title(check.title)
    about = wording.consent_about(check.about, len(check.items))
    lines = list(wording.consent_lines(proposal.days))
    if proposal.team:
        lines.insert(1, wording.consent_team(proposal.team_least))
    agreed = value_of(proposal.token, check.id, proposal.team)
    buttons = [
        {
            **button(wording.CONSENT_BEGIN, action_of("begin"), value=agreed),
            "style": "primary",
        },
        button(wording.CONSENT_CHOOSE, action_of("choose")),
        button(wording.CONSENT_NO, action_of("decline")),
    ]
    blocks = (
        paragraph(title, bold=True),
        paragraph(about),
        *currency(proposal.grounds),
        rich([bullets(lines)]),
        actions(buttons, block_id="consent"),
    )
    became = [ground.currency for ground in proposal.grounds]
    return Message(fallback("\n".join([title, about, *became, *lines])), blocks)
