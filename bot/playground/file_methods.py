"""files.*: how Kloe hands over a file: a promise, the bytes, and the word that it is there.

Source: docs.slack.dev/reference/methods/files.getUploadURLExternal and
docs.slack.dev/reference/methods/files.completeUploadExternal, read July 2026.
"""

import re

from bot.playground.access import joined_channel, require, thread_of
from bot.playground.assistant_methods import require_list
from bot.playground.chat_methods import kloe_message
from bot.playground.content import Content
from bot.playground.files import wire_file
from bot.playground.messages import Message
from bot.playground.method import Arguments, Bench
from bot.playground.refusal import Refused
from bot.playground.wire import Payload, decoded

_CHANNEL_FORM = re.compile("[CGDZ][A-Z0-9]+")
"""A channel's id; here a person's will not do, as it does in chat.postMessage.

Source: slackapi/bolt-js#2115, read July 2026.
"""
_FILE_SHARE = "file_share"
"""Subtype of a message that brings files."""


def get_upload_url(bench: Bench, arguments: Arguments) -> Payload:
    """files.getUploadURLExternal: the address at which the bytes of one file are taken.

    It reads a form alone, though its page names JSON, too.

    Source: Octember/earshot#10, read July 2026.

    Raises:
        Refused: the name or the length is not there, or the length is no number of bytes.
    """
    name, length = require(arguments, "filename"), require(arguments, "length")
    if not length.isdecimal():
        raise Refused("invalid_arguments", "[ERROR] must be an integer [json-pointer:/length]")
    if int(length) == 0:
        raise Refused("missing_argument")
    file = bench.workspace.files.promise(name.rpartition("/")[2] or name, int(length))
    return {"upload_url": f"{bench.web_url()}/upload/v1/{file.token}", "file_id": file.id}


def complete_upload(bench: Bench, arguments: Arguments) -> Payload:
    """files.completeUploadExternal: share what was uploaded, or keep it where no channel is named.

    The answer does not tell the message's `ts`.

    Raises:
        Refused: a file is not there, or Kloe may not post in the channel.
    """
    workspace = bench.workspace
    asked = _asked(decoded(require_list(arguments, "files")))
    channel_id = _channel_id(arguments)
    content = _comment(bench, arguments)
    thread_ts = thread_of(arguments)
    with workspace.state.change():
        channel = joined_channel(workspace, channel_id) if channel_id else None
        waiting = [(workspace.files.awaiting(file_id), title) for file_id, title in asked]
        files = [workspace.files.complete(file, title or file.name) for file, title in waiting]
        shown = [wire_file(file, bench.web_url()) for file in files]
        if channel is not None:
            draft = kloe_message(channel.id, content, thread_ts=thread_ts)
            workspace.log.add(_with_files(draft, shown))
    return {"files": shown}


def delete(bench: Bench, arguments: Arguments) -> Payload:
    """files.delete: take back a file, whose message then shows that it was deleted.

    Source: docs.slack.dev/reference/methods/files.delete, read November 2026.

    Raises:
        Refused: there is no such file.
    """
    bench.workspace.files.remove(require(arguments, "file"))
    return {}


def _with_files(draft: Message, files: list[Payload]) -> Message:
    return draft._replace(subtype=_FILE_SHARE, files=tuple(files))


def _asked(value: object) -> list[tuple[str, str | None]]:
    """Return the files that are named, each with its title, if it has one.

    Raises:
        Refused: none is, or one twice or without an id.
    """
    every = value if isinstance(value, list) else []
    named = [
        (str(each["id"]), str(each["title"]) if each.get("title") else None)
        for each in every
        if isinstance(each, dict) and each.get("id")
    ]
    if not named or len(named) != len(every) or len(dict(named)) != len(named):
        raise Refused("invalid_arguments", "[ERROR] must name files by id [json-pointer:/files]")
    return named


def _channel_id(arguments: Arguments) -> str | None:
    value = str(arguments.get("channel_id") or "")
    if value and not _CHANNEL_FORM.fullmatch(value):
        raise Refused(
            "invalid_arguments",
            "[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$"
            " [json-pointer:/channel_id]",
        )
    return value or None


def _comment(bench: Bench, arguments: Arguments) -> Content:
    """Return what stands above the files; blocks count only where there is no comment."""
    comment, blocks = arguments.get("initial_comment"), arguments.get("blocks")
    if comment:
        return bench.judge.message({"text": comment})
    if blocks:
        return bench.judge.message({"text": "Files", "blocks": blocks})._replace(text="")
    return Content("", (), has_blocks=False)
