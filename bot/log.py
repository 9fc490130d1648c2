"""One JSON line per event on standard error: ids and durations, never the text of a message."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

Field = str | int | float | bool | None | list[str]

_LOGGER = logging.getLogger("kloe")


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname, "event": record.getMessage()}
        return json.dumps({**line, **getattr(record, "fields", {})}, ensure_ascii=True)


def start_logging(level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]) -> None:
    """Send events of `level` and above to standard error; called once, by the command line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines())
    _LOGGER.handlers[:] = [handler]
    _LOGGER.propagate = False
    _LOGGER.setLevel(level)


def log_event(level: int, event: str, **fields: Field) -> None:
    """Log an event with ids, counts and durations; callers never pass text that a person typed."""
    _LOGGER.log(level, event, extra={"fields": fields})


def log_fault(error: BaseException) -> None:
    """Log where an unforeseen error arose: its type and place, not its text, which may quote."""
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    log_event(logging.ERROR, "fault", error=type(error).__name__, frames=frames)
