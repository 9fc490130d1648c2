"""Answering in a process of its own, so that questions and Slack do not wait for one interpreter.

Threads of one process take turns; where there is a second processor, half of the work is done there.
The process beside knows the documents and nothing else: no token, no database, no network. Whenever
it cannot be had, the question is answered here.
"""

import gc
import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from bot.domain.query import Question, ThreadMemory
from bot.domain.request import AnswerId
from bot.kloe import Kloe
from bot.log import log_event
from bot.slack.draft import Draft, Drafts, draft_of

PATIENCE_SECONDS = 2.0
"""Seconds after which a question is answered here after all; it takes about two milliseconds."""
_READY = "ready"

_Asked = tuple[str, dict[str, tuple[str, ...]] | None, AnswerId]


class Side:
    """A process that drafts; safe to share between threads."""

    def __init__(self, compose: Callable[[], Kloe], contact: str, *, here: Drafts) -> None:
        """Prepare; nothing is started yet.

        Args:
            compose: makes Kloe in the other process, so it has to be picklable.
            contact: whom to ask when Kloe abstains.
            here: drafts in this process, while the other cannot.
        """
        self._compose = compose
        self._contact = contact
        self._here = here
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._process: BaseProcess | None = None
        self._is_ready = False

    def start(self) -> None:
        """Start the process; it is used as soon as it has loaded the documents."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._compose, self._contact),
            name="kloe-side",
            daemon=True,
        )
        self._process.start()
        theirs.close()

    @property
    def is_ready(self) -> bool:
        """Whether answers are drafted there."""
        return self._is_ready and self._connection is not None

    def kill(self) -> None:
        """End the process without a word, as a lack of memory may."""
        if self._process is not None:
            self._process.kill()
            self._process.join()

    def draft(self, text: str, earlier: ThreadMemory | None, answer_id: AnswerId) -> Draft:
        """Return the draft of a question."""
        made = self._ask((text, dict(earlier) if earlier else None, answer_id))
        return made if made is not None else self._here(text, earlier, answer_id)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._give_up()

    def _ask(self, asked: _Asked) -> Draft | None:
        """Return the other process's draft; None where it is not there, too slow or at fault."""
        if not self._lock.acquire(timeout=PATIENCE_SECONDS):
            return None
        try:
            connection = self._ready_connection()
            if connection is None:
                return None
            connection.send(asked)
            if connection.poll(PATIENCE_SECONDS):
                drafted = connection.recv()
                return drafted if isinstance(drafted, Draft) else None
            self._give_up()
        except (EOFError, OSError) as error:
            log_event(logging.WARNING, "side process lost", error=type(error).__name__)
            self._give_up()
        finally:
            self._lock.release()
        return None

    def _ready_connection(self) -> Connection | None:
        """Return the connection once the other process has said that it is ready."""
        if self._connection is not None and not self._is_ready and self._connection.poll():
            self._is_ready = self._connection.recv() == _READY
        return self._connection if self._is_ready else None

    def _give_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process.close()
            self._process = None


def _serve(connection: Connection, compose: Callable[[], Kloe], contact: str) -> None:
    """Draft for the process that started this one, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both; the other one says when
    kloe = compose()
    gc.freeze()
    connection.send(_READY)
    while True:
        try:
            text, fields, answer_id = connection.recv()
        except (EOFError, OSError):
            return
        earlier = ThreadMemory.model_validate(fields) if fields is not None else None
        question = Question(text=text, earlier=earlier)
        connection.send(draft_of(kloe, question, answer_id, contact=contact))
