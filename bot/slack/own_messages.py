"""What Kloe itself wrote in the direct messages with a person: looked for, and taken back.

Nothing here waits: what has to be tried again later is raised, and the desk comes back to it. Source:
Slack, "conversations.history", "conversations.replies", "chat.delete" and "files.delete", tier 3 for an
app of one's own, read November 2026.
"""

import logging
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.errors import SlackRefused
from bot.log import log_event
from bot.slack.identity import Identity
from bot.slack.web import JsonObject, SlackApi

MOST_LOOKED_AT = 200
"""Messages of the conversation that are looked through, and replies of each of their threads."""
_TOMBSTONE = "tombstone"
"""Subtype of what is left of a deleted message whose thread goes on."""
_NO_FILE = frozenset({"file_not_found", "file_deleted"})
_NO_MESSAGE = frozenset({"message_not_found"})


class Written(NamedTuple):
    """A message of Kloe's own."""

    ts: str
    files: tuple[str, ...] = ()
    """Ids of what was handed over with it."""


class Looked(NamedTuple):
    """What was found in one look."""

    own: tuple[Written, ...]
    threads: tuple[str, ...]
    """Names of messages under which there are replies."""
    oldest: str
    """The moment up to which was looked, where there are older messages; else empty."""


class OwnMessages:
    """Finds and removes what Kloe wrote; safe to share between threads."""

    def __init__(self, api: SlackApi, identity: Identity, *, most: int = MOST_LOOKED_AT) -> None:
        """Prepare.

        Args:
            api: the way to Slack.
            identity: who Kloe is.
            most: messages that are looked through at once.
        """
        self._api = api
        self._identity = identity
        self._most = most

    def look(self, channel: str, before: str) -> Looked:
        """Look through the latest messages of a conversation, the threads left aside.

        Args:
            channel: the direct messages with a person.
            before: the moment up to which messages are looked for, as Slack writes it.

        Raises:
            SlackError: Slack did not say.
        """
        answer = self._api.call(
            "conversations.history", channel=channel, latest=before, limit=self._most
        )
        return self._looked(answer)

    def look_in_thread(self, channel: str, thread: str) -> Looked:
        """Look through a thread.

        Raises:
            SlackError: Slack did not say.
        """
        try:
            answer = self._api.call(
                "conversations.replies", channel=channel, ts=thread, limit=self._most
            )
        except SlackRefused as refused:
            log_event(logging.INFO, "thread not looked through", code=refused.code)
            return Looked((), (), "")
        return self._looked(answer)

    def remove_file(self, file: str) -> bool:
        """Remove a file; return False where Slack does not let.

        Raises:
            SlackError: it was not removed, or that is not known.
        """
        try:
            self._api.call("files.delete", file=file)
        except SlackRefused as refused:
            return _is_gone(refused, _NO_FILE)
        return True

    def remove(self, channel: str, ts: str) -> bool:
        """Remove a message; return False where Slack does not let.

        Raises:
            SlackError: it was not removed, or that is not known.
        """
        try:
            self._api.call("chat.delete", channel=channel, ts=ts)
        except SlackRefused as refused:
            return _is_gone(refused, _NO_MESSAGE)
        return True

    def _looked(self, answer: JsonObject) -> Looked:
        messages = list(_mappings(answer.get("messages")))
        return Looked(
            tuple(_written(one) for one in messages if self._is_own(one)),
            tuple(str(one.get("ts")) for one in messages if one.get("reply_count")),
            str(messages[-1].get("ts")) if messages and answer.get("has_more") else "",
        )

    def _is_own(self, message: JsonObject) -> bool:
        if message.get("subtype") == _TOMBSTONE:
            return False
        bot = self._identity.bot_id
        return message.get("user") == self._identity.user_id or (
            bool(bot) and message.get("bot_id") == bot
        )


def _written(message: JsonObject) -> Written:
    files = (one.get("id") for one in _mappings(message.get("files")))
    return Written(str(message.get("ts")), tuple(str(one) for one in files if one))


def _mappings(found: object) -> Iterator[JsonObject]:
    for one in found if isinstance(found, list) else ():
        if isinstance(one, Mapping):
            yield one


def _is_gone(refused: SlackRefused, no_such: frozenset[str]) -> bool:
    """Return whether Slack refuses since there is no such thing any more."""
    if refused.code in no_such:
        return True
    log_event(logging.INFO, "own message not removed", code=refused.code)
    return False
