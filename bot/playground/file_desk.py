"""The addresses of files: where their bytes are taken, and where they are handed out."""

from http import HTTPStatus

from flask import Response, request

from bot import wording
from bot.playground.answers import Answer, Ways, json_answer
from bot.playground.faults import UPLOAD
from bot.playground.files import File
from bot.playground.refusal import Refused
from bot.playground.seat import conversations_of
from bot.playground.web_api import BEARER, WebApi
from bot.playground.workspace import Workspace

_READ_SCOPE = "files:read"
_FORM = "multipart/form-data"
_PLAIN = "text/plain; charset=utf-8"


def upload_ways(workspace: Workspace, api: WebApi, token: str) -> Ways:
    """Return what can become of bytes that are brought, in the current request.

    Slack answers with anything but 200 where it does not take them; what it says then is not known.

    Source: docs.slack.dev/reference/methods/files.getUploadURLExternal, "Usage info", read July
    2026.
    """
    content = _brought()
    arguments = {"length": len(content)}

    def do(fault: str | None) -> Answer:
        """Take the file in."""
        try:
            file = workspace.files.bring(token, content)
        except Refused as error:
            leave(error.code)
            body = {"ok": False, "error": error.code}
            return json_answer(body, status=HTTPStatus.BAD_REQUEST)
        api.note(UPLOAD, arguments, {"ok": True}, fault=fault)
        return Answer(
            HTTPStatus.OK, f"OK - {file.size}".encode(), (("Content-Type", "text/plain"),)
        )

    def leave(error: str) -> None:
        """Note the call, and why the file was not taken."""
        api.note(UPLOAD, arguments, {"ok": False, "error": error}, fault=error)

    return Ways(do, leave)


def handed_to_app(workspace: Workspace, ids: str) -> Response:
    """Return a file to an app whose token may read files; nobody else is told that there is one.

    Slack lets in a person's browser, too, by its session. That is no part of a request to this
    address: people have the page's own (`handed_to_person`).

    Source: docs.slack.dev/reference/objects/file-object, `url_private`, read July 2026.
    """
    file = _complete(workspace, ids.rpartition("-")[2])
    token = request.headers.get("Authorization", "").removeprefix(BEARER)
    if file is None or not workspace.is_good(token):
        return _not_found()
    if _READ_SCOPE not in workspace.scopes:
        return Response(status=HTTPStatus.FORBIDDEN)
    return _sent(file)


def handed_to_person(workspace: Workspace, file_id: str, user_id: str) -> Response:
    """Return a file to a person of a conversation in which it stands; to others there is none."""
    file = _complete(workspace, file_id)
    user = workspace.user(user_id)
    if file is None or user is None or user.deleted:
        return _not_found()
    seen = (
        message
        for channel in conversations_of(workspace, user)
        for message in workspace.log.channel_messages(channel.id)
    )
    stands = any(shown.get("id") == file.id for message in seen for shown in message.files)
    return _sent(file) if stands else _not_found()


def _complete(workspace: Workspace, file_id: str) -> File | None:
    """Return a file whose upload is completed; None where there is none with this id."""
    file = workspace.files.find(file_id)
    return file if file is not None and file.title is not None else None


def _sent(file: File) -> Response:
    response = Response(file.content, content_type=file.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _not_found() -> Response:
    return Response(wording.PAGE_NO_FILE, HTTPStatus.NOT_FOUND, content_type=_PLAIN)


def _brought() -> bytes:
    """Return the bytes: of the one file of a form, or the whole body."""
    if request.mimetype != _FORM:
        return request.get_data()
    part = next(iter(request.files.values()), None)
    return part.read() if part else b""
