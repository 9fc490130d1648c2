"""What the stand-in's own addresses take from the wire at all: nothing that a web page asks for."""

from http import HTTPStatus

from flask import Response, request

from bot.playground.page_guard import is_from_elsewhere, is_local


def refuse_pages() -> Response | None:
    """Refuse the current request if another page has a browser ask, or a foreign name led here.

    Nothing of it is noted then: what was sent is what went between the workspace and Kloe.
    """
    if is_local(request.host) and not is_from_elsewhere(dict(request.headers), request.host):
        return None
    return Response(status=HTTPStatus.FORBIDDEN)
