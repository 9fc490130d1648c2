"""Draws what a person sees into HTML, piece by piece, so that only what has changed is put anew."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from flask import render_template

from bot.playground import page_elements as about
from bot.playground.marks import spans_of
from bot.playground.moved_clock import MovedClock
from bot.playground.offers import prefilled
from bot.playground.page_lines import (
    MOST_LINES,
    Line,
    lines_of,
    moment_of,
    name_of,
    thread_lines,
)
from bot.playground.page_trail import MOST_STEPS, steps_of
from bot.playground.seat import Seat, address_here, conversations_of
from bot.playground.server import StandIn
from bot.playground.typed import as_typed
from bot.playground.workspace import Workspace

MOST_REMEMBERED = 4_000
"""Messages whose drawing is remembered; all are drawn anew once there are more."""


class Shortcut(NamedTuple):
    """Something of Kloe's in the menu of a message."""

    name: str
    callback_id: str


class Item(NamedTuple):
    """A piece of a list: it is put anew when its print changes."""

    key: str
    print: str
    html: str


class Drawn(NamedTuple):
    """All that a person sees."""

    lists: dict[str, list[Item]]
    """The parts that are lists, by the id of their element."""
    parts: dict[str, Item]
    """The others."""


class Draw:
    """Draws one workspace; used inside a request."""

    def __init__(self, shortcuts: Sequence[Shortcut]) -> None:
        self._shortcuts = tuple(shortcuts)
        self._remembered: dict[tuple[object, ...], tuple[Line, Item]] = {}

    def seat(self, stand_in: StandIn, seat: Seat, clock: MovedClock) -> Drawn:
        """Draw what somebody sees from their seat."""
        workspace = stand_in.workspace
        with workspace.state.reading():
            lists = {
                "messages": self._lines(
                    workspace, seat, lines_of(workspace, seat), in_thread=False
                ),
                "thread": self._lines(
                    workspace, seat, thread_lines(workspace, seat), in_thread=True
                ),
                "sent": _steps(stand_in) if seat.panel == "sent" and not seat.thread else [],
            }
            return Drawn(lists, _parts(workspace, seat, clock))

    def _lines(
        self, workspace: Workspace, seat: Seat, lines: Sequence[Line], *, in_thread: bool
    ) -> list[Item]:
        shown = lines[-MOST_LINES:]
        items = [_earlier(len(lines) - len(shown))] if len(lines) > len(shown) else []
        if not lines and in_thread:
            return []
        if not lines:
            return [_item("begin", render_template("begin.html", seat=seat))]
        day = ""
        for line in shown:
            if line.moment.day != day:
                day = line.moment.day
                items.append(_item(f"d:{day}", render_template("day.html", day=day)))
            items.append(self._line(workspace, seat, line, in_thread=in_thread))
        return items

    def _line(self, workspace: Workspace, seat: Seat, line: Line, *, in_thread: bool) -> Item:
        name = (workspace.mark, seat.user.id, seat.channel.id, line.key, in_thread)
        before = self._remembered.get(name)
        if before is not None and before[0] == line:
            return before[1]
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        html = render_template(
            "line.html",
            **_tools(workspace, seat),
            line=line,
            key=("t" if in_thread else "c") + line.key,
            in_thread=in_thread,
            typed=_typed(workspace, line),
            shortcuts=self._shortcuts,
        )
        item = _item(line.key, html)
        self._remembered[name] = (line, item)
        return item


