"""One request from question to recorded reply; tried again where that is safe, and never twice."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from bot.domain.request import Answered, KeptAnswer, Request, SavedRequest
from bot.errors import SlackError, SlackRefused, SlackSilent
from bot.log import log_event
from bot.slack.desk import Job
from bot.slack.message import Message, Sendable
from bot.slack.names import message_key_of
from bot.slack.outbox import Outbox
from bot.slack.reply import Made, Maker, incident_message, with_share
from bot.slack.tries import MAX_RESPONSE_TRIES, MAX_TRIES, GiveUp, Tries
from bot.store.ledger import Ledger

STATUS_AFTER_SECONDS = 1.0
"""Seconds a person waits before a status line is worth showing; answers mostly take milliseconds."""
MAX_DELETED = 1_000
"""Deleted questions that are remembered, in case they still wait to be answered."""


class _Task:
    """A request on its way; lives until it is recorded."""

    def __init__(self, saved: SavedRequest, *, may_be_posted: bool) -> None:
        self.saved = saved
        self.request = saved.request
        self.made: Made | None = None
        most = MAX_RESPONSE_TRIES if saved.request.response_url else MAX_TRIES
        self.tries = Tries(most)
        self.may_be_posted = may_be_posted
        self.is_said_to_wait = False


class Replier:
    """Answers requests; safe to share between threads, one request being in one thread at a time."""

    def __init__(
        self,
        maker: Maker,
        ledger: Ledger,
        outbox: Outbox,
        *,
        clock: Callable[[], datetime],
        posted: Callable[[Sendable, str, str], object],
    ) -> None:
        """Prepare.

        Args:
            maker: makes the replies.
            ledger: where they are recorded.
            outbox: the way to Slack.
            clock: the time now, UTC.
            posted: told of each reply, the channel in which it stands, and Slack's name of it;
                raises nothing.
        """
        self._maker = maker
        self._ledger = ledger
        self._outbox = outbox
        self._clock = clock
        self._posted = posted
        self._deleted: OrderedDict[str, None] = OrderedDict()

    def job(self, saved: SavedRequest, *, may_be_posted: bool = False) -> Job:
        """Return the job that answers a request.

        Args:
            saved: the request.
            may_be_posted: whether a process that ended may have posted the reply already.
        """
        task = _Task(saved, may_be_posted=may_be_posted)
        return Job(lambda: self._run(task), lambda incident: self._failed(task, incident))

    def expect_no_reply(self, request: Request) -> None:
        """Note that the message that asked was deleted, should it still wait for its answer."""
        key = message_key_of(request)
        if key:
            self._deleted[key] = None
            while len(self._deleted) > MAX_DELETED:
                self._deleted.popitem(last=False)

    def _run(self, task: _Task) -> float | None:
        if task.request.way == "deletion":
            return self._sent(task, lambda made: self._remove(task, made))
        if task.request.way != "edit" and message_key_of(task.request) in self._deleted:
            return self._sent(task, lambda _: None)
        if task.made is None:
            task.made = self._maker.make(task.request, self._ledger.recall)
        return self._sent(task, lambda made: self._deliver(task, made))

    def _failed(self, task: _Task, incident: str) -> float | None:
        """Tell the person that a fault of the program ended the answer."""
        task.made = Made(incident_message(task.request, incident), self._answered(task, "failed"))
        return self._sent(task, lambda made: self._deliver(task, made))

    def _sent(self, task: _Task, send: Callable[[Made], str | None]) -> float | None:
        """Send what was made and record it; return after how many seconds to try again."""
        made = task.made or Made(Message("", ()), self._answered(task, "removed"))
        try:
            ts = send(made)
        except SlackError as error:
            task.may_be_posted = task.may_be_posted or isinstance(error, SlackSilent)
            then = task.tries.after(error)
            if not isinstance(then, GiveUp):
                return self._wait(task, then)
            self._give_up(task, then)
            return None
        if ts:
            self._posted(made.message, task.request.channel, ts)
        self._ledger.record(task.saved, made.answered.model_copy(update={"reply_ts": ts}))
        self._log(task, made)
        return None

    def _deliver(self, task: _Task, made: Made) -> str | None:
        """Send a reply the way that its request came; return Slack's name of it, if it has one."""
        request = task.request
        if request.way == "edit":
            return self._update(task, made)
        if request.response_url and not request.thread_ts:
            self._respond(request, made)
            return None
        return self._post(task, made)

    def _post(self, task: _Task, made: Made) -> str | None:
        posted = self._outbox.find_posted(task.request) if task.may_be_posted else None
        return posted or self._outbox.post(task.request, made.message)

    def _respond(self, request: Request, made: Made) -> None:
        """Reply to the asker alone; where Slack's address has expired, by another way."""
        message = with_share(made, request)
        replaces = {"replace_original": True} if request.way == "choice" else {}
        try:
            self._outbox.respond(
                request.response_url or "", message, response_type="ephemeral", **replaces
            )
        except SlackRefused:
            self._outbox.whisper(request, message)

    def _update(self, task: _Task, made: Made) -> str | None:
        """Change the reply to a question that was edited; one that has none yet is answered."""
        kept = self._kept(task.request)
        if (
            kept
            and kept.reply_ts
            and self._outbox.update(kept.channel, kept.reply_ts, made.message)
        ):
            return kept.reply_ts
        if kept or task.request.channel.startswith("D"):
            return self._post(task, made)
        return None

    def _remove(self, task: _Task, made: Made) -> None:
        del made
        kept = self._kept(task.request)
        if kept and kept.reply_ts:
            self._outbox.remove(kept.channel, kept.reply_ts)

    def _kept(self, request: Request) -> KeptAnswer | None:
        key = message_key_of(request)
        return self._ledger.answer_to(key) if key else None

    def _wait(self, task: _Task, seconds: float) -> float:
        is_seen = task.request.way == "direct" and not task.is_said_to_wait
        if is_seen and seconds >= STATUS_AFTER_SECONDS:
            task.is_said_to_wait = True
            self._outbox.say_waiting(task.request)
        return seconds

    def _give_up(self, task: _Task, then: GiveUp) -> None:
        log_event(
            logging.ERROR,
            "reply not sent",
            answer=task.request.answer_id,
            why=then.why,
            tries=task.tries.made,
        )
        self._ledger.give_up(task.saved)

    def _answered(self, task: _Task, outcome: Literal["failed", "removed"]) -> Answered:
        request = task.request
        return Answered(
            answer_id=request.answer_id,
            outcome=outcome,
            channel=request.channel,
            thread_ts=request.thread_ts,
            message_key=message_key_of(request),
            reply_ts=None,
            question_hash=None,
            fingerprint=self._maker.fingerprint(),
            answered_at=self._clock(),
        )

    def _log(self, task: _Task, made: Made) -> None:
        waited = self._clock() - task.request.received_at
        log_event(
            logging.INFO,
            "replied",
            answer=task.request.answer_id,
            way=task.request.way,
            outcome=made.answered.outcome,
            passages=[str(one) for one in made.answered.passage_ids],
            answer_ms=made.elapsed_ms,
            total_ms=round(waited.total_seconds() * 1e3, 1),
        )
