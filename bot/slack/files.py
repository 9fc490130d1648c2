"""Files that Kloe hands over: a promise, the bytes, and the word that they are there.

Source: Slack, "files.getUploadURLExternal" and "files.completeUploadExternal", read July 2026.
"""

from typing import NamedTuple

from bot.errors import SlackRefused
from bot.slack.message import fallback
from bot.slack.web import SlackApi


class File(NamedTuple):
    """What is handed over."""

    name: str
    """With the ending that tells what it is."""
    title: str
    content: bytes


class Files:
    """Uploads to Slack; safe to share between threads."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api

    def hand_over(self, channel: str, file: File, comment: str) -> None:
        """Upload a file and show it in a channel, which has to be Kloe's own with a person.

        Args:
            channel: its id; a person's will not do.
            file: what is handed over.
            comment: what stands above it.

        Raises:
            SlackError: it is not there, or that is not known.
            SlackRefused: Slack says no, as it does where it grants no files.
        """
        promised = self._api.call(
            "files.getUploadURLExternal", filename=file.name, length=len(file.content)
        )
        address, file_id = promised.get("upload_url"), promised.get("file_id")
        if not isinstance(address, str) or not isinstance(file_id, str):
            raise SlackRefused("files.getUploadURLExternal", "no_address")
        self._api.upload(address, file.content)
        self._api.call(
            "files.completeUploadExternal",
            files=[{"id": file_id, "title": file.title}],
            channel_id=channel,
            initial_comment=fallback(comment),
        )
