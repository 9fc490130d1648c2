"""Everything that Kloe can do wrong, on one page.

KloeError
  ConfigurationError     a setting or option is missing, out of range or contradicts another
  KnowledgeError         something in the knowledge folder cannot be used
    KnowledgeUnreadable    not there, not readable, not UTF-8
    KnowledgeInvalid       a header, a list or a structure breaks its rules
    DuplicateId            two documents or two sections share an id
  ImportRefused          a file is not taken into the knowledge folder
  OutputFull             there is no room for what is printed
  QuestionsFileError     a file of judged questions cannot be used
  StoreError             the database lets us down
    StoreUnavailable       it cannot be reached, or does not answer in time
    StoreOutOfDate         its tables are not those of this version
  SlackError             Slack did not do what was asked
    SlackRateLimited       it asks to wait
    SlackRefused           it says no
    SlackUnreachable       it was not reached, or failed: nothing was done
    SlackSilent            the connection broke or timed out: whether it was done is not known

A question that cannot be answered is no error: the reply says so (`domain/answer.py`, NoAnswer).
"""

from pathlib import Path

REFUSALS = {
    "damaged": "it is damaged, or not what its name says, and cannot be read",
    "empty": "there is no text in it",
    "encrypted": "it asks for a password; save a copy without one and import that",
    "entities": "its XML defines entities of its own, as no Word document does",
    "id_taken": "another document in the knowledge folder has the id that its name makes; rename it",
    "links_out": "it is a link that leads out of the folder",
    "memory": "reading it takes more than 500 MB of memory, as no honest document does",
    "mismatch": "its content is not what the end of its name says it is",
    "missing": "there is no such file or folder",
    "nested": "its parts are nested deeper than those of any document that people read",
    "not_a_file": "it is not an ordinary file",
    "null_bytes": "it holds null bytes, so it is not text",
    "old_word": "it is in an older format of Word, or needs a password; save it as an open .docx",
    "scanned": "its pages are pictures without text; run text recognition (OCR) on it and import the result",
    "slow": "reading it takes longer than it should, so it was stopped",
    "too_big": "it is larger than 50 MB",
    "too_much_text": "it holds more than a million words, or ten million characters; divide it into several documents",
    "unknown_format": "its name does not end in .pdf, .docx, .html, .md or .txt",
    "unpacks": "it unpacks to far more, or nests far deeper, than an honest document",
    "unreadable": "it cannot be opened",
    "unsafe_zip": "it is a ZIP file whose entries lead elsewhere, as those of no Word document do",
}
"""Why a file is not imported, each to complete "FILE: "."""


class KloeError(Exception):
    """Anything that Kloe itself names as wrong."""


class ConfigurationError(KloeError):
    """A setting or option is missing, out of range or contradicts another."""

    def __init__(self, setting: str, reason: str) -> None:
        self.setting = setting
        self.reason = reason
        super().__init__(f"{setting}: {reason}")


class KnowledgeError(KloeError):
    """Something in the knowledge folder cannot be used."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        super().__init__(f"{self.path}:{line}: {reason}")


class KnowledgeUnreadable(KnowledgeError):
    """A file or folder is not there, not readable or not UTF-8."""


class KnowledgeInvalid(KnowledgeError):
    """A header, a list or a structure breaks its rules."""


class DuplicateId(KnowledgeError):
    """Two documents or two sections share an id."""

    def __init__(self, path: Path | str, line: int, identifier: str, *, first: str) -> None:
        self.identifier = identifier
        self.first = first
        super().__init__(path, line, f"the id {identifier!r} is already used in {first}")


class ImportRefused(KloeError):
    """A file is not taken into the knowledge folder."""

    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: {reason}")


class OutputFull(KloeError):
    """There is no room for what is printed."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"not all could be written where the output goes ({reason})")


class QuestionsFileError(KloeError):
    """A file of judged questions cannot be used."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        super().__init__(f"{self.path}:{line}: {reason}")


class StoreError(KloeError):
    """The database lets us down."""


class StoreUnavailable(StoreError):
    """The database cannot be reached, or does not answer in time."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the database cannot be used now ({reason})")


class StoreOutOfDate(StoreError):
    """The database's tables are not those of this version."""

    def __init__(self, found: str, expected: str) -> None:
        self.found = found
        self.expected = expected
        super().__init__(
            f"the database is at version {found!r}, {expected!r} is expected; run `kloe db upgrade`"
        )


class SlackError(KloeError):
    """Slack did not do what was asked."""


class SlackRateLimited(SlackError):
    """Slack asks to wait."""

    def __init__(self, method: str, retry_after_seconds: float) -> None:
        self.method = method
        self.retry_after_seconds = retry_after_seconds
        super().__init__(f"{method}: Slack asks to wait {retry_after_seconds} seconds")


class SlackRefused(SlackError):
    """Slack says no."""

    def __init__(self, method: str, code: str) -> None:
        self.method = method
        self.code = code
        super().__init__(f"{method}: Slack refuses ({code})")


class SlackUnreachable(SlackError):
    """Slack was not reached, or failed: nothing was done."""

    def __init__(self, method: str, reason: str) -> None:
        self.method = method
        self.reason = reason
        super().__init__(f"{method}: Slack was not reached ({reason})")


class SlackSilent(SlackError):
    """The connection broke or timed out: whether it was done is not known."""

    def __init__(self, method: str, reason: str) -> None:
        self.method = method
        self.reason = reason
        super().__init__(f"{method}: no answer from Slack ({reason})")
