"""How the parts of self-checks are put together, once it is known who Kloe is."""

from bot.slack.checks.catch_up import CatchUp
from bot.slack.checks.clearing import Clearing
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.deleting import Deleting
from bot.slack.checks.evidence_log import EvidenceLog, Rights
from bot.slack.checks.exporting import Exporting
from bot.slack.checks.home import HomeDesk, HomeSource
from bot.slack.checks.home_view import KeptFor
from bot.slack.checks.placing import Placing
from bot.slack.checks.reminder_sender import ReminderSender
from bot.slack.checks.reminding import Means, Reminding
from bot.slack.checks.rights import Beside, PersonRights
from bot.slack.checks.sharing_summary import SharingSummary, Ways
from bot.slack.checks.starting import Starting
from bot.slack.checks.stopping import Stopping
from bot.slack.checks.switchboard import Switchboard
from bot.slack.checks.team_board import TeamBoard
from bot.slack.checks.team_opening import TeamOpening
from bot.slack.checks.teaming import Teaming
from bot.slack.directory import Directory
from bot.slack.files import Files
from bot.slack.front import Front
from bot.slack.identity import Identity
from bot.slack.outbox import Outbox
from bot.slack.own_messages import OwnMessages
from bot.slack.parts import Parts
from bot.slack.presses import Presses
from bot.slack.rounds import Rounds


class Assembly:
    """Puts together what belongs to self-checks."""

    def __init__(self, parts: Parts, identity: Identity, outbox: Outbox, front: Front) -> None:
        """Prepare.

        Args:
            parts: what there is.
            identity: who Kloe is.
            outbox: the way to Slack.
            front: the way to Home.
        """
        self._parts = parts
        self._identity = identity
        self._outbox = outbox
        source = HomeSource(
            parts.database,
            parts.book,
            lambda: parts.current.kloe().corpus.documents,
            kept_for=KeptFor(parts.choices.retention_days, parts.choices.selfcheck_days),
            clock=parts.clock,
        )
        self.home = HomeDesk(source, front, parts.desk)
        self._board = TeamBoard(parts.database, outbox, parts.book, desk=parts.desk)
        self._directory = Directory(parts.api, identity.team_id)
        self._catch_up = CatchUp(
            parts.database, outbox, parts.book, clock=parts.clock, on_done=self._board.on_done
        )
        self._means = Means(
            parts.database,
            outbox,
            self._directory,
            parts.book,
            parts.choices.quiet,
            self.home.changed,
        )

    def switchboard(self, presses: Presses) -> Switchboard:
        """Return what hands on all that belongs to self-checks."""
        parts, outbox = self._parts, self._outbox
        database, book, kept_days = parts.database, parts.book, parts.choices.selfcheck_days
        name, tell, ledger = self._identity.name, presses.tell, parts.ledger
        conversation = Conversation(
            database, outbox, book, kept_days=kept_days, on_done=self._board.on_done
        )
        beside = Beside(presses, self.home.remember, parts.choices.contact)
        written = OwnMessages(parts.api, self._identity)
        rights = Rights(parts.holds_details, parts.names_person, tell)
        placing = Placing(database, outbox)
        ways = Ways(outbox, self._directory, self._identity)
        reminding = Reminding(self._means)
        every = [
            reminding.telling_missed(conversation.handlers(), "check"),
            reminding.handlers(),
            EvidenceLog(database, outbox, book, rights=rights).handlers(),
            Exporting(database, outbox, book, files=Files(parts.api), ledger=ledger).handlers(),
            SharingSummary(database, ledger, book, ways=ways).handlers(),
            Deleting(database, outbox).handlers(),
            PersonRights(database, ledger, outbox, beside=beside).handlers(),
            Clearing(outbox, written, parts.desk, tell=tell).handlers(),
            Starting(conversation, placing, tell=tell).handlers(),
            Stopping(database, outbox, self._catch_up).handlers(),
            TeamOpening(database, outbox, book, name=name).handlers(),
            Teaming(database, outbox, book, kept_days=kept_days, tell=tell).handlers(),
        ]
        return Switchboard(
            every,
            book,
            tell=tell,
            changed=self.home.changed,
            posted=placing.noted,
            is_away=lambda: ledger.is_degraded and not ledger.reached_for_seconds,
        )

    def rounds(self) -> Rounds:
        """Return what is done from time to time without being asked for."""
        parts = self._parts
        sender = ReminderSender(self._means, clock=parts.clock)
        return Rounds(parts.desk, {"cards": self._catch_up.tend, "reminders": sender.tend})
