"""The cards that say what is kept about a person, ask whether to delete it, and what was. Pure."""

from datetime import datetime

from bot import wording
from bot.selfcheck.local_time import LONDON, wall_of
from bot.slack.checks.press import action_of, value_of
from bot.slack.elements import Json, actions, bullets, button, paragraph, rich
from bot.slack.message import Message, fallback
from bot.slack.shared import said
from bot.store.people import KeptAbout


def kept_card(kept: KeptAbout) -> Message:
    """Return what is kept about a person, with what they may do about it."""
    if not kept.total:
        return said(wording.MINE_NOTHING)
    text = kept_in_words(kept)
    buttons = actions([_export(), delete_button()], block_id="mine")
    return Message(fallback(text), (paragraph(text), buttons))


def delete_card(kept: KeptAbout, channel: str) -> Message:
    """Return the question whether all of it is to be deleted.

    Args:
        kept: how much there is.
        channel: the direct messages with the person; the button carries it.
    """
    if not kept.total:
        return said(wording.ERASED_NOTHING)
    text = kept_in_words(kept)
    delete = button(wording.DELETE_YES, action_of("delete_all_yes"), value=value_of(channel))
    buttons = [
        {**delete, "style": "danger"},
        button(wording.DELETE_NO, action_of("delete_all_no")),
        _export(),
    ]
    blocks = (
        paragraph(wording.DELETE_TITLE, bold=True),
        paragraph(text),
        rich([bullets(wording.DELETE_LINES)]),
        actions(buttons, block_id="delete_all"),
    )
    lines = [wording.DELETE_TITLE, text, *wording.DELETE_LINES]
    return Message(fallback("\n".join(lines)), blocks)


def not_deleted() -> Message:
    """Return that all is as it was."""
    return said(wording.DELETE_KEPT)


def receipt(erased: KeptAbout, at: datetime) -> Message:
    """Return what was deleted, when, and what stays.

    Args:
        erased: how much of each kind.
        at: when, UTC.
    """
    lead = wording.deleted_on(wall_of(at, LONDON))
    kinds = wording.deleted_kinds(erased.model_dump())
    blocks = (
        paragraph(lead, bold=True),
        rich([bullets(kinds)]),
        paragraph(wording.DELETE_STAYS),
        rich([bullets(wording.DELETE_STAYS_LINES)]),
    )
    lines = [lead, *kinds, wording.DELETE_STAYS, *wording.DELETE_STAYS_LINES]
    return Message(fallback("\n".join(lines)), blocks)


def kept_in_words(kept: KeptAbout) -> str:
    """Say how much is kept about a person."""
    asked = wording.kept_about_you(kept.requests, kept.answers, kept.threads, kept.feedback)
    checked = wording.kept_selfchecks(kept.self_checks, kept.evidence, kept.reminders)
    return f"{asked} {checked}"


def delete_button() -> Json:
    """Return the button that asks whether everything is to be deleted."""
    return button(wording.ERASE_MINE, action_of("delete_all"))


def _export() -> Json:
    return button(wording.HOME_EXPORT, action_of("export"))
