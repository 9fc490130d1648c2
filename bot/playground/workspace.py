"""The workspace: people, channels, and all that is said and shown in them."""

import itertools
import secrets
from collections.abc import Iterable

from bot.playground import identity
from bot.playground.assistant_pane import AssistantPane, Prompt, Status
from bot.playground.ephemerals import Ephemerals
from bot.playground.files import Files
from bot.playground.message_log import MessageLog, Timestamps
from bot.playground.messages import Ephemeral, Message
from bot.playground.people import (
    Cast,
    Channel,
    User,
    default_cast,
    direct_channel,
)
from bot.playground.state import State
from bot.playground.tickets import ResponseUrls, Triggers
from bot.playground.views import View, Views
from bot.playground.wire import Clock, utc_now


class Workspace:
    """A workspace in which Kloe is installed; any thread may use it.

    Its parts hold what there is: `log` the messages, `shown` what one person alone sees, `views`
    the modals and Home tabs, `pane` prompts and statuses, `triggers` and `response_urls` what
    interactions entitle to, `files` what Kloe has uploaded.
    """

    team_id = identity.TEAM_ID
    app_id = identity.APP_ID
    bot_user_id = identity.BOT_USER_ID
    bot_id = identity.BOT_ID

    def __init__(
        self,
        *,
        clock: Clock = utc_now,
        scopes: Iterable[str] = identity.DEFAULT_SCOPES,
        cast: Cast | None = None,
    ) -> None:
        self.clock = clock
        self.scopes = frozenset(scopes)
        """What the bot token may do."""
        self.bot_token = identity.BOT_TOKEN
        self.app_token = identity.APP_TOKEN
        self._ended: dict[str, str] = {}
        """Slack's word for each token that is good no more."""
        self.signing_secret = identity.SIGNING_SECRET
        self.recognises_repeats = False
        """Whether a second post with the same `client_msg_id` is taken for the first."""
        self.state = State()
        self.timestamps = timestamps = Timestamps(clock)
        self.log = MessageLog(self.state, timestamps)
        self.shown = Ephemerals(self.state, timestamps)
        self.views = Views(self.state, timestamps)
        self.pane = AssistantPane(self.state, clock)
        self.triggers = Triggers(self.state, clock)
        self.response_urls = ResponseUrls(self.state, clock)
        self.log.listeners.append(self.pane.note)
        self._users = {user.id: user for user in (cast or default_cast()).users}
        self._channels = {channel.id: channel for channel in (cast or default_cast()).channels}
        self.mark = secrets.token_hex(4).upper()
        """Tells this workspace from every other."""
        self._numbers = itertools.count(1)
        self.files = Files(self.state, self.new_id)

    def new_id(self, prefix: str) -> str:
        """Return an id that no other workspace gives out."""
        return f"{prefix}{self.mark}{next(self._numbers):06d}"

    def end_token(self) -> None:
        """Let the bot's token be good no more, and Kloe leave all channels.

        Source: docs.slack.dev/reference/methods/auth.revoke, "Usage info", and auth.test,
        `account_inactive`; slackapi/bolt-python#1029, read July 2026.
        """
        with self.state.change():
            self._ended[self.bot_token] = "account_inactive"
            for channel in tuple(self._channels.values()):
                if channel.kind != "im":
                    self.leave(self.bot_user_id, channel.id)

    def install(self) -> str:
        """Install Kloe anew: return its new token; the one before is not known any more.

        Source: slackapi/bolt-python#1029, read July 2026.
        """
        with self.state.change():
            self._ended.pop(self.bot_token, None)
            self.bot_token = f"{identity.BOT_TOKEN}-{secrets.token_hex(4)}"
            return self.bot_token

    def is_good(self, token: str | None) -> bool:
        """Tell whether a token is the bot's and may be used."""
        return token == self.bot_token and token not in self._ended

    def end_of(self, token: str) -> str | None:
        """Return Slack's word for why a token is good no more, if it was good once."""
        return self._ended.get(token)

    def add_user(self, user: User) -> None:
        """Add or change a person or bot; a person gets a direct message with Kloe."""
        with self.state.change():
            self._users[user.id] = user
            if not user.is_bot:
                direct = direct_channel(user.id)
                self._channels.setdefault(direct.id, direct)

    def add_channel(self, channel: Channel) -> None:
        """Add or change a channel."""
        with self.state.change():
            self._channels[channel.id] = channel

    def join(self, user: str, channel: str) -> Channel:
        """Let somebody into a channel, and return it.

        Raises:
            KeyError: there is no such channel.
        """
        return self._set_members(channel, self._channels[channel].members | {user})

    def leave(self, user: str, channel: str) -> Channel:
        """Take somebody out of a channel, and return it.

        Raises:
            KeyError: there is no such channel.
        """
        return self._set_members(channel, self._channels[channel].members - {user})

    def user(self, user_id: object) -> User | None:
        """Return a person or bot."""
        return self._users.get(str(user_id))

    def channel(self, channel_id: object) -> Channel | None:
        """Return a channel or direct message."""
        return self._channels.get(str(channel_id))

    def users(self) -> tuple[User, ...]:
        """Return all people and bots, in the order in which they came."""
        with self.state.reading():
            return tuple(self._users.values())

    def channels(self) -> tuple[Channel, ...]:
        """Return all channels and direct messages, in the order in which they came."""
        with self.state.reading():
            return tuple(self._channels.values())

    def im_of(self, user: str) -> str:
        """Return the id of the direct message between a person and Kloe."""
        return direct_channel(user).id

    def messages(self, channel: str, *, thread_ts: str | None = None) -> tuple[Message, ...]:
        """Return what can be read in a channel and its threads, or in one thread, oldest first."""
        every = self.log.channel_messages(channel)
        if thread_ts is None:
            return every
        return tuple(m for m in every if thread_ts in {m.ts, m.thread_ts})

    def replies(self, channel: str, thread_ts: str) -> tuple[Message, ...]:
        """Return the replies in a thread, without the message that began it."""
        return self.log.replies(channel, thread_ts)

    def message(self, channel: str, ts: str) -> Message | None:
        """Return one message, deleted or not."""
        return self.log.find(channel, ts)

    def posts_by_kloe(self) -> tuple[Message, ...]:
        """Return all that Kloe has said and not deleted, oldest first."""
        return tuple(message for message in self.log.every() if message.bot_id == self.bot_id)

    def ephemerals(self, user: str) -> tuple[Ephemeral, ...]:
        """Return what a person alone sees, oldest first."""
        return self.shown.of(user)

    def open_modal(self, user: str) -> View | None:
        """Return the modal that a person sees: the top of the stack."""
        stack = self.views.stack(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        """Return what is published in a person's Home tab."""
        return self.views.home(user)

    def prompts(self, channel: str) -> tuple[Prompt, ...]:
        """Return the suggested prompts that stand in a direct message."""
        return self.pane.prompts(channel)

    @property
    def statuses(self) -> dict[tuple[str, str], Status]:
        """The status of each channel and thread that has one now."""
        return self.pane.statuses()

    def _set_members(self, channel: str, members: frozenset[str]) -> Channel:
        with self.state.change():
            changed = self._channels[channel].model_copy(update={"members": members})
            self._channels[channel] = changed
            return changed
