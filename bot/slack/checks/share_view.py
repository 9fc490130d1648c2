"""The modal in which a summary is shared: where, how much, and the exact preview. Pure."""

from typing import NamedTuple

from bot import blockkit, wording
from bot.slack.checks.press import PREFIX, action_of
from bot.slack.checks.shared_summary import EXTENTS, Extent, Previewed, digest_of, extent_of
from bot.slack.elements import Block, Json, asked, option, paragraph, plain
from bot.slack.message import Message
from bot.slack.payloads import Submission, View

SHARE_VIEW = f"{PREFIX}share"
EXTENT = "extent"
"""The verb of a choice of how much; each one is previewed at once."""
CHANNEL, PERSON, WHAT = "share_channel", "share_person", "share_what"
MAX_NAME_CHARS = 200
"""Characters of a name; Slack's own limit is 80, and a modal carries 3,000."""


class Target(NamedTuple):
    """Where a summary is to go: to a channel or to a person, one of both."""

    channel: str = ""
    person: str = ""

    @property
    def is_one(self) -> bool:
        """Whether exactly one place is named."""
        return bool(self.channel) != bool(self.person)


def target_of(view: View) -> Target:
    """Return where a person wants the summary to go."""
    state = view.state
    channel = state.entered(CHANNEL).selected_conversation
    person = state.entered(PERSON).selected_user
    return Target(channel or "", person or "")


def chosen_of(submission: Submission) -> Extent | None:
    """Return how much of it a person wants to share."""
    chosen = submission.view.state.entered(WHAT).selected_option
    return extent_of(chosen.value) if chosen else None


def share_view(
    previewed: Previewed, message: Message, *, target: Target | None = None, told: str = ""
) -> Json:
    """Return the modal.

    People and channels have a menu each: in a menu of both, Slack names a person by the direct
    messages between the two people, in which Kloe cannot post.

    Args:
        previewed: whose summary it is and how much of it is shown; its digest is worked out here.
        message: exactly what will be posted.
        target: what was chosen before.
        told: what has changed since, where the modal comes again.
    """
    chosen = target or Target()
    blocks: list[Block] = [paragraph(told, bold=True)] if told else []
    blocks += [
        paragraph(wording.SHARE_LEAD),
        asked(wording.SHARE_CHANNEL, _channels(chosen), block_id=CHANNEL, hint=wording.SHARE_HINT),
        asked(wording.SHARE_PERSON, _people(chosen), block_id=PERSON, hint=wording.SHARE_DIRECT),
        asked(wording.SHARE_WHAT, _extents(previewed.what), block_id=WHAT, is_told=True),
        paragraph(wording.SHARE_PREVIEW, bold=True),
        *message.blocks,
    ]
    return {
        "type": "modal",
        "callback_id": SHARE_VIEW,
        "private_metadata": previewed._replace(digest=digest_of(message)).metadata(),
        "title": plain(wording.SHARE_TITLE[: blockkit.MAX_VIEW_TITLE_CHARS]),
        "submit": plain(wording.SHARE_SUMMARY),
        "close": plain(wording.CLOSE),
        "blocks": blocks,
    }


def _channels(chosen: Target) -> Json:
    begins = {"initial_conversation": chosen.channel} if chosen.channel else {}
    return {
        "type": "conversations_select",
        "action_id": CHANNEL,
        "placeholder": plain(wording.SHARE_CHANNEL),
        "filter": {
            "include": ["public", "private"],
            "exclude_external_shared_channels": True,
            "exclude_bot_users": True,
        },
        **begins,
    }


def _people(chosen: Target) -> Json:
    begins = {"initial_user": chosen.person} if chosen.person else {}
    return {
        "type": "users_select",
        "action_id": PERSON,
        "placeholder": plain(wording.SHARE_PERSON),
        **begins,
    }


def _extents(what: str) -> Json:
    options = {one: option(wording.SHARE_EXTENTS[one], one) for one in EXTENTS}
    return {
        "type": "radio_buttons",
        "action_id": action_of(EXTENT),
        "options": list(options.values()),
        "initial_option": options[extent_of(what) or "counts"],
    }
