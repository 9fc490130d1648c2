"""The list of self-checks, and the card that asks for consent before anything is kept. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import Run, SelfCheck
from bot.selfcheck.grounds import Ground
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.summary_parts import currency
from bot.slack.elements import Json, actions, bullets, button, line_with_button, paragraph, rich
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
    checks: Sequence[SelfCheck], begun: Sequence[Run | None], *, lead: str = wording.CHECK_CHOOSE
) -> Message:
    """Return the list of self-checks, each with a button that opens it, those under way first.

    Args:
        checks: those that there are.
        begun: of each, the run with which the person can go on.
        lead: the sentence above.
    """
    if not checks:
        return Message(fallback(wording.CHECK_NONE), (paragraph(wording.CHECK_NONE),))
    each = sorted(zip(checks, begun, strict=True), key=lambda one: _rank(one[1]))
    offered = [(_offer(check, run), check, run) for check, run in each[:MOST_OFFERED]]
    lines = [
        line_with_button(line, _open(check, run, number))
        for number, (line, check, run) in enumerate(offered)
    ]
    text = "\n".join([lead, *(line for line, _, _ in offered)])
    return Message(fallback(text), (paragraph(lead), *lines))


def _rank(run: Run | None) -> int:
    """Return a number that is the lower the sooner a person may want to go on."""
    if run is None:
        return 2
    return 0 if run.is_open else 1


def _offer(check: SelfCheck, run: Run | None) -> str:
    if run is None:
        return wording.check_offer(check.title, len(check.items), "")
    state = wording.CHECK_GOING_ON if run.is_open else wording.CHECK_STOPPED
    return wording.check_offer(check.title, len(check.items), state)


def _open(check: SelfCheck, run: Run | None, number: int) -> Json:
    label = wording.CHECK_GO_ON if run else wording.CHECK_OPEN
    return button(
        label,
        action_of("offer", number),
        value=value_of(check.id),
        described=wording.check_button(label, check.title),
    )


def consent_card(proposal: Proposal) -> Message:
    """Return the card that says what is kept, who sees it and how to stop, and asks to begin."""
    check = proposal.check
    title = wording.consent_title(check.title)
    about = wording.consent_about(check.about, len(check.items))
    lines = wording.consent_lines(proposal.days, proposal.team_least)
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
