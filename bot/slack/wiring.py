"""How the parts of the Slack side are put together, once it is known who Kloe is."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from slack_bolt import App
from slack_sdk import WebClient

from bot.current import Current
from bot.selfcheck.book import Book
from bot.slack.app import build_app
from bot.slack.app_events import is_own_removal
from bot.slack.app_listeners import AppListeners
from bot.slack.checks.catch_up import CatchUp
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.deleting import Deleting
from bot.slack.checks.evidence_log import EvidenceLog, Rights
from bot.slack.checks.exporting import Exporting
from bot.slack.checks.home import HomeDesk, HomeSource
from bot.slack.checks.home_view import KeptFor
from bot.slack.checks.listening import CheckListeners
from bot.slack.checks.rights import PersonRights
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
from bot.slack.front import Front
from bot.slack.identity import Identity
from bot.slack.inbox import Reader
from bot.slack.intake import Intake
from bot.slack.listeners import Listeners, PressListeners, Register, register
from bot.slack.menu import Menu
from bot.slack.outbox import Outbox
from bot.slack.presses import Presses
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
    home: HomeDesk
    rounds: Rounds


def wire(parts: Parts, identity: Identity) -> Wired:
    """Return the Bolt app with its listeners."""
    current, choices, clock = parts.current, parts.choices, parts.clock
    outbox = Outbox(parts.api)
    menu = _menu(parts)
    presses = Presses(outbox, current.kloe, _holds_details(current))
    front = Front(parts.api)
    home = HomeDesk(_home_source(parts), front, parts.desk)
    checks = _switchboard(parts, outbox, presses, identity, home=home)
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
    intake = Intake(
        _reader(parts, identity, checks), parts.ledger, outbox, checks=checks, clock=clock
    )
    app = build_app(
        identity,
        parts.desk,
        intake,
        client=parts.client,
    )
    press_listeners = PressListeners(
        parts.desk, presses, Sharing(maker, parts.ledger, outbox, identity)
    )
    app_listeners = AppListeners(front, home, database=parts.database, api=parts.api)
    register(app, Register(listeners, press_listeners, check_listeners, app_listeners))
    catch_up = CatchUp(
        parts.database, outbox, parts.book, clock=clock, on_done=_board(parts, outbox).on_done
    )
    rounds = Rounds(parts.desk, {"cards": catch_up.tend})
    return Wired(app, intake, listeners, home, rounds)


def _menu(parts: Parts) -> Menu:
    """Return what answers `/kloe` without a question."""
    choices = parts.choices
    return Menu(
        lambda: parts.current.kloe().corpus,
        retention_days=choices.retention_days,
        selfcheck_days=choices.selfcheck_days,
        keeps_questions=choices.keep_questions,
    )


def _reader(parts: Parts, identity: Identity, checks: Switchboard) -> Reader:
    """Return what reads all that arrives from now on."""
    return Reader(
        identity.user_id,
        identity.bot_id,
        _holds_details(parts.current),
        checks.word_of,
        is_removal=partial(is_own_removal, identity=identity, since=parts.clock()),
    )


def _holds_details(current: Current) -> Callable[[str], bool]:
    """Return what tells whether a text holds a person's details."""
    return lambda text: has_personal_data(text, known_names=current.kloe().library.person_free)


def _home_source(parts: Parts) -> HomeSource:
    """Return what gathers the facts that Home shows."""
    return HomeSource(
        parts.database,
        parts.book,
        lambda: parts.current.kloe().corpus.documents,
        kept_for=KeptFor(parts.choices.retention_days, parts.choices.selfcheck_days),
        clock=parts.clock,
    )


def _switchboard(
    parts: Parts, outbox: Outbox, presses: Presses, identity: Identity, *, home: HomeDesk
) -> Switchboard:
    """Return what hands on all that belongs to self-checks."""
    database, book, kept_days = parts.database, parts.book, parts.choices.selfcheck_days
    conversation = Conversation(
        database, outbox, book, kept_days=kept_days, on_done=_board(parts, outbox).on_done
    )
    own = PersonRights(parts.database, parts.ledger, outbox, presses=presses, cleared=home.remember)
    rights = Rights(_holds_details(parts.current), presses.tell)
    ways = Ways(outbox, Directory(parts.api, identity.team_id), identity.name)
    files = Files(parts.api)
    every = [
        conversation.handlers(),
        EvidenceLog(database, outbox, book, rights=rights).handlers(),
        Exporting(database, outbox, book, files=files, ledger=parts.ledger).handlers(),
        SharingSummary(database, parts.ledger, book, ways=ways).handlers(),
        Deleting(database, outbox).handlers(),
        own.handlers(),
        Starting(conversation, outbox, tell=presses.tell).handlers(),
        TeamOpening(database, outbox, book, name=identity.name).handlers(),
        Teaming(database, outbox, book, kept_days=kept_days, tell=presses.tell).handlers(),
    ]
    return Switchboard(every, book, tell=presses.tell, changed=home.changed)


def _board(parts: Parts, outbox: Outbox) -> TeamBoard:
    """Return what shows teams what they came to."""
    return TeamBoard(parts.database, outbox, parts.book, desk=parts.desk)
