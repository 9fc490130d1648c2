"""What reminders look like: the one that is sent, the list, the receipts. Pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import CheckId, Missed, Reminder, Run, SelfCheck
from bot.selfcheck.going_on import to_go_on
from bot.selfcheck.local_time import wall_of
from bot.selfcheck.quiet import SPREAD_MINUTES
from bot.slack.checks.press import action_of, value_of
from bot.slack.elements import Block, Json, actions, button, paragraph
from bot.slack.message import Message, fallback

MOST_LISTED = 20
"""Reminders in one list, two blocks each; Slack shows 50 blocks."""
MOST_MISSED = 3
"""Reminders that were not sent and are named, the latest; the others are counted."""
IN_LIST = "list"
"""Carried by a button in the list, which is shown anew once the button is pressed."""
Find = Callable[[CheckId], SelfCheck | None]


class Due(NamedTuple):
    """A reminder that is to be sent."""

    reminder: Reminder
    check: SelfCheck
    runs: Sequence[Run]
    """Of the person, the newest first."""
    missed: tuple[str, ...]
    """What is to be said of those that were not sent."""


def reminder_message(due: Due) -> Message:
    """Return the reminder as it is sent."""
    head = wording.reminder_head(due.check.title)
    own = [run for run in due.runs if run.check == due.check.id]
    lines = [_standing(own, due.reminder.zone), *due.missed, wording.REMINDER_ASKED]
    start = wording.REMINDER_GO_ON if to_go_on(own, due.check.id) else wording.REMINDER_START
    buttons = [_start(due.check.id, start), *_put_off(due.check.id), _off(due.check.id)]
    blocks = (
        paragraph(head, bold=True),
        *map(paragraph, lines),
        actions(buttons, block_id="reminder"),
    )
    return Message(fallback("\n".join([head, *lines])), blocks)


def put_off_message(reminder: Reminder, check: SelfCheck) -> Message:
    """Return the card that takes the place of a reminder which was put off."""
    text = wording.reminder_put_off(check.title, when_of(reminder))
    buttons = [
        _start(check.id, wording.REMINDER_START),
        *_put_off(check.id),
        _change(check.id, check.title, 0),
        _off(check.id),
    ]
    return Message(fallback(text), (paragraph(text), actions(buttons, block_id="put_off")))


def list_message(reminders: Sequence[Reminder], find: Find, told: Sequence[str]) -> Message:
    """Return a person's reminders, each with buttons to change and remove it.

    Args:
        reminders: all of the person.
        find: gives the self-check of an id.
        told: sentences that come first.
    """
    lead = wording.REMINDERS_YOURS if reminders else wording.REMINDERS_NONE
    blocks: list[Block] = [*map(paragraph, told), paragraph(lead, bold=bool(reminders))]
    texts = [*told, lead]
    for number, reminder in enumerate(reminders[:MOST_LISTED]):
        title = title_of(find, reminder.check)
        texts.append(wording.reminder_line(title, reminder.every, when_of(reminder)))
        buttons = [_change(reminder.check, title, number), _remove(reminder.check, title, number)]
        blocks += [paragraph(texts[-1]), actions(buttons, block_id=f"reminder:{number}")]
    if len(reminders) > MOST_LISTED:
        texts.append(wording.REMINDERS_MORE)
        blocks.append(paragraph(texts[-1]))
    add = button(wording.REMINDERS_ADD, action_of("remind", MOST_LISTED))
    return Message(fallback("\n".join(texts)), (*blocks, actions([add], block_id="reminders")))


def missed_lines(missed: Sequence[Missed], find: Find, zone: str) -> tuple[str, ...]:
    """Return what is said of reminders that were not sent, the latest ones by name.

    Args:
        missed: the earliest first.
        find: gives the self-check of an id.
        zone: by whose clocks it is said.
    """
    lines = [
        wording.reminder_missed(
            title_of(find, one.check), wording.moment_in_words(wall_of(one.due_at, zone), zone)
        )
        for one in missed[-MOST_MISSED:]
    ]
    more = len(missed) - len(lines)
    return (*lines, wording.reminders_missed_more(more)) if more else tuple(lines)


def with_lines(message: Message, lines: Sequence[str]) -> Message:
    """Return a message that begins with a few sentences more."""
    if not lines:
        return message
    text = "\n".join([*lines, message.text])
    return message._replace(text=fallback(text), blocks=(*map(paragraph, lines), *message.blocks))


def when_of(reminder: Reminder) -> str:
    """Say when a reminder comes: at the time that was chosen, unless it had to be moved."""
    wall = wall_of(reminder.due_at, reminder.zone)
    chosen = datetime.combine(wall.date(), reminder.at)
    is_spread = timedelta(0) <= wall - chosen < timedelta(minutes=SPREAD_MINUTES)
    return wording.moment_in_words(chosen if is_spread else wall, reminder.zone)


def title_of(find: Find, check_id: CheckId) -> str:
    """Return what a self-check is called; one that is asked no longer has no name any more."""
    check = find(check_id)
    return check.title if check else wording.REMINDER_FORMER


def _standing(own: Sequence[Run], zone: str) -> str:
    done = [wall_of(run.done_at, zone).date() for run in own if run.done_at]
    under_way = next((run for run in own if run.is_open), None)
    if under_way and under_way.is_settled:
        return wording.REMINDER_CHANGING
    going_on = (len(under_way.responses), len(under_way.items)) if under_way else None
    return wording.reminder_standing(max(done, default=None), going_on)


def _start(check: CheckId, label: str) -> Json:
    return {**button(label, action_of("start"), value=value_of(check)), "style": "primary"}


def _put_off(check: CheckId) -> Iterator[Json]:
    choices = ((wording.REMINDER_TOMORROW, 1), (wording.REMINDER_NEXT_WEEK, 7))
    for number, (label, days) in enumerate(choices):
        yield button(label, action_of("snooze", number), value=value_of(check, days))


def _change(check: CheckId, title: str, number: int) -> Json:
    label = wording.REMINDERS_CHANGE
    described = wording.reminder_button(label, title)
    return button(label, action_of("remind", number), value=value_of(check), described=described)


def _off(check: CheckId) -> Json:
    return button(wording.REMINDER_OFF, action_of("remind_off"), value=value_of(check))


def _remove(check: CheckId, title: str, number: int) -> Json:
    label = wording.REMINDERS_REMOVE
    described = wording.reminder_button(label, title)
    value = value_of(check, IN_LIST)
    return button(label, action_of("remind_off", number), value=value, described=described)
