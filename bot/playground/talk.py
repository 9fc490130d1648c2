"""What people do with words, and what Slack sends for it."""

import uuid
from collections.abc import Sequence
from typing import Literal

from bot.playground import events
from bot.playground.deliveries import Delivery, Parcel
from bot.playground.dispatch import Dispatcher
from bot.playground.identity import BOT_USER_ID, OTHER_BOT_ID, OTHER_BOT_USER_ID
from bot.playground.message_log import posted
from bot.playground.messages import Message, rich_text_of
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace


class Talk:
    """Lets people and bots talk; each method returns once Kloe has acknowledged.

    What happens is sent whether Kloe is a member of the channel or not, so that a test can play
    what was sent before Kloe left it.
    """

    def __init__(self, workspace: Workspace, dispatcher: Dispatcher) -> None:
        self._workspace = workspace
        self._dispatcher = dispatcher

    def mention(  # noqa: PLR0913 - what may be said of a mention; each has a default
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread_ts: str | None = None,
        also_as_message: bool = False,
        files: Sequence[str] = (),
    ) -> Delivery:
        """Mention Kloe in a channel; the mention goes in front where the text has none.

        Args:
            user: who does.
            channel: where.
            text: what is said.
            thread_ts: the thread, if any.
            also_as_message: whether the same message is sent as a `message` event, too, as to an
                app that follows the channel.
            files: names of files that come with it.
        """
        mention = f"<@{BOT_USER_ID}>"
        said = text if mention in text else f"{mention} {text}"
        message = self._say(Message(channel, user, said, thread_ts=thread_ts), files)
        delivery = self._send(events.app_mention(message), message)
        if also_as_message:
            return delivery._replace(also=(self._tell(message),))
        return delivery

    def say(self, user: str, channel: str, text: str, *, thread_ts: str | None = None) -> Message:
        """Say something of which Kloe is not told, since it is not mentioned."""
        return self._say(Message(channel, user, text, thread_ts=thread_ts))

    def direct_message(
        self,
        user: str,
        text: str,
        *,
        thread_ts: str | None = None,
        subtype: str | None = None,
        files: Sequence[str] = (),
    ) -> Delivery:
        """Write to Kloe alone."""
        channel = self._workspace.im_of(user)
        draft = Message(channel, user, text, thread_ts=thread_ts, subtype=subtype)
        return self._tell(self._say(draft, files))

    def edit(self, channel: str, ts: str, text: str) -> Delivery:
        """Let the author of a message change it.

        Raises:
            KeyError: there is no such message.
        """
        author = self._author(channel, ts)
        change = self._workspace.log.edit(
            channel,
            ts,
            actor=author,
            text=text,
            blocks=rich_text_of(text),
            edited_ts=self._workspace.timestamps.next(),
        )
        event = events.message_event(self._workspace, change)
        return self._send_event(event, channel=channel, ts=ts)

    def delete(self, channel: str, ts: str) -> Delivery:
        """Let the author of a message delete it.

        A message that has replies becomes a tombstone, which Slack tells as `message_changed`.

        Source: openclaw/openclaw#22035, 42wim/matterbridge#600, July 2026.

        Raises:
            KeyError: there is no such message.
        """
        changes = self._workspace.log.delete(channel, ts, actor=self._author(channel, ts))
        sent = [
            self._send_event(events.message_event(self._workspace, change), channel=channel, ts=ts)
            for change in changes
        ]
        return sent[0]._replace(also=tuple(sent[1:]))

    def open_app(self, user: str, tab: Literal["messages", "home"] = "messages") -> Delivery:
        """Open Kloe: its messages or its Home."""
        event = events.app_home_opened(self._workspace, user, tab)
        return self._send_event(event, channel=event["channel"])

    def join(self, user: str, channel: str) -> Delivery:
        """Come into a channel: told as a message, and as what happened.

        Raises:
            KeyError: there is no such channel.
        """
        joined = self._workspace.join(user, channel)
        text = f"<@{user}> has joined the channel"
        told = self._tell(self._say(Message(channel, user, text, subtype="channel_join")))
        event = events.member_joined(self._workspace, user, joined)
        return self._send_event(event, channel=channel)._replace(also=(told,))

    def topic(self, user: str, channel: str, text: str) -> Delivery:
        """Set what a channel is about."""
        said = f"<@{user}> set the channel topic: {text}"
        return self._tell(self._say(Message(channel, user, said, subtype="channel_topic")))

    def bot_message(self, channel: str, text: str) -> Delivery:
        """Let the other bot say something."""
        draft = Message(
            channel, OTHER_BOT_USER_ID, text, bot_id=OTHER_BOT_ID, subtype="bot_message"
        )
        return self._tell(self._say(draft))

    def uninstall(self) -> Delivery:
        """Take Kloe out of the workspace: told twice, in an order that Slack does not promise.

        Source: docs.slack.dev/reference/events/app_uninstalled, read July 2026.
        """
        self._workspace.end_token()
        told = self._send_event(events.app_uninstalled())
        return told._replace(also=(self._send_event(events.tokens_revoked()),))

    def revoke_token(self) -> Delivery:
        """Let the bot's token be good no more, though Kloe stays installed.

        Source: docs.slack.dev/reference/events/tokens_revoked, read July 2026.
        """
        self._workspace.end_token()
        return self._send_event(events.tokens_revoked())

    def send_event(self, event: Payload, event_id: str | None = None) -> Delivery:
        """Send any event."""
        return self._send_event(event, event_id, channel=event.get("channel"), ts=event.get("ts"))

    def _say(self, draft: Message, files: Sequence[str] = ()) -> Message:
        attached = tuple(self._file(draft.user, name) for name in files)
        return self._workspace.log.add(
            draft._replace(
                blocks=rich_text_of(draft.text),
                subtype=draft.subtype or ("file_share" if files else None),
                client_msg_id=None if draft.bot_id else str(uuid.uuid4()),
                files=attached,
            )
        )

    def _file(self, user: str, name: str) -> Payload:
        return {
            "id": self._workspace.new_id("F"),
            "name": name,
            "title": name,
            "filetype": name.rpartition(".")[2],
            "user": user,
            "mode": "hosted",
        }

    def _author(self, channel: str, ts: str) -> str:
        message = self._workspace.message(channel, ts)
        if message is None:
            raise KeyError(ts)
        return message.user

    def _tell(self, message: Message) -> Delivery:
        return self._send(events.message_event(self._workspace, posted(message)), message)

    def _send(self, event: Payload, message: Message) -> Delivery:
        return self._send_event(event, channel=message.channel, ts=message.ts)

    def _send_event(
        self,
        event: Payload,
        event_id: str | None = None,
        *,
        channel: str | None = None,
        ts: str | None = None,
    ) -> Delivery:
        payload = events.envelope(self._workspace, event, event_id)
        return self._dispatcher.send(Parcel("event", payload), channel=channel, ts=ts)
