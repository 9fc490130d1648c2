"""What a channel reads of a team's self-check: how to take part, and what may be shown. Pure."""

from collections.abc import Iterator, Sequence

from bot import wording
from bot.blockkit import cut
from bot.domain.selfcheck import LEVELS, SelfCheck
from bot.selfcheck.grounds import Ground
from bot.selfcheck.team_picture import PEOPLE_STEP, Picture, ThemePicture
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.summary_parts import currency
from bot.slack.elements import Block, Json, actions, bullets, button, paragraph, plain, rich
from bot.slack.message import Message, fallback
from bot.slack.payloads import Message as Posted

MOST_THEMES = 25
"""Themes that are listed at most, so that a message holds them: 25 lines of 350 characters."""
MOST_TITLE_CHARS = 150
MOST_ABOUT_CHARS = 500
_BUTTONS = "team"
"""Names the block of buttons, which goes when a team's self-check is closed."""
_CLOSED, _REOPEN = "team-closed", "team-reopen"
_SHOWN = "team-shown-"
"""Begins the name of the block above the counts; how many people they are of follows."""


def team_card(
    check: SelfCheck,
    team: str,
    picture: Picture | None,
    *,
    is_open: bool,
    grounds: Sequence[Ground],
) -> Message:
    """Return the message of a team's self-check.

    Args:
        check: what is asked.
        team: names the team's self-check.
        picture: what may be shown; None as long as that is nothing.
        is_open: whether people may still take part.
        grounds: the documents on which it rests, with what became of each.
    """
    title = wording.team_title(cut(check.title, MOST_TITLE_CHARS))
    about = wording.consent_about(cut(check.about, MOST_ABOUT_CHARS), len(check.items))
    rules = wording.team_lines(PEOPLE_STEP)
    head, lines = _picture(picture)
    blocks = [paragraph(title, bold=True), paragraph(about), *currency(grounds)]
    blocks.append(rich([bullets(rules)]))
    people = picture.people if picture else 0
    blocks.append({**paragraph(head, bold=people > 0), "block_id": f"{_SHOWN}{people}"})
    if lines:
        blocks.append(rich([bullets(lines)]))
    blocks.extend(_foot(team, is_open=is_open))
    return Message(fallback("\n".join([title, about, *rules, head, *lines])), tuple(blocks))


def same_card(shown: Posted, team: str, shown_count: int, *, is_open: bool) -> Message | None:
    """Return a team's message as it stands, closed or open; None where it is not to be made out.

    What it shows stays as it is: were it counted anew, a single person's change might be seen.

    Args:
        shown: the message, as Slack has it.
        team: names the team's self-check.
        shown_count: of how many people it should tell; of a message that tells of fewer, the next
            picture is on its way and must not be undone.
        is_open: whether people may take part from now on.
    """
    blocks = shown.blocks
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return None
    names = {block.get("block_id") for block in blocks}
    if f"{_SHOWN}{shown_count}" not in names:
        return None
    kept = [block for block in blocks if block.get("block_id") not in {_BUTTONS, _CLOSED, _REOPEN}]
    return Message(shown.text, (*kept, *_foot(team, is_open=is_open)))


def _picture(picture: Picture | None) -> tuple[str, list[str]]:
    if picture is None:
        return wording.team_nothing_yet(PEOPLE_STEP), []
    lines = [_line(theme) for theme in picture.themes[:MOST_THEMES]]
    left = len(picture.themes) - len(lines)
    return wording.team_shown(picture.people), [*lines, *([wording.team_cut(left)] if left else [])]


def _line(shown: ThemePicture) -> str:
    title = cut(shown.theme.title, MOST_TITLE_CHARS)
    if shown.counts is None:
        return wording.team_withheld(title)
    return wording.team_theme(title, list(_counts(shown)))


def _counts(shown: ThemePicture) -> Iterator[tuple[str, int]]:
    counts = shown.counts or {}
    for level in LEVELS:
        if level in counts:
            yield wording.level_in_words(level), counts[level]
    if shown.others:
        yield wording.TEAM_OTHERS, shown.others


def _foot(team: str, *, is_open: bool) -> tuple[Block, ...]:
    if is_open:
        return (_buttons(team),)
    closed = {**paragraph(wording.TEAM_IS_CLOSED, italic=True), "block_id": _CLOSED}
    reopen = button(wording.TEAM_REOPEN, action_of("team_reopen"), value=value_of(team))
    return (closed, actions([reopen], block_id=_REOPEN))


def _buttons(team: str) -> Block:
    join = button(wording.TEAM_JOIN, action_of("team_join"), value=value_of(team))
    close = button(wording.TEAM_CLOSE, action_of("team_close"), value=value_of(team))
    asks: Json = {
        "title": plain(wording.TEAM_CLOSE_TITLE),
        "text": plain(wording.TEAM_CLOSE_SURE),
        "confirm": plain(wording.TEAM_CLOSE),
        "deny": plain(wording.TEAM_KEEP_OPEN),
    }
    return actions([{**join, "style": "primary"}, {**close, "confirm": asks}], block_id=_BUTTONS)
