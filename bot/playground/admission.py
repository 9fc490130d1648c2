"""What is taken off the wire at all: no endless body, and nothing that another web page asks for."""

from http import HTTPStatus

from flask import Response, request

from bot.playground.page_guard import is_from_elsewhere, is_local

MOST_BODY_BYTES = 32 * 1024 * 1024
"""Bytes in the body of a request at most; no file of Kloe's comes near it."""


def body_fault(stated: str, encoding: str | None) -> HTTPStatus | None:
    """Return why the body of a request is not read; None where it is.

    One in chunks states no length: it could be endless, or stay unread and be taken for the next
    request. Nobody who has business here sends such a body.

    Args:
        stated: the length, as the request states it.
        encoding: how the body is transferred, if the request says so.
    """
    if encoding is not None:
        return HTTPStatus.LENGTH_REQUIRED
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
