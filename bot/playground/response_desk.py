"""Answers to interactions by address: what is posted, shown, replaced and deleted through one."""

from collections.abc import Callable, Mapping

from bot.playground.access import thread_of
from bot.playground.chat_methods import kloe_message
from bot.playground.content import Content, Judge
from bot.playground.identity import BOT_USER_ID
from bot.playground.messages import Ephemeral
from bot.playground.refusal import Refused
from bot.playground.tickets import ResponseUrl
from bot.playground.wire import is_true
from bot.playground.workspace import Workspace

Arguments = Mapping[str, object]


class ResponseDesk:
    """Does what is sent to a response URL.

    Source: docs.slack.dev/interactivity/handling-user-interaction, "Message responses", July 2026.
    """

    def __init__(self, workspace: Workspace, judge: Judge) -> None:
        self._workspace = workspace
        self._judge = judge

    def respond(self, token: str, arguments: Arguments) -> None:
        """Do what an answer asks, and count it as a use of its address.

        Raises:
            Refused: the address may not be used (`no_url`, `used_url`, `expired_url`), or what it
                should show would not be shown.
        """
        with self._workspace.state.change():
            given = self._workspace.response_urls.check(token)
            shown_ts = self._way(given, arguments)(given, arguments)
            self._workspace.response_urls.used(token, shown_ts=shown_ts)

    def acknowledge(self, token: str, arguments: Arguments) -> None:
        """Show what a command's acknowledgement brings with it; that is no use of the address.

        Raises:
            Refused: it would not be shown.
        """
        with self._workspace.state.change():
            given = self._workspace.response_urls.check(token)
            shown_ts = self._post(given, arguments)
            if shown_ts:
                self._workspace.response_urls.shown(token, shown_ts)

    def _way(
        self, given: ResponseUrl, arguments: Arguments
    ) -> Callable[[ResponseUrl, Arguments], str | None]:
        if given.original_ts and is_true(arguments.get("delete_original")):
            return self._delete
        if given.original_ts and is_true(arguments.get("replace_original")):
            return self._replace
        return self._post

    def _delete(self, given: ResponseUrl, _arguments: Arguments) -> None:
        ts = given.original_ts or ""
        if self._workspace.shown.find(ts):
            self._workspace.shown.remove(ts)
        elif self._is_there(given):
            self._workspace.log.delete(given.channel, ts, actor=BOT_USER_ID)

    def _replace(self, given: ResponseUrl, arguments: Arguments) -> None:
        content = self._judge.message(arguments)
        fields = {"text": content.text, "blocks": content.blocks}
        ts = given.original_ts or ""
        if self._workspace.shown.find(ts):
            self._workspace.shown.replace(ts, **fields)
        elif self._is_there(given):
            self._workspace.log.edit(given.channel, ts, actor=BOT_USER_ID, **fields)
        else:
            raise Refused("message_not_found")

    def _post(self, given: ResponseUrl, arguments: Arguments) -> str | None:
        content = self._judge.message(arguments)
        thread_ts = thread_of(arguments)
        if arguments.get("response_type") == "in_channel":
            draft = kloe_message(given.channel, content, thread_ts=thread_ts)
            self._workspace.log.add(draft)
            return None
        return self._show(given, content, thread_ts)

    def _show(self, given: ResponseUrl, content: Content, thread_ts: str | None) -> str:
        draft = Ephemeral(
            given.channel, given.user, content.text, blocks=content.blocks, thread_ts=thread_ts
        )
        return self._workspace.shown.show(draft).ts

    def _is_there(self, given: ResponseUrl) -> bool:
        message = self._workspace.message(given.channel, given.original_ts or "")
        return message is not None and not message.deleted
