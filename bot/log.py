"""One JSON line per event on standard error: ids and durations, never the text of a message."""

import json
import logging
import secrets
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

Field = str | int | float | bool | None | list[str]

INCIDENT_BYTES = 4
"""Bytes of an incident's id, shown as twice as many figures."""

_LOGGER = logging.getLogger("kloe")


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line: dict[str, object] = {"event": record.getMessage(), **getattr(record, "fields", {})}
        return _line(record, line)


class _PlacesOnly(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return where a library logged something, and never what: it may quote a message."""
        place = f"{record.module}.{record.funcName}:{record.lineno}"
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        line = {"event": "library", "library": record.name, "place": place, "error": error}
        return _line(record, line)


def _line(record: logging.LogRecord, line: Mapping[str, object]) -> str:
    time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    return json.dumps({"time": time, "level": record.levelname, **line}, ensure_ascii=True)


def start_logging(level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]) -> None:
    """Send events of `level` and above to standard error; called once, by the command line.

    Of what libraries log, at warning and above, only the place in their code is shown.
    """
    _send(_LOGGER, _JsonLines(), level)
    _LOGGER.propagate = False
    _send(logging.getLogger(), _PlacesOnly(), max(logging.getLevelName(level), logging.WARNING))


def library_logger(name: str) -> logging.Logger:
    """Return a logger to hand to a library that logs what people wrote: it keeps the place alone.

    Whatever listens to it, the text never leaves this function's filter.
    """
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    if not any(isinstance(one, _TextTaken) for one in logger.filters):
        logger.addFilter(_TextTaken())
    return logger


class _TextTaken(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Take the text out of a record, and the error's, and let it pass."""
        record.msg = f"{record.module}.{record.funcName}:{record.lineno}"
        record.args = ()
        if record.exc_info and record.exc_info[0]:
            record.msg += f" {record.exc_info[0].__name__}"
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _send(logger: logging.Logger, formatter: logging.Formatter, level: int | str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logger.handlers[:] = [handler]
    logger.setLevel(level)


def log_event(level: int, event: str, **fields: Field) -> None:
    """Log an event with ids, counts and durations; callers never pass text that a person typed."""
    _LOGGER.log(level, event, extra={"fields": fields})


def log_fault(error: BaseException) -> str:
    """Log where an unforeseen error arose: its type and place, not its text, which may quote.

    Returns:
        a short id that stands in the log, for the person who met the error to name.
    """
    incident = secrets.token_hex(INCIDENT_BYTES)
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    log_event(logging.ERROR, "fault", incident=incident, error=type(error).__name__, frames=frames)
    return incident
