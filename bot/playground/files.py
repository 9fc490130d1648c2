"""Files: promised, brought to an address of their own, and then shared or kept.

Source: docs.slack.dev/messaging/working-with-files, "Uploading files", read July 2026.
"""

import mimetypes
import secrets
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from bot.playground.identity import BOT_USER_ID, TEAM_ID
from bot.playground.refusal import Refused
from bot.playground.state import State
from bot.playground.wire import Payload

_ANY_BYTES = "application/octet-stream"


class File(NamedTuple):
    """A file of Kloe's, or one that is promised."""

    id: str
    name: str
    size: int
    """Bytes, as promised."""
    token: str
    """What the address has in it at which the bytes are taken."""
    content: bytes | None = None
    """None until the bytes are there."""
    title: str | None = None
    """None until the upload is completed."""

    @property
    def media_type(self) -> str:
        """What kind of file it is, told from its name."""
        return mimetypes.guess_type(self.name)[0] or _ANY_BYTES

    @property
    def path(self) -> str:
        """Where it can be fetched: what comes after the stand-in's own address."""
        return f"/files-pri/{TEAM_ID}-{self.id}/download/{quote(self.name)}"


class Files:
    """Holds files; any thread may use it."""

    def __init__(self, state: State, new_id: Callable[[str], str]) -> None:
        self._state = state
        self._new_id = new_id
        self._by_id: dict[str, File] = {}

    def promise(self, name: str, size: int) -> File:
        """Make room for a file that is to be brought."""
        with self._state.change():
            file = File(self._new_id("F"), name, size, secrets.token_hex(8))
            self._by_id[file.id] = file
            return file

    def bring(self, token: str, content: bytes) -> File:
        """Take the bytes of a file that was promised.

        Raises:
            Refused: none was promised at this address, or one of another size, or the bytes
                have come already.
        """
        with self._state.change():
            file = next((each for each in self._by_id.values() if each.token == token), None)
            if file is None or file.content is not None:
                raise Refused("upload_not_found")
            if len(content) != file.size:
                raise Refused("length_mismatch")
            self._by_id[file.id] = file._replace(content=content)
            return self._by_id[file.id]

    def awaiting(self, file_id: str) -> File:
        """Return a file whose bytes are there and whose upload is not completed.

        Raises:
            Refused: there is none with this id.
        """
        file = self.find(file_id)
        if file is None or file.content is None or file.title is not None:
            raise Refused("file_not_found")
        return file

    def complete(self, file: File, title: str) -> File:
        """Say that an upload is completed, under a title."""
        with self._state.change():
            self._by_id[file.id] = file._replace(title=title)
            return self._by_id[file.id]

    def find(self, file_id: str) -> File | None:
        """Return a file, completed or not."""
        with self._state.reading():
            return self._by_id.get(file_id)

    def kept(self) -> tuple[File, ...]:
        """Return the files whose upload is completed."""
        with self._state.reading():
            return tuple(file for file in self._by_id.values() if file.title is not None)

    def restore(self, files: Iterable[File]) -> None:
        """Put back files that were kept from an earlier time."""
        with self._state.change():
            self._by_id.update({file.id: file for file in files})

    def content(self, file_id: str) -> bytes:
        """Return the bytes of a file whose upload is completed.

        Raises:
            LookupError: there is none with this id.
        """
        file = self.find(file_id)
        if file is None or file.content is None or file.title is None:
            raise LookupError(file_id)
        return file.content


def wire_file(file: File, stand_in_url: str) -> Payload:
    """Return a file as Slack shows it to apps.

    Source: docs.slack.dev/reference/objects/file-object, read July 2026.
    """
    address = f"{stand_in_url}{file.path}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "size": file.size,
        "mimetype": file.media_type,
        "filetype": file.name.rpartition(".")[2],
        "user": BOT_USER_ID,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": address.replace("/download/", "/"),
        "url_private_download": address,
    }
