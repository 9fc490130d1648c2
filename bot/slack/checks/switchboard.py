"""Which part of self-checks acts on a press, a modal or a word."""

from collections import ChainMap
from collections.abc import Callable, Iterable
from datetime import datetime

from bot import wording
from bot.domain.request import Request
from bot.domain.selfcheck import SelfCheck
from bot.errors import StoreUnavailable
from bot.selfcheck.book import Book
from bot.slack.checks.handling import Handlers, Heard, Sent, Then, Touched, Typed, Word
from bot.slack.checks.press import PREFIX, press_of
from bot.slack.checks.words import TypedWord, typed_word
from bot.slack.message import Message, Sendable
from bot.slack.passage_view import notice_view
from bot.slack.payloads import Clicks, Submission
from bot.slack.shared import said

Tell = Callable[[Clicks, str], object]
"""Says one sentence to the person who pressed."""
Posted = Callable[[Sendable, str, str], object]
"""Told of a message that was posted: the channel in which it stands, and Slack's name of it."""


class Switchboard:
    """Hands on what arrives; safe to share between threads."""

    def __init__(  # noqa: PLR0913 - who acts, and who is told what, each once
        self,
        parts: Iterable[Handlers],
        book: Callable[[], Book],
        *,
        tell: Tell,
        changed: Callable[[str], object] = lambda _: None,
        posted: Posted = lambda *_: None,
        is_away: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare.

        Args:
            parts: what acts, each verb in one of them.
            book: gives the self-checks that are asked now.
            tell: says one sentence to the person who pressed.
            changed: told of each person for whom something may have changed; raises nothing.
            posted: told of each message that answers a word, and where it stands; raises nothing.
            is_away: whether the database is known to be away, so that no press waits for it.
        """
        every = tuple(parts)
        self._presses = ChainMap(*(dict(one.presses) for one in every))
        self._views = ChainMap(*(dict(one.views) for one in every))
        self._words = ChainMap(*(dict(one.words) for one in every))
        self._book = book
        self._tell = tell
        self._changed = changed
        self.posted = posted
        self._is_away = is_away

    def pressed(self, clicks: Clicks, at: datetime) -> Then | None:
        """Save what a press says, and return what is to be shown; None where it is not ours."""
        press = press_of(clicks.actions[0])
        if press is None:
            return None
        act = self._presses.get(press.verb)
        if act is None:
            return lambda: self._tell(clicks, wording.CHECK_OLD_BUTTON)
        if self._is_away():
            return lambda: self._tell(clicks, wording.LATER)
        try:
            then = act(Touched(clicks, press.words, at))
        except StoreUnavailable:
            return lambda: self._tell(clicks, wording.LATER)
        return lambda: self._show(then, clicks)

    def submitted(self, submission: Submission, at: datetime) -> Heard | None:
        """Save what a modal says, and return how it is answered; None where it is not ours."""
        name = submission.view.callback_id
        if not name.startswith(PREFIX):
            return None
        act = self._views.get(name.removeprefix(PREFIX).partition(":")[0])
        if act is None:
            return _notice(wording.CHECK_OLD_BUTTON)
        try:
            heard = act(Sent(submission, at))
        except StoreUnavailable:
            return _notice(wording.LATER)
        return heard._replace(then=lambda: self._and_told(heard.then, submission.user.id))

    def word_of(self, text: str) -> TypedWord | None:
        """Return the word that a text is; None for a question."""
        found = typed_word(text, self._named)
        return found if found and found.verb in self._words else None

    def _named(self, name: str) -> SelfCheck | None:
        """Return the self-check of a name; the catalogue is read where one is wanted, not before."""
        return self._book().catalog.named(name)

    def word(self, verb: str) -> Word | None:
        """Return what acts on a word."""
        return self._words.get(verb)

    def told(self, request: Request, at: datetime) -> Message | None:
        """Return what is said to a word in a direct message or a mention; None for a question.

        Raises:
            SlackError: Slack did not do what the word asks for.
        """
        found = self.word_of(request.text or "")
        act = self._words.get(found.verb) if found else None
        if found is None or act is None:
            return None
        if not request.channel.startswith("D"):
            is_team = found.verb == "team"
            return said(wording.TEAM_BY_COMMAND if is_team else wording.CHECK_WRITE_TO_ME)
        typed = Typed(request.user, request.channel, found.rest, request.answer_id, at)
        return self.says(act, typed)

    def says(self, act: Word, typed: Typed) -> Message:
        """Return what a word says, or that the database is away.

        Raises:
            SlackError: Slack did not do what the word asks for.
        """
        try:
            return act.says(typed)
        except StoreUnavailable:
            return said(wording.LATER)
        finally:
            self._changed(typed.user)

    def _show(self, then: Then, clicks: Clicks) -> None:
        try:
            self._and_told(then, clicks.user.id)
        except StoreUnavailable:
            self._tell(clicks, wording.CARD_LATER)

    def _and_told(self, then: Then, user: str) -> None:
        """Show what came of it; that it was saved holds whether or not that can be shown.

        Raises:
            SlackError: it is not shown, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        try:
            then()
        finally:
            self._changed(user)


def _notice(text: str) -> Heard:
    return Heard(notice_view(wording.NOTICE_TITLE, text))
