"""Feedback on an answer: what a press means, and the modal that asks for a reason. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, get_args

from bot import blockkit, wording
from bot.domain.request import AnswerId, Feedback, FeedbackReason, Verdict
from bot.slack.elements import Json, plain
from bot.slack.passage_view import notice_view
from bot.slack.payloads import Clicks, Submission

FEEDBACK_VIEW = "feedback_reason"
Kept = Literal["kept", "gone", "later"]
"""What became of feedback: kept; its answer is not; the database is away."""

_REASON_BLOCK, _REASON = "reason", "reason"
_SAID: Mapping[Kept, str] = {
    "kept": wording.FEEDBACK_THANKS,
    "gone": wording.FEEDBACK_GONE,
    "later": wording.LATER,
}
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_REASONS: tuple[FeedbackReason, ...] = get_args(FeedbackReason)


def feedback_of_press(clicks: Clicks, at: datetime) -> Feedback | None:
    """Return what a press of a feedback button says; None where its value is not one of ours."""
    said, _, answer_id = clicks.actions[0].value.partition(":")
    verdict = next((one for one in _VERDICTS if one == said), None)
    if verdict is None or not answer_id:
        return None
    return Feedback(
        answer_id=AnswerId(answer_id), user=clicks.user.id, verdict=verdict, given_at=at
    )


def feedback_of_view(submission: Submission, at: datetime) -> Feedback | None:
    """Return what the modal with the reason says; None where it names no answer."""
    answer_id = submission.view.private_metadata
    entered = submission.view.state.values.get(_REASON_BLOCK, {}).get(_REASON)
    chosen = entered.selected_option.value if entered and entered.selected_option else ""
    if not answer_id:
        return None
    return Feedback(
        answer_id=AnswerId(answer_id),
        user=submission.user.id,
        verdict="not_helpful",
        reason=next((one for one in _REASONS if one == chosen), None),
        given_at=at,
    )


def said_of(kept: Kept) -> str:
    """Return what the person reads."""
    return _SAID[kept]


def heard_view(kept: Kept) -> Json:
    """Return the modal that takes the place of the one that was sent."""
    return notice_view(wording.FEEDBACK_TITLE, said_of(kept))


def reason_view(answer_id: AnswerId) -> Json:
    """Return the modal that asks what the trouble was: one choice, no free text to keep."""
    options = [
        {"text": plain(text), "value": reason} for reason, text in wording.FEEDBACK_REASONS.items()
    ]
    choices = {
        "type": "radio_buttons",
        "action_id": _REASON,
        "options": options,
    }
    return {
        "type": "modal",
        "callback_id": FEEDBACK_VIEW,
        "private_metadata": answer_id,
        "title": plain(wording.FEEDBACK_TITLE[: blockkit.MAX_VIEW_TITLE_CHARS]),
        "submit": plain(wording.SEND),
        "close": plain(wording.CLOSE),
        "blocks": [
            {
                "type": "input",
                "block_id": _REASON_BLOCK,
                "label": plain(wording.FEEDBACK_ASK),
                "element": choices,
            }
        ],
    }
