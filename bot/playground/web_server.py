"""The stand-in's addresses: what is asked at each of them, and how it is answered."""

import json
import threading
from http import HTTPStatus

from flask import Flask, Response, request

from bot.playground.admission import refuse_pages
from bot.playground.answers import Answer, Ways, faulty_answer, json_answer
from bot.playground.faults import RESPONSE_URL, UPLOAD, Faults, RateLimited
from bot.playground.file_desk import handed_to_app, upload_ways
from bot.playground.limits import Gate
from bot.playground.refusal import Refused
from bot.playground.response_desk import ResponseDesk
from bot.playground.serving import shut
from bot.playground.web_api import BEARER, ApiRequest, WebApi, arguments_of
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

_URL_ERRORS = frozenset({"no_url", "used_url", "expired_url"})


class Door:
    """Takes calls off the wire and puts answers on it."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        api: WebApi,
        desk: ResponseDesk,
        faults: Faults,
        gate: Gate | None,
    ) -> None:
        self._workspace = workspace
        self._api = api
        self._desk = desk
        self._faults = faults
        self._gate = gate
        self.stopping = threading.Event()

    def call(self, method: str) -> Response:
        """Answer a call of the Web API, the current request."""
        asked = _api_request(method)
        scopes = ("X-OAuth-Scopes", ",".join(sorted(self._workspace.scopes)))
        headers = (scopes,) if self._workspace.is_good(asked.token) else ()
        arguments = arguments_of(asked)

        def do(fault: str | None) -> Answer:
            """Answer the call."""
            return json_answer(self._api.answer(asked, fault=fault), *headers)

        def leave(error: str) -> None:
            """Note the call as one that was not answered."""
            self._api.note(method, arguments, {"ok": False, "error": error}, fault=error)

        limited = self._gate.admit(method, arguments) if self._gate else None
        return self._sent(method, Ways(do, leave), limited)

    def respond(self, token: str) -> Response:
        """Answer what is sent to a response URL, the current request."""
        arguments = _json_object(request.get_data()) or {}

        def do(fault: str | None) -> Answer:
            """Show what was sent."""
            try:
                self._desk.respond(token, arguments)
            except Refused as error:
                self._api.note_refusal(RESPONSE_URL, arguments, error)
                leave(error.code)
                return _refused_url(error)
            self._api.note(RESPONSE_URL, arguments, {"ok": True}, fault=fault)
            return json_answer({"ok": True})

        def leave(error: str) -> None:
            """Note what was sent as refused."""
            self._api.note(RESPONSE_URL, arguments, {"ok": False, "error": error}, fault=error)

        return self._sent(RESPONSE_URL, Ways(do, leave))

    def upload(self, token: str) -> Response:
        """Take the bytes of a file, the current request."""
        return self._sent(UPLOAD, upload_ways(self._workspace, self._api, token))

    def file(self, ids: str, name: str) -> Response:  # noqa: ARG002 - of the address
        """Hand out a file to an app."""
        return handed_to_app(self._workspace, ids)

    def _sent(self, method: str, ways: Ways, limited: RateLimited | None = None) -> Response:
        fault = limited or self._faults.take(method)
        answer = faulty_answer(ways, fault, self.stopping) if fault else ways.do(None)
        if answer.is_dropped:
            shut(request.environ["werkzeug.socket"])
        return Response(answer.body, answer.status, list(answer.headers))


def build_app(door: Door) -> Flask:
    """Return the application that serves the Web API, response URLs and files."""
    app = Flask("bot.playground", static_folder=None)
    app.before_request(refuse_pages)
    methods = ["GET", "POST"]
    app.add_url_rule("/api/<method>", "call", door.call, methods=methods)
    app.add_url_rule("/response/<token>", "respond", door.respond, methods=["POST"])
    app.add_url_rule("/upload/v1/<token>", "upload", door.upload, methods=["POST"])
    for address in ("/files-pri/<ids>/<name>", "/files-pri/<ids>/download/<name>"):
        app.add_url_rule(address, "file", door.file, methods=["GET"])
    return app


def _api_request(method: str) -> ApiRequest:
    """Return the current request as a call."""
    form: Payload = dict(request.args)
    token = request.headers.get("Authorization", "").removeprefix(BEARER) or None
    if request.mimetype == "application/json":
        body = _json_object(request.get_data())
        return ApiRequest(method, token or form.get("token"), form, body, is_broken=body is None)
    form |= dict(request.form)
    return ApiRequest(method, token or form.get("token"), form)


def _json_object(body: bytes) -> Payload | None:
    try:
        value = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _refused_url(error: Refused) -> Answer:
    status = HTTPStatus.NOT_FOUND if error.code in _URL_ERRORS else HTTPStatus.BAD_REQUEST
    return json_answer({"ok": False, "error": error.code}, status=status)
