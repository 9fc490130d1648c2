"""The way out: posts, changes and removes replies, and says what came of it.

Nothing here waits: what has to be tried again later is raised, and the desk comes back to it.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping

from bot import wording
from bot.domain.request import AnswerId, Request
from bot.errors import SlackError, SlackRefused, SlackSilent
from bot.log import log_event
from bot.slack.elements import Json
from bot.slack.message import Sendable
from bot.slack.names import message_name, reply_answer
from bot.slack.web import Encoded, JsonObject, SlackApi

MAX_SEEN = 2_000
"""Replies of Kloe's own that came back as events and are remembered."""
MAX_LOOKED_AT = 50
"""Replies of a thread that are looked through for one that may have been posted."""
_BAD_PAYLOAD = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "invalid_arguments",
        "invalid_attachments",
        "too_many_attachments",
    }
)
"""Refusals of a message's shape; its plain text may still go through."""
_PLAIN = {"unfurl_links": False, "unfurl_media": False}
_NO_MESSAGE = frozenset({"message_not_found", "cant_update_message", "cant_delete_message"})


class Outbox:
    """Sends to Slack; safe to share between threads."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api
        self._lock = threading.Lock()
        self._seen: OrderedDict[AnswerId, str] = OrderedDict()

    def saw(self, answer_id: AnswerId, ts: str) -> None:
        """Remember that a reply of Kloe's own came back as an event."""
        with self._lock:
            self._seen[answer_id] = ts
            while len(self._seen) > MAX_SEEN:
                self._seen.popitem(last=False)

    def post(self, request: Request, message: Sendable) -> str | None:
        """Post a reply in its thread, and return Slack's name of it.

        Raises:
            SlackError: it was not posted, or that is not known.
        """
        arguments: dict[str, object] = {
            "channel": request.channel,
            "thread_ts": request.thread_ts,
            **_PLAIN,
            # Slack documents errors about it and not what it does; a repeat may be recognised by it.
            "client_msg_id": message_name(request.answer_id),
        }
        return _ts(self._send("chat.postMessage", arguments, message))

    def post_in(self, channel: str, message: Sendable) -> str | None:
        """Post in a channel, in no thread, and return Slack's name of the message.

        Raises:
            SlackError: it was not posted, or that is not known.
        """
        return _ts(self._send("chat.postMessage", {"channel": channel, **_PLAIN}, message))

    def post_to(self, user: str, message: Sendable) -> tuple[str, str] | None:
        """Post into the direct messages with a person; return channel and name of the message.

        Slack takes a person for the channel, so that no conversation has to be opened first, which
        may be done some 50 times a minute only. Source: Slack, "chat.postMessage", read July 2026.

        Raises:
            SlackError: it was not posted, or that is not known.
        """
        answer = self._send("chat.postMessage", {"channel": user, **_PLAIN}, message)
        channel, ts = answer.get("channel"), _ts(answer)
        return (channel, ts) if isinstance(channel, str) and ts else None

    def open_view(self, trigger_id: str, view: Json) -> None:
        """Open a modal.

        Raises:
            SlackError: it was not opened.
        """
        self._api.call("views.open", trigger_id=trigger_id, view=view)

    def update_view(self, view_id: str, view: Json) -> bool:
        """Put other content into a modal; return False where it is open no longer.

        Raises:
            SlackError: it was not changed, or that is not known.
            SlackRefused: Slack says no, for another reason.
        """
        try:
            self._api.call("views.update", view_id=view_id, view=view)
        except SlackRefused as refused:
            if refused.code == "not_found":
                return False
            raise
        return True

    def conversation_with(self, user: str) -> str:
        """Return the channel of the direct messages with a person.

        Raises:
            SlackError: Slack did not say.
            SlackSilent: it answered, and named none.
        """
        channel = self._api.call("conversations.open", users=user).get("channel")
        named = str(channel.get("id", "")) if isinstance(channel, Mapping) else ""
        if not named:
            raise SlackSilent("conversations.open", "no_channel")
        return named

    def update(self, channel: str, ts: str, message: Sendable) -> bool:
        """Change a reply; return False where it is no longer there.

        Raises:
            SlackError: it was not changed, or that is not known.
            SlackRefused: Slack says no, for another reason.
        """
        try:
            self._send("chat.update", {"channel": channel, "ts": ts}, message)
        except SlackRefused as refused:
            if refused.code in _NO_MESSAGE:
                return False
            raise
        return True

    def remove(self, channel: str, ts: str) -> None:
        """Remove a reply; one that is not there is removed already.

        Raises:
            SlackError: it was not removed, or that is not known.
            SlackRefused: Slack says no, for another reason.
        """
        try:
            self._api.call("chat.delete", channel=channel, ts=ts)
        except SlackRefused as refused:
            if refused.code not in _NO_MESSAGE:
                raise

    def whisper(self, request: Request, message: Sendable) -> None:
        """Show a message to the asker alone, where Slack's own address for the reply has expired.

        Raises:
            SlackError: it was not shown, or that is not known.
        """
        arguments = {
            "channel": request.channel,
            "user": request.user,
            "thread_ts": request.thread_ts,
        }
        self._send("chat.postEphemeral", arguments, message)

    def respond(self, response_url: str, message: Sendable, **more: object) -> None:
        """Reply to a command or click by the address that came with it.

        Raises:
            SlackError: it did not arrive, or that is not known.
            SlackRefused: Slack says no, as it does where the address has expired.
        """
        payload = {"text": message.text, "blocks": Encoded(message.encoded), **more}
        try:
            self._api.respond(response_url, payload)
        except SlackRefused as refused:
            if refused.code not in _BAD_PAYLOAD:
                raise
            log_event(logging.ERROR, "payload refused", method=refused.method, code=refused.code)
            self._api.respond(response_url, {"text": message.text, **more})

    def say_waiting(self, request: Request) -> None:
        """Show in a direct message that the answer will take a moment; it ends with the answer.

        Source: Slack, "assistant.threads.setStatus", read July 2026: cleared by a reply, or after two
        minutes. It is only a courtesy, so that Slack's refusal is logged and no more.
        """
        try:
            self._api.call(
                "assistant.threads.setStatus",
                channel_id=request.channel,
                thread_ts=request.thread_ts,
                status=wording.STILL_WORKING,
            )
        except SlackError as error:
            log_event(logging.INFO, "status not shown", error=type(error).__name__)

    def find_posted(self, request: Request) -> str | None:
        """Return the name of the reply if it is known to have been posted; None if that is not known.

        Own replies come back as events from direct messages, and only there may the thread be read.
        """
        with self._lock:
            seen = self._seen.get(request.answer_id)
        if seen or not request.channel.startswith("D") or not request.thread_ts:
            return seen
        try:
            found = self._api.call(
                "conversations.replies",
                channel=request.channel,
                ts=request.thread_ts,
                oldest=request.message_ts or request.thread_ts,
                limit=MAX_LOOKED_AT,
            )
        except SlackError as error:
            log_event(logging.INFO, "reply not looked up", error=type(error).__name__)
            return None
        return _named(found, request.answer_id)

    def _send(self, method: str, arguments: Mapping[str, object], message: Sendable) -> JsonObject:
        """Send a message; where Slack refuses its shape, as plain text.

        Raises:
            SlackError: it was not sent, or that is not known.
            SlackRefused: Slack says no, and not for its shape.
        """
        try:
            return self._api.call(
                method, **arguments, text=message.text, blocks=Encoded(message.encoded)
            )
        except SlackRefused as refused:
            if refused.code not in _BAD_PAYLOAD:
                raise
            log_event(logging.ERROR, "payload refused", method=refused.method, code=refused.code)
            return self._api.call(method, **arguments, text=message.text)


def _ts(answer: JsonObject) -> str | None:
    ts = answer.get("ts")
    return ts if isinstance(ts, str) else None


def _named(found: JsonObject, answer_id: AnswerId) -> str | None:
    messages = found.get("messages")
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, Mapping) and reply_answer(message.get("blocks")) == answer_id:
            return _ts(message)
    return None
