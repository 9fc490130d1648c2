"""What can be done from a summary: a menu of the answers, and buttons. Pure."""

from collections.abc import Iterator, Sequence

from bot import blockkit, wording
from bot.blockkit import cut
from bot.selfcheck.summary import Standing, Summary
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.summary_parts import asked
from bot.slack.elements import Block, Json, actions, button, option, plain

MOST_MENU_CHARS = 3_200
"""Characters of all choices together, since Slack counts them to the message: with 47 questions
each has 68, enough to know it by."""
LEAST_OPTION_CHARS = 16
"""Characters of a choice at least: its number, its code, a word."""
MOST_OPTIONS = MOST_MENU_CHARS // LEAST_OPTION_CHARS
"""Choices at most; other answers are reached by Back."""


def edit_menu(summary: Summary) -> Iterator[Block]:
    """Yield the menu from which an answer is chosen to be given again; none for a stopped run."""
    groups = [] if summary.run.stage == "stopped" else list(_groups(summary))
    if groups:
        menu: Json = {
            "type": "static_select",
            "action_id": action_of("edit"),
            "placeholder": plain(wording.EDIT_ANSWER),
            "option_groups": groups,
        }
        yield actions([menu], block_id="edit")


def buttons_of(summary: Summary) -> Block:
    """Return the row of buttons under a summary."""
    run = summary.run
    here = value_of(run.id)
    row = [
        button(wording.EXPORT, action_of("export"), value=here),
        button(wording.SHARE_SUMMARY, action_of("share"), value=here),
        button(wording.REMIND, action_of("remind"), value=value_of(run.check)),
        {**button(wording.DELETE_RUN, action_of("delete_run"), value=here), "style": "danger"},
    ]
    if run.is_open or run.stage == "stopped":
        label = wording.PAUSED_RESUME if run.is_open else wording.STOPPED_RESUME
        resume = button(label, action_of("resume"), value=here)
        row.insert(0, {**resume, "style": "primary"})
    return actions(row, block_id="summary")


def _groups(summary: Summary) -> Iterator[Json]:
    """Yield the questions theme by theme, at most a hundred to a group."""
    numbered = list(enumerate(summary.standings, 1))[:MOST_OPTIONS]
    width = max(LEAST_OPTION_CHARS, MOST_MENU_CHARS // max(len(numbered), 1))
    width = min(width, blockkit.MAX_OPTION_CHARS)
    for theme in summary.themes:
        inside = [(n, one) for n, one in numbered if one.item.theme == theme.theme.id]
        for first in range(0, len(inside), blockkit.MAX_OPTIONS):
            part = inside[first : first + blockkit.MAX_OPTIONS]
            label = cut(theme.theme.title, blockkit.MAX_GROUP_LABEL_CHARS)
            yield {"label": plain(label), "options": _options(summary, part, width)}


def _options(summary: Summary, numbered: Sequence[tuple[int, Standing]], width: int) -> list[Json]:
    return [
        option(
            cut(wording.edit_option(number, asked(standing.item)), width),
            value_of(summary.run.id, standing.item.id),
        )
        for number, standing in numbered
    ]
