"""What people do on the page, done in the workspace as Slack's own client would do it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot import wording
from bot.playground import page_asks as asks
from bot.playground.deliveries import Delivery
from bot.playground.elements import elements_of
from bot.playground.identity import BOT_USER_ID
from bot.playground.interactions import Target
from bot.playground.messages import Message
from bot.playground.page_filled import Raw, filled_of, held_back_in_words, value_of
from bot.playground.people import Channel, User
from bot.playground.seat import conversations_of, person_of
from bot.playground.server import StandIn
from bot.playground.typed import COMMAND, as_sent, command_of, invites_kloe, mentions_kloe
from bot.playground.views import View


class Done(NamedTuple):
    """What came of it."""

    problem: str = ""
    """Why it could not be done, in a sentence; empty where it was."""
    errors: Mapping[str, str] = {}
    """What is wrong with an input, by its block."""
    opens: str | None = None
    """The `ts` of a message whose thread is to be opened, since Kloe replies there."""
    offers_invite: bool = False
    """Whether it would help to let Kloe into the channel."""


class Deeds:
    """Does what people do in one workspace; each method returns once Kloe has acknowledged."""

    def __init__(self, stand_in: StandIn, move: Callable[[timedelta], object]) -> None:
        """Prepare.

        Args:
            stand_in: the workspace, as it is served.
            move: moves its clock forward; raises a ValueError where that cannot be.
        """
        self._sender = stand_in.sender
        self._workspace = stand_in.workspace
        self._move = move

    def say(self, ask: asks.Say) -> Done:
        """Say something, or use a command."""
        user = person_of(self._workspace, ask.user)
        channel = self._channel(user, ask.channel)
        if channel is None:
            return Done(wording.PAGE_GONE)
        command, rest = command_of(ask.text)
        if invites_kloe(command, rest):
            return self.invite(asks.Invite(channel=channel.id))
        if command:
            return self._command(user, channel, (command, rest), ask.thread)
        text = as_sent(ask.text)
        if not text:
            return Done()
        if channel.kind == "im":
            return _opening(
                self._sender.direct_message(user.id, text, thread_ts=ask.thread), ask.thread
            )
        return self._in_channel(user, channel, text, ask.thread)

    def _in_channel(self, user: User, channel: Channel, text: str, thread: str | None) -> Done:
        """Say something in a channel, of which Kloe is told where it is mentioned and there."""
        is_mention = mentions_kloe(text)
        if is_mention and BOT_USER_ID in channel.members:
            return _opening(
                self._sender.mention(user.id, channel.id, text, thread_ts=thread), thread
            )
        self._sender.say(user.id, channel.id, text, thread_ts=thread)
        if is_mention:
            return Done(wording.page_not_in(channel.name), offers_invite=True)
        return Done()

    def open(self, ask: asks.Open) -> Done:
        """Open Kloe: its messages or its Home."""
        user = person_of(self._workspace, ask.user)
        return _told(self._sender.open_app(user.id, "home" if ask.tab == "home" else "messages"))

    def press(self, ask: asks.Press) -> Done:
        """Press or choose something in a message or view."""
        user = person_of(self._workspace, ask.user)
        target = self._target(user, ask.target)
        if target is None:
            return Done(wording.PAGE_GONE)
        try:
            delivery = self._sender.click(
                user.id,
                target,
                ask.action,
                value=self._chosen(target, ask, user),
                filled=filled_of(target.blocks, ask.filled, user),
            )
        except (LookupError, ValueError):
            return Done(wording.PAGE_GONE)
        return _told(delivery)

    def submit(self, ask: asks.Submit) -> Done:
        """Submit a modal; what Kloe or Slack finds wrong stands beside its input."""
        user = person_of(self._workspace, ask.user)
        view = self._workspace.views.find(ask.view)
        if view is None or view.user != user.id:
            return Done(wording.PAGE_GONE)
        try:
            filled = filled_of(view.blocks, ask.filled, user)
            delivery = self._sender.submit(user.id, view.id, filled)
        except ValueError as held_back:
            return Done(errors=_held_back(held_back, view, ask.filled))
        except LookupError:
            return Done(wording.PAGE_GONE)
        errors = delivery.response.get("errors")
        return Done(errors=errors) if isinstance(errors, dict) else _told(delivery)

    def close(self, ask: asks.Close) -> Done:
        """Close a modal without submitting it; nothing happens where it is closed already."""
        user = person_of(self._workspace, ask.user)
        view = self._workspace.views.find(ask.view)
        if view is not None and view.user == user.id:
            self._sender.close_view(user.id, view.id)
        return Done()

    def shortcut(self, ask: asks.Shortcut) -> Done:
        """Use a shortcut on a message."""
        user = person_of(self._workspace, ask.user)
        target = self._target(user, ask.target)
        if not isinstance(target, Message):
            return Done(wording.PAGE_GONE)
        return _told(self._sender.shortcut(user.id, target, ask.callback))

    def change(self, ask: asks.Change) -> Done:
        """Change or take back one of one's own messages to Kloe."""
        user = person_of(self._workspace, ask.user)
        target = self._target(user, ask.target)
        if not isinstance(target, Message) or target.user != user.id:
            return Done(wording.PAGE_GONE)
        if not ask.text.strip():
            return _told(self._sender.delete(target.channel, target.ts))
        return _told(self._sender.edit(target.channel, target.ts, as_sent(ask.text)))

    def invite(self, ask: asks.Invite) -> Done:
        """Let Kloe into a channel; an app that follows none is not told of it."""
        channel = self._workspace.channel(ask.channel)
        if channel is None or channel.kind == "im":
            return Done(wording.PAGE_GONE)
        self._workspace.join(BOT_USER_ID, channel.id)
        return Done()

    def move(self, ask: asks.Move) -> Done:
        """Move the clock forward."""
        user = person_of(self._workspace, ask.user)
        try:
            by = self._until(ask.to, user) if ask.to else timedelta(minutes=ask.minutes)
            self._move(by)
        except (ValueError, OverflowError):
            return Done(wording.PAGE_CLOCK)
        self._workspace.state.touch()
        return Done()

    def _until(self, written: str, user: User) -> timedelta:
        there = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(user.tz))
        return there.astimezone(UTC) - self._workspace.clock()

    def _command(
        self, user: User, channel: Channel, typed: tuple[str, str], thread: str | None
    ) -> Done:
        command, text = typed
        if command != COMMAND:
            return Done(wording.page_no_command(command))
        if thread is not None:
            return Done(wording.PAGE_NO_COMMAND_IN_THREAD)
        return _told(self._sender.command(user.id, channel.id, text))

    def _chosen(self, target: Target, ask: asks.Press, user: User) -> object:
        """Return what was chosen, as the element's kind asks for it."""
        kinds = {
            str(element.get("type"))
            for block in target.blocks
            for element in elements_of(block)
            if element.get("action_id") == ask.action
        }
        is_moment = kinds == {"datetimepicker"}
        return value_of("datetimepicker", ask.value, user) if is_moment else ask.value

    def _channel(self, user: User, channel_id: str) -> Channel | None:
        mine = conversations_of(self._workspace, user)
        return next((channel for channel in mine if channel.id == channel_id), None)

    def _target(self, user: User, key: str) -> Target | None:
        """Return what a key on the page names, where this person can see it."""
        kind, _, rest = key.partition(":")
        if kind == "m":
            channel, _, ts = rest.partition(":")
            message = self._workspace.message(channel, ts)
            is_seen = message and not message.deleted and self._channel(user, channel)
            return message if is_seen else None
        alone = self._workspace.shown.find(rest) if kind == "e" else None
        view = self._workspace.views.find(rest) if kind == "v" else None
        return next((each for each in (alone, view) if each and each.user == user.id), None)


def _told(delivery: Delivery | None) -> Done:
    """Say so where Kloe has not acknowledged in time."""
    return Done() if delivery is None or delivery.acknowledged else Done(wording.PAGE_SILENT)


def _opening(delivery: Delivery, thread: str | None) -> Done:
    """Let the thread be opened in which Kloe replies, where it is not open."""
    return _told(delivery)._replace(opens=None if thread else delivery.ts)


def _held_back(error: ValueError, view: View, raw: Raw) -> dict[str, str]:
    """Return what Slack's own client would say of inputs that it does not submit."""
    blocks = error.args[0] if error.args and isinstance(error.args[0], list) else []
    return held_back_in_words(view.blocks, raw, blocks) or {"": wording.PAGE_FILL_IN}
