"""Answering in a process of its own, so that questions and Slack do not wait for one interpreter.

Threads of one process take turns; where there is a second processor, half of the work is done there.
The process beside knows the documents and nothing else: no token, no database, no network. Whenever
it cannot be had, the question is answered here.
"""

import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
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
    """A process that drafts; safe to share between threads.

    Questions are handed over without waiting for the answers before, so that there is always one to
    go on with; answers come back in the order of the questions.
    """

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
        self._asked: deque[Future[Draft | None]] = deque()
        """Of the questions that were handed over, the oldest first."""
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        """Where questions go; None until the process is ready, and after its end."""

    def start(self) -> None:
        """Start the process; it is used as soon as it has loaded the documents."""
        context = multiprocessing.get_context("spawn")
        connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._compose, self._contact),
            name="kloe-side",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        threading.Thread(
            target=self._read, args=(connection,), name="kloe-side-reader", daemon=True
        ).start()

    @property
    def is_ready(self) -> bool:
        """Whether answers are drafted there."""
        return self._connection is not None

    def kill(self) -> None:
        """End the process without a word, as a lack of memory may."""
        if self._process is not None:
            self._process.kill()
            self._process.join()

    def renew(self) -> None:
        """End the process and start another, which knows what the knowledge folder holds now."""
        self.close()
        self.start()

    def draft(self, text: str, earlier: ThreadMemory | None, answer_id: AnswerId) -> Draft:
        """Return the draft of a question."""
        asked = self._hand_over((text, dict(earlier) if earlier else None, answer_id))
        made = self._made(asked) if asked is not None else None
        return made if made is not None else self._here(text, earlier, answer_id)

    def close(self) -> None:
        """End the process."""
        self._stop()
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    def _hand_over(self, question: _Asked) -> Future[Draft | None] | None:
        """Hand a question over; None where the other process is not there."""
        with self._lock:
            if self._connection is None:
                return None
            asked: Future[Draft | None] = Future()
            self._asked.append(asked)
            try:
                self._connection.send(question)
            except OSError:  # its end is noticed where it is read from
                asked.set_result(None)
        return asked

    def _made(self, asked: Future[Draft | None]) -> Draft | None:
        """Return what was drafted; None where the other process ended, or is too slow and is ended."""
        try:
            return asked.result(PATIENCE_SECONDS)
        except TimeoutError:
            self.kill()
            return None

    def _read(self, connection: Connection) -> None:
        """Give each draft to the thread that waits for it, until the process ends."""
        try:
            if connection.recv() == _READY:
                self._connection = connection
            while True:
                self._give(connection.recv())
        except (EOFError, OSError) as error:
            if self.is_ready:
                log_event(logging.WARNING, "side process lost", error=type(error).__name__)
        self._stop()
        connection.close()

    def _give(self, drafted: Draft) -> None:
        with self._lock:
            asked = self._asked.popleft() if self._asked else None
        if asked is not None:
            asked.set_result(drafted)

    def _stop(self) -> None:
        """Hand nothing more over, and let nobody wait."""
        with self._lock:
            self._connection = None
            while self._asked:
                asked = self._asked.popleft()
                if not asked.done():
                    asked.set_result(None)


def _serve(connection: Connection, compose: Callable[[], Kloe], contact: str) -> None:
    """Draft for the process that started this one, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both; the other one says when
    # A fault ends this process, and the other one meets and logs it; here it could quote a question.
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
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
