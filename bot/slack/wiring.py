"""How the parts of the Slack side are put together, once it is known who Kloe is."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from slack_bolt import App
from slack_sdk import WebClient

from bot.current import Current
from bot.selfcheck.book import Book
from bot.slack.app import build_app
from bot.slack.checks.catch_up import CatchUp
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.evidence_log import EvidenceLog, Rights
from bot.slack.checks.listening import CheckListeners
from bot.slack.checks.switchboard import Switchboard
from bot.slack.desk import Desk
from bot.slack.draft import Drafts
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
    checks = _switchboard(parts, outbox, presses)
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
    catch_up = CatchUp(parts.database, outbox, parts.book, clock=clock)
    return Wired(app, intake, listeners, Rounds(parts.desk, {"cards": catch_up.tend}))


def _holds_details(current: Current) -> Callable[[str], bool]:
    """Return what tells whether a text holds a person's details."""
    return lambda text: has_personal_data(text, known_names=current.kloe().library.person_free)


def _switchboard(parts: Parts, outbox: Outbox, presses: Presses) -> Switchboard:
    """Return what hands on all that belongs to self-checks."""
    conversation = Conversation(
        parts.database, outbox, parts.book, kept_days=parts.choices.selfcheck_days
    )
    evidence = EvidenceLog(
        parts.database,
        outbox,
        parts.book,
        rights=Rights(_holds_details(parts.current), presses.tell),
    )
    return Switchboard(
        [conversation.handlers(), evidence.handlers()], parts.book, tell=presses.tell
    )
