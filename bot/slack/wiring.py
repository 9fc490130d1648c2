"""How the parts of the Slack side are put together, once it is known who Kloe is."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from slack_bolt import App
from slack_sdk import WebClient

from bot.current import Current
from bot.selfcheck.book import Book
from bot.selfcheck.quiet import Quiet
from bot.slack.app import build_app
from bot.slack.checks.catch_up import CatchUp
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.deleting import Deleting
from bot.slack.checks.evidence_log import EvidenceLog, Rights
from bot.slack.checks.exporting import Exporting
from bot.slack.checks.listening import CheckListeners
from bot.slack.checks.reminder_sender import ReminderSender
from bot.slack.checks.reminding import Means, Reminding
from bot.slack.checks.sharing_summary import SharingSummary, Ways
from bot.slack.checks.starting import Starting
from bot.slack.checks.switchboard import Switchboard
from bot.slack.checks.team_board import TeamBoard
from bot.slack.checks.team_opening import TeamOpening
from bot.slack.checks.teaming import Teaming
from bot.slack.desk import Desk
from bot.slack.directory import Directory
from bot.slack.draft import Drafts
from bot.slack.files import Files
from bot.slack.identity import Identity
from bot.slack.inbox import Reader
from bot.slack.intake import Intake
from bot.slack.listeners import Listeners, PressListeners, register
from bot.slack.menu import Menu
from bot.slack.outbox import Outbox
from bot.slack.presses import Presses
from bot.slack.privacy import Mine
from bot.slack.replier import Replier
from bot.slack.reply import Maker
from bot.slack.rounds import Rounds
from bot.slack.sharing import Sharing
from bot.slack.web import SlackApi
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.text.personal_data import has_personal_data


class Choices(NamedTuple):
    """What whoever runs Kloe has chosen."""

    keep_questions: bool
    """Whether the text of questions that could not be answered is kept."""
    retention_days: int
    """Days for which answers, feedback and gaps are kept."""
    selfcheck_days: int
    """Days since their last change for which self-checks are kept."""
    quiet: Quiet | None = None
    """Hours in which nobody is reminded."""


class Parts(NamedTuple):
    """What there is before Slack has been asked anything."""

    current: Current
    database: Database
    ledger: Ledger
    api: SlackApi
    client: WebClient
    desk: Desk
    drafts: Drafts
    choices: Choices
    book: Callable[[], Book]
    """Gives the self-checks that are asked now."""
    clock: Callable[[], datetime]
    """The time now, UTC."""
    prepare: Callable[[], None] | None = None
    """Makes the database ready, where it could not be reached at the start."""


class Wired(NamedTuple):
    """What takes and answers requests."""

    app: App
    intake: Intake
    listeners: Listeners
    rounds: Rounds


def wire(parts: Parts, identity: Identity) -> Wired:
    """Return the Bolt app with its listeners."""
    current, choices, clock = parts.current, parts.choices, parts.clock
    outbox = Outbox(parts.api)
    menu = Menu(
        lambda: current.kloe().corpus,
        retention_days=choices.retention_days,
        selfcheck_days=choices.selfcheck_days,
        keeps_questions=choices.keep_questions,
    )
    presses = Presses(outbox, current.kloe, _holds_details(current))
    checks = _switchboard(parts, outbox, presses, identity)
    maker = Maker(
        parts.drafts,
        lambda: current.kloe().corpus.fingerprint,
        menu=menu.message,
        words=lambda request: checks.told(request, clock()),
        keep_questions=choices.keep_questions,
        clock=clock,
    )
    replier = Replier(maker, parts.ledger, outbox, clock=clock)
    check_listeners = CheckListeners(parts.desk, outbox, checks, presses=presses, clock=clock)
    listeners = Listeners(parts.desk, replier, outbox, menu=menu, checks=check_listeners)
    reader = Reader(identity.user_id, identity.bot_id, _holds_details(current), checks.word_of)
    intake = Intake(reader, parts.ledger, outbox, checks=checks, clock=clock)
    app = build_app(
        identity,
        parts.desk,
        intake,
        client=parts.client,
    )
    press_listeners = PressListeners(
        parts.desk,
        presses,
        Sharing(maker, parts.ledger, outbox, identity),
        mine=Mine(parts.database, parts.ledger, outbox, presses=presses),
    )
    register(app, listeners, press_listeners, check_listeners)
    return Wired(app, intake, listeners, _rounds(parts, outbox, identity))


def _rounds(parts: Parts, outbox: Outbox, identity: Identity) -> Rounds:
    """Return what is done from time to time without being asked for."""
    on_done = _board(parts, outbox).on_done
    catch_up = CatchUp(parts.database, outbox, parts.book, clock=parts.clock, on_done=on_done)
    means = _means(parts, outbox, Directory(parts.api, identity.team_id))
    sender = ReminderSender(means, clock=parts.clock)
    return Rounds(parts.desk, {"cards": catch_up.tend, "reminders": sender.tend})


def _holds_details(current: Current) -> Callable[[str], bool]:
    """Return what tells whether a text holds a person's details."""
    return lambda text: has_personal_data(text, known_names=current.kloe().library.person_free)


def _switchboard(parts: Parts, outbox: Outbox, presses: Presses, identity: Identity) -> Switchboard:
    """Return what hands on all that belongs to self-checks."""
    database, book, kept_days = parts.database, parts.book, parts.choices.selfcheck_days
    conversation = Conversation(
        database, outbox, book, kept_days=kept_days, on_done=_board(parts, outbox).on_done
    )
    rights = Rights(_holds_details(parts.current), presses.tell)
    directory = Directory(parts.api, identity.team_id)
    ways = Ways(outbox, directory, identity.name)
    reminding = Reminding(_means(parts, outbox, directory))
    files = Files(parts.api)
    every = [
        reminding.telling_missed(conversation.handlers(), "check"),
        reminding.handlers(),
        EvidenceLog(database, outbox, book, rights=rights).handlers(),
        Exporting(database, outbox, book, files=files, ledger=parts.ledger).handlers(),
        SharingSummary(database, parts.ledger, book, ways=ways).handlers(),
        Deleting(database, outbox).handlers(),
        Starting(conversation, outbox, tell=presses.tell).handlers(),
        TeamOpening(database, outbox, book, name=identity.name).handlers(),
        Teaming(database, outbox, book, kept_days=kept_days, tell=presses.tell).handlers(),
    ]
    return Switchboard(every, book, tell=presses.tell)


def _board(parts: Parts, outbox: Outbox) -> TeamBoard:
    """Return what shows teams what they came to."""
    return TeamBoard(parts.database, outbox, parts.book, desk=parts.desk)


def _means(parts: Parts, outbox: Outbox, directory: Directory) -> Means:
    """Return what reminders are made with."""
    return Means(parts.database, outbox, directory, parts.book, parts.choices.quiet)
