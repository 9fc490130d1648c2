"""Everything that Kloe can do wrong, on one page.

KloeError
  ConfigurationError     a setting or option is missing, out of range or contradicts another
  KnowledgeError         something in the knowledge folder cannot be used
    KnowledgeUnreadable    not there, not readable, not UTF-8
    KnowledgeInvalid       a header, a list or a structure breaks its rules
    DuplicateId            two documents or two sections share an id
  QuestionsFileError     a file of judged questions cannot be used

A question that cannot be answered is no error: the reply says so (`domain/answer.py`, NoAnswer).
"""

from pathlib import Path


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


class QuestionsFileError(KloeError):
    """A file of judged questions cannot be used."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        super().__init__(f"{self.path}:{line}: {reason}")
