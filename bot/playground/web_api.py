"""The Web API: which methods there are, who may call them, and what was called."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from bot.playground import (
    assistant_methods,
    chat_methods,
    conversation_methods,
    file_methods,
    view_methods,
)
from bot.playground.access import require_scope
from bot.playground.content import refused_as
from bot.playground.identity import (
    APP_ID,
    BOT_ID,
    BOT_NAME,
    BOT_USER_ID,
    TEAM_ID,
    TEAM_NAME,
    TEAM_URL,
)
from bot.playground.method import Arguments, Bench, Method
from bot.playground.refusal import Refused, RefusedPayload
from bot.playground.wire import Payload

BEARER = "Bearer "
"""What stands before the token in the header `Authorization`."""


class ApiRequest(NamedTuple):
    """A call as it came in."""

    method: str
    token: str | None
    form: Payload
    """Arguments of the query and of a form."""
    body: Payload | None = None
    """Arguments of a JSON body; None where there was no such body."""
    is_broken: bool = False
    """Whether the body should be JSON and is not."""


class Call(NamedTuple):
    """A call and how it was answered."""

    method: str
    arguments: Payload
    """Without the token."""
    ok: bool
    error: str | None
    at: datetime
    fault: str | None = None
    """What was made to go wrong with the answer, if anything."""


class Refusal(NamedTuple):
    """Something to be shown that Slack would not have shown."""

    method: str
    error: str
    messages: tuple[str, ...]
    arguments: Payload


def auth_test(_bench: Bench, _arguments: Arguments) -> Payload:
    """auth.test: whose token it is."""
    return {
        "url": TEAM_URL,
        "team": TEAM_NAME,
        "user": BOT_NAME,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def open_socket(bench: Bench, _arguments: Arguments) -> Payload:
    """apps.connections.open: an address of Socket Mode, for one connection."""
    return {"url": bench.socket_url()}


METHODS: Mapping[str, Method] = {
    "auth.test": Method(auth_test),
    "apps.connections.open": Method(open_socket, caller="app"),
    "chat.postMessage": Method(chat_methods.post_message, "chat:write"),
    "chat.update": Method(chat_methods.update, "chat:write"),
    "chat.delete": Method(chat_methods.delete, "chat:write"),
    "chat.postEphemeral": Method(chat_methods.post_ephemeral, "chat:write"),
    "chat.getPermalink": Method(chat_methods.get_permalink, takes_json=False),
    "conversations.open": Method(conversation_methods.open_conversation, "im:write"),
    "conversations.history": Method(conversation_methods.history, None, takes_json=False),
    "conversations.replies": Method(conversation_methods.replies, None, takes_json=False),
    "conversations.info": Method(conversation_methods.conversation_info, None, takes_json=False),
    "files.getUploadURLExternal": Method(
        file_methods.get_upload_url, "files:write", takes_json=False
    ),
    "files.completeUploadExternal": Method(file_methods.complete_upload, "files:write"),
    "files.delete": Method(file_methods.delete, "files:write"),
    "users.info": Method(conversation_methods.user_info, "users:read", takes_json=False),
    "views.open": Method(view_methods.open_view),
    "views.update": Method(view_methods.update),
    "views.push": Method(view_methods.push),
    "views.publish": Method(view_methods.publish),
    "assistant.threads.setSuggestedPrompts": Method(
        assistant_methods.set_suggested_prompts, "assistant:write"
    ),
    "assistant.threads.setStatus": Method(assistant_methods.set_status, "chat:write"),
}
METHOD_SCOPES: Mapping[str, str | None] = {
    **{name: method.scope for name, method in METHODS.items()},
    "conversations.history": "im:history",
    "conversations.replies": "im:history",
    "conversations.info": "im:read",
}
"""Scope of the bot token that each method needs, if any; reading, in a direct message.

The app-level token needs `connections:write` for apps.connections.open.

Source: the scopes on each method's page under docs.slack.dev/reference/methods, July 2026.
"""


class WebApi:
    """Answers calls and remembers them; any thread may use it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.calls: list[Call] = []
        self.refusals: list[Refusal] = []

    def answer(self, request: ApiRequest, *, fault: str | None = None) -> Payload:
        """Do what a call asks, and return the answer's body."""
        arguments = arguments_of(request)
        try:
            method = self._authorized(request)
            body = {"ok": True, **method.work(self._bench, arguments)}
        except Refused as error:
            self.note_refusal(request.method, arguments, error)
            body = refused_as(error)
        self.note(request.method, arguments, body, fault=fault)
        return body

    def note(
        self, method: str, arguments: Payload, body: Payload, *, fault: str | None = None
    ) -> None:
        """Remember a call and its answer."""
        error = None if body.get("ok") else str(body.get("error"))
        at = self._bench.workspace.clock()
        with self._bench.workspace.state.change():
            self.calls.append(Call(method, arguments, error is None, error, at, fault))

    def note_refusal(self, method: str, arguments: Payload, error: Refused) -> None:
        """Remember a refusal if what it refuses would not have been shown."""
        if isinstance(error, RefusedPayload):
            with self._bench.workspace.state.change():
                self.refusals.append(Refusal(method, error.code, error.messages, arguments))

    def _authorized(self, request: ApiRequest) -> Method:
        """Return the method that is called, if it may be.

        Raises:
            Refused: it may not.
        """
        method = METHODS.get(request.method)
        if method is None:
            raise Refused("unknown_method", more={"req_method": request.method})
        if not request.token:
            raise Refused("not_authed")
        workspace = self._bench.workspace
        if ended := workspace.end_of(request.token):
            raise Refused(ended)
        tokens = {"bot": workspace.bot_token, "app": workspace.app_token}
        if request.token not in tokens.values():
            raise Refused("invalid_auth")
        if request.token != tokens[method.caller]:
            raise Refused("not_allowed_token_type")
        if request.is_broken and method.takes_json:
            raise Refused("invalid_json")
        require_scope(workspace, method.scope)
        return method


def arguments_of(request: ApiRequest) -> Payload:
    """Return the arguments that the method called reads, without the token."""
    method = METHODS.get(request.method)
    takes_json = method is None or method.takes_json
    arguments = {**request.form, **(request.body or {} if takes_json else {})}
    arguments.pop("token", None)
    return arguments