def _parts(workspace: Workspace, seat: Seat, clock: MovedClock) -> dict[str, Item]:
    view = workspace.open_modal(seat.user.id)
    shown = prefilled(workspace, seat.user.id, view.blocks, view.opened_in) if view else ()
    channels = conversations_of(workspace, seat.user)
    latest = {one.id: _latest(workspace, one.id) for one in channels}
    written = {one.id: _written(workspace, one.id) for one in channels if one.kind == "im"}
    prompts = workspace.prompts(seat.channel.id)
    tools = _tools(workspace, seat)
    home = workspace.home(seat.user.id) if seat.tab == "home" else None
    drawn = {
        "nav": render_template(
            "nav.html", **tools, channels=channels, latest=latest, written=written
        ),
        "modal": render_template("modal.html", **tools, view=view, shown=shown),
        "home": render_template("home.html", **tools, view=home) if seat.tab == "home" else "",
        "prompts": render_template(
            "prompts.html", prompts=prompts, title=workspace.pane.title(seat.channel.id)
        ),
        "clock": render_template(
            "clock.html", moment=moment_of(clock(), seat.user), is_ahead=bool(clock.ahead)
        ),
        "status": _status(workspace, seat),
    }
    return {name: _item(name, html) for name, html in drawn.items()}


def _tools(workspace: Workspace, seat: Seat) -> dict[str, Any]:
    """Return what templates may ask; `Any`, since each is called by its name there."""
    user = seat.user
    mine = {channel.id for channel in conversations_of(workspace, user)}
    names: dict[str, Callable[..., object]] = {
        "name_of": lambda user_id: name_of(workspace, user_id),
        "mentioned": lambda user_id: _mentioned(workspace, user_id),
        "channel_name": lambda channel_id: _channel_name(workspace, channel_id),
        "is_mine": lambda channel_id: channel_id in mine,
        "address_here": lambda address: address_here(seat, str(address)),
        "offers_of": lambda element: about.offers_of(workspace, user, element),
        "initial_of": lambda element: about.initial_of(element, user),
        "spans_of": spans_of,
        "options_of": about.options_of,
        "chosen_of": about.chosen_of,
        "spoken_label": about.spoken_label,
        "emoji_of": about.emoji_of,
        "is_web_address": about.is_web_address,
        "json_of": about.json_of,
        "size_of": about.size_of,
    }
    return {
        **names,
        "seat": seat,
        "known_blocks": about.KNOWN_BLOCKS,
        "input_types": about.INPUT_TYPES,
    }


def _typed(workspace: Workspace, line: Line) -> str:
    kind, _, rest = line.key.partition(":")
    channel, _, ts = rest.partition(":")
    message = workspace.message(channel, ts) if kind == "m" else None
    return as_typed(message.text) if message else ""


def _status(workspace: Workspace, seat: Seat) -> str:
    """Return that Kloe is at work, where it says so in this conversation."""
    here = [
        status.text
        for (channel, _), status in workspace.statuses.items()
        if channel == seat.channel.id
    ]
    return render_template("status.html", status=here[-1]) if here else ""


def _latest(workspace: Workspace, channel: str) -> str:
    """Return the `ts` of what was said last in a conversation and its threads."""
    every = workspace.log.seen(channel)
    return every[-1].ts if every else ""


def _written(workspace: Workspace, channel: str) -> str:
    """Return the `ts` of what Kloe said last in a conversation and its threads."""
    every = workspace.log.seen(channel)
    return next((message.ts for message in reversed(every) if message.bot_id), "")


def _channel_name(workspace: Workspace, channel_id: str) -> str:
    channel = workspace.channel(channel_id)
    return channel.name if channel else channel_id


def _mentioned(workspace: Workspace, user_id: str) -> str:
    return name_of(workspace, user_id) if workspace.user(user_id) else user_id


def _steps(stand_in: StandIn) -> list[Item]:
    steps = steps_of(stand_in)
    items = [_item(step.key, render_template("step.html", step=step)) for step in steps]
    more = len(stand_in.deliveries) + len(stand_in.calls) - len(steps)
    if more and len(steps) == MOST_STEPS:
        items.append(_earlier(more))
    return items


def _earlier(count: int) -> Item:
    return _item("earlier", render_template("earlier.html", count=count))


def _item(key: str, html: str) -> Item:
    return Item(key, f"{zlib.crc32(html.encode()):08x}", html)
