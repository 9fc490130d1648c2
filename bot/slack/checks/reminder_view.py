"""The modal in which a person asks for a reminder, and what they chose in it. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from typing import NamedTuple, get_args

from bot import blockkit, wording
from bot.domain.selfcheck import CheckId, Every, Reminder, SelfCheck
from bot.selfcheck.local_time import is_zone
from bot.selfcheck.quiet import is_quiet
from bot.selfcheck.quiet_hours import Quiet
from bot.slack.checks.press import PREFIX
from bot.slack.directory import HOME_ZONE
from bot.slack.elements import Block, Json, option, paragraph, plain
from bot.slack.payloads import State

CHECK, OFTEN, AT, ZONE = "remind_check", "remind_often", "remind_at", "remind_zone"
"""Names of the blocks in which something is chosen."""
NINE = time(9)
"""Proposed: the working day has begun by then."""
_FOLLOWS = "follows:"
"""Begins the value of the choice of wherever the person is; where that is follows."""
_NONE = "none"
_USUAL = (
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Athens",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Manila",
    "Asia/Hong_Kong",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/St_Johns",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "UTC",
)
"""Zones that are offered: London first, then where people of the NHS come from, travel and work."""


class Form(NamedTuple):
    """What the modal is made of."""

    checks: tuple[SelfCheck, ...]
    chosen: str
    """The self-check that was pressed; empty where it is to be chosen."""
    kept: Reminder | None
    """Of that self-check."""
    zone: str
    """Where the person is, as Slack knows it; empty where it does not say."""
    quiet: Quiet | None


class Wish(NamedTuple):
    """What a person chose."""

    check: SelfCheck
    every: Every | None
    """None for no reminder."""
    at: time
    zone: str
    follows: bool
    """Whether the zone goes with the person."""


def reminder_view(form: Form) -> Json:
    """Return the modal; there is at least one self-check."""
    return {
        "type": "modal",
        "callback_id": f"{PREFIX}remind",
        "title": plain(wording.REMINDERS_TITLE),
        "submit": plain(wording.REMINDERS_SAVE),
        "close": plain(wording.CLOSE),
        "blocks": [
            _select(CHECK, wording.REMINDERS_WHICH, _checks(form.checks), form.chosen),
            _select(
                OFTEN,
                wording.REMINDERS_OFTEN,
                wording.REMINDERS_OFTEN_NAMES,
                form.kept.every if form.kept else "month",
            ),
            _input(
                AT,
                wording.REMINDERS_AT,
                {
                    "type": "timepicker",
                    "initial_time": f"{form.kept.at if form.kept else NINE:%H:%M}",
                },
            ),
            _select(ZONE, wording.REMINDERS_ZONE, _clocks(form), _clock(form)),
            paragraph(wording.reminders_about(hours_of(form.quiet))),
        ],
    }


def wish_of(state: State, checks: Iterable[SelfCheck]) -> Wish | Mapping[str, str]:
    """Return what was chosen; or what is wrong with it, by block."""
    named = {check.id: check for check in checks}
    check = named.get(CheckId(_chosen(state, CHECK)))
    often, at, clock = _chosen(state, OFTEN), _time(state), _chosen(state, ZONE)
    zone = clock.removeprefix(_FOLLOWS)
    errors = {
        block: text
        for block, text, is_wrong in (
            (CHECK, wording.REMINDERS_CHOOSE_CHECK, check is None),
            (OFTEN, wording.REMINDERS_CHOOSE_OFTEN, often not in wording.REMINDERS_OFTEN_NAMES),
            (AT, wording.REMINDERS_CHOOSE_TIME, at is None),
            (ZONE, wording.REMINDERS_CHOOSE_ZONE, not is_zone(zone)),
        )
        if is_wrong
    }
    if errors or check is None or at is None:
        return errors
    every: Every | None = next((one for one in get_args(Every) if one == often), None)
    return Wish(check, every, at, zone, clock.startswith(_FOLLOWS))


def hours_of(quiet: Quiet | None) -> tuple[str, str] | None:
    """Return the quiet hours as people write them; None for none."""
    return (f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}") if quiet else None


def moved_lines(at: time, quiet: Quiet | None) -> Iterator[str]:
    """Yield what becomes of a time that was chosen in quiet hours."""
    if quiet and is_quiet(at, quiet):
        is_next_day = at >= quiet.end
        yield wording.reminder_moved(at, (quiet.start, quiet.end), is_next_day=is_next_day)


def _checks(checks: Iterable[SelfCheck]) -> dict[str, str]:
    return {str(check.id): check.title for check in checks}


def _clocks(form: Form) -> dict[str, str]:
    """Return what may be chosen: wherever the person is, then zones, theirs and the kept one first."""
    own = [form.kept.zone] if form.kept else []
    zones = dict.fromkeys(filter(None, [form.zone, *own, *_USUAL]))
    follows = f"{_FOLLOWS}{form.zone or HOME_ZONE}"
    named = {zone: wording.clock_in_words(zone) for zone in zones}
    return {follows: wording.clock_that_follows(form.zone), **named}


def _clock(form: Form) -> str:
    if form.kept and not form.kept.follows:
        return form.kept.zone
    return f"{_FOLLOWS}{form.zone or HOME_ZONE}"


def _select(name: str, label: str, choices: Mapping[str, str], chosen: str) -> Block:
    """Return a menu of one choice; those beyond what Slack takes are left out, the chosen one never."""
    kept = list(choices)[: blockkit.MAX_OPTIONS]
    if chosen in choices and chosen not in kept:
        kept[-1] = chosen
    options = {value: _option(choices[value], value) for value in kept}
    initial = {"initial_option": options[chosen]} if chosen in options else {}
    element: Json = {"type": "static_select", "options": list(options.values()), **initial}
    return _input(name, label, element)


def _option(text: str, value: str) -> Json:
    return option(blockkit.cut(text, blockkit.MAX_OPTION_CHARS), value)


def _input(name: str, label: str, element: Json) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {**element, "action_id": name},
    }


def _chosen(state: State, name: str) -> str:
    option = state.entered(name).selected_option
    return option.value if option else ""


def _time(state: State) -> time | None:
    try:
        return time.fromisoformat(state.entered(AT).selected_time or "")
    except ValueError:
        return None
