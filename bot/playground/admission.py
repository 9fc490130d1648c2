"""What is taken off the wire at all: no endless body, and nothing that another web page asks for."""

from http import HTTPStatus

from flask import Response, request

from bot.playground.page_guard import is_from_elsewhere, is_local

MOST_BODY_BYTES = 32 * 1024 * 1024
"""Bytes in the body of a request at most; no file of Kloe's comes near it."""


def body_fault(stated: str) -> HTTPStatus | None:
    """Return why a body of the length that a request states is not read; None where it is."""
    if not (stated.isascii() and stated.isdecimal()):
        return HTTPStatus.BAD_REQUEST
    digits = len(str(MOST_BODY_BYTES))
    is_long = len(stated) > digits or int(stated) > MOST_BODY_BYTES
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_long else None


def refuse_pages() -> Response | None:
    """Refuse the current request if another page has a browser ask, or a foreign name led here.

    Nothing of it is noted then: what was sent is what went between the workspace and Kloe.
    """
    if is_local(request.host) and not is_from_elsewhere(dict(request.headers), request.host):
        return None
    return Response(status=HTTPStatus.FORBIDDEN)
