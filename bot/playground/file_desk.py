"""The addresses of files: where their bytes are taken, and where they are handed out."""

from http import HTTPStatus

from flask import Response, request

from bot.playground.answers import Answer, Ways, json_answer
from bot.playground.faults import UPLOAD
from bot.playground.refusal import Refused
from bot.playground.web_api import WebApi
from bot.playground.workspace import Workspace

_READ_SCOPE = "files:read"
_FORM = "multipart/form-data"


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


def handed_out(workspace: Workspace, ids: str) -> Response:
    """Return a file: for an app whose token may read files, and for a person's browser.

    A browser brings no token but a person's session; the stand-in takes its word for that.

    Source: docs.slack.dev/reference/objects/file-object, `url_private`, read July 2026.
    """
    file = workspace.files.find(ids.rpartition("-")[2])
    if file is None or file.content is None or file.title is None:
        return Response(status=HTTPStatus.NOT_FOUND)
    if "Authorization" in request.headers and _READ_SCOPE not in workspace.scopes:
        return Response(status=HTTPStatus.FORBIDDEN)
    response = Response(file.content, content_type=file.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _brought() -> bytes:
    """Return the bytes: of the one file of a form, or the whole body."""
    if request.mimetype != _FORM:
        return request.get_data()
    part = next(iter(request.files.values()), None)
    return part.read() if part else b""
