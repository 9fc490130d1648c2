"""A summary that its person shares: a modal with the exact preview, then posted once."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from bot import wording
from bot.errors import SlackError
from bot.selfcheck.book import Book
from bot.selfcheck.summary import summary_of
from bot.slack.checks.handling import Handlers, Heard, Sent, Then, Touched
from bot.slack.checks.posting import Posting, Wish
from bot.slack.checks.put import put_anew
from bot.slack.checks.share_view import (
    CHANNEL,
    EXTENT,
    MAX_NAME_CHARS,
    PERSON,
    Target,
    chosen_of,
    share_view,
    target_of,
)
from bot.slack.checks.shared_summary import (
    Extent,
    Previewed,
    digest_of,
    extent_of,
    shared_summary,
)
from bot.slack.directory import Directory
from bot.slack.identity import Identity
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.passage_view import notice_view
from bot.slack.shared import said
from bot.store import runs
from bot.store.engine import Database
from bot.store.ledger import Ledger


class Ways(NamedTuple):
    """The ways to Slack, and who Kloe is there."""

    outbox: Outbox
    directory: Directory
    identity: Identity


class SharingSummary:
    """Shares summaries at their person's word; safe to share between threads."""

    def __init__(
        self, database: Database, ledger: Ledger, book: Callable[[], Book], *, ways: Ways
    ) -> None:
        """Prepare.

        Args:
            database: where runs are kept.
            ledger: knows which modals were sent.
            book: gives the self-checks that are asked now.
            ways: the ways to Slack.
        """
        self._database = database
        self._ledger = ledger
        self._book = book
        self._ways = ways

    def handlers(self) -> Handlers:
        """Return what sharing acts on."""
        return Handlers(
            presses={"share": self._on_share, EXTENT: self._on_extent},
            views={"share": self._on_sent},
        )

    def _on_share(self, touched: Touched) -> Then:
        """Open the modal, with the counts alone at first."""

        def then() -> None:
            """Open the modal; say so where Slack allows it no more."""
            try:
                self._open(touched)
            except SlackError:
                put_anew(self._ways.outbox, touched.user, said(wording.TOO_SLOW))

        return then

    def _open(self, touched: Touched) -> None:
        """Ask Slack what the person is called, and open the modal.

        Raises:
            SlackError: it is not open.
            StoreUnavailable: the database cannot be used now.
        """
        name = self._ways.directory.person(touched.user).name[:MAX_NAME_CHARS]
        previewed = Previewed(touched.word(0), name, "counts", "")
        message = self._message(touched.user, previewed, "counts")
        view = (
            share_view(previewed, message)
            if message
            else notice_view(wording.SHARE_TITLE, wording.CARD_GONE)
        )
        self._ways.outbox.open_view(touched.clicks.trigger_id, view)

    def _on_extent(self, touched: Touched) -> Then:
        """Preview what would be posted by the choice that was made last."""
        view, what = touched.clicks.view, extent_of(touched.word(0))
        previewed = Previewed.of(view.private_metadata) if view else None
        if view is None or what is None or previewed is None:
            return lambda: None
        fresh = previewed._replace(what=what)

        def then() -> None:
            """Put it into the modal; one that is closed meanwhile needs none."""
            message = self._message(touched.user, fresh, what)
            shown = (
                share_view(fresh, message, target=target_of(view))
                if message
                else notice_view(wording.SHARE_TITLE, wording.CARD_GONE)
            )
            self._ways.outbox.update_view(view.id, shown)

        return then

    def _on_sent(self, sent: Sent) -> Heard:
        """Post what was previewed; where that would be something else, show it first."""
        submission = sent.submission
        previewed = Previewed.of(submission.view.private_metadata)
        what = chosen_of(submission) or (extent_of(previewed.what) if previewed else None)
        message = self._message(sent.user, previewed, what) if previewed and what else None
        if previewed is None or what is None or message is None:
            return Heard(notice_view(wording.SHARE_TITLE, wording.CARD_GONE))
        target = target_of(submission.view)
        if what != previewed.what or digest_of(message) != previewed.digest:
            fresh = previewed._replace(what=what)
            told = wording.SHARE_CHANGED
            return Heard(share_view(fresh, message, target=target, told=told))
        return self._placed(sent, previewed, message)

    def _placed(self, sent: Sent, previewed: Previewed, message: Message) -> Heard:
        """Post it where the person wants it; say why not, or that it stands there already."""
        target = target_of(sent.submission.view)
        if errors := self._wrong(target, sent.user):
            return Heard(errors=errors)
        sent_key = f"share-summary:{sent.submission.view.id}"
        if self._ledger.is_claimed(sent_key):
            return Heard()
        place = target.channel or target.person
        if previewed.warned != place and self._ledger.is_claimed(_key(previewed, place)):
            warned, told = previewed._replace(warned=place), wording.SHARE_AGAIN
            return Heard(share_view(warned, message, target=target, told=told))
        if not self._ledger.claim(sent_key):
            return Heard()
        wish = Wish(sent.user, target, wording.SHARE_EXTENTS[previewed.what], message, sent.at)
        outbox, directory, identity = self._ways
        posting = Posting(outbox, directory, wish, name=identity.name)
        key = _key(previewed, place)
        return Heard(then=lambda: self._post(posting, key), undone=wording.SHARE_UNKNOWN)

    def _wrong(self, target: Target, user: str) -> dict[str, str]:
        """Return what is wrong with where a person wants it, by the input; empty where nothing is."""
        if not target.is_one:
            return {CHANNEL: wording.SHARE_ONE_PLACE}
        wrong = {
            user: wording.SHARE_YOURSELF,
            self._ways.identity.user_id: wording.SHARE_WITH_KLOE,
        }
        return {PERSON: wrong[target.person]} if target.person in wrong else {}

    def _post(self, posting: Posting, key: str) -> None:
        """Post it and tell the person, and note that it was shared there.

        Raises:
            SlackError: it is to be tried again.
        """
        posting.go_on()
        if posting.is_posted:
            self._ledger.claim(key)

    def _message(self, user: str, previewed: Previewed, what: Extent) -> Message | None:
        """Return what is posted; None where the person has no such run, or it is no longer defined.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        run = runs.own_run(self._database, previewed.run_id, user)
        book = self._book()
        check = book.catalog.find(run.check) if run else None
        if run is None or check is None:
            return None
        summary = summary_of(check, run, earlier=(), notes=())
        return shared_summary(summary, book.reasons, previewed.name, what)


def _key(previewed: Previewed, place: str) -> str:
    """Return what names a summary in one place, and tells neither."""
    named = f"{previewed.run_id}|{previewed.digest}|{place}"
    return f"shared:{hashlib.sha256(named.encode()).hexdigest()}"
