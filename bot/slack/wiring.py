"""How the parts of the Slack side are put together, once it is known who Kloe is."""

from functools import partial
from typing import NamedTuple

from slack_bolt import App

from bot.slack.app import build_app
from bot.slack.app_events import is_own_removal
from bot.slack.app_listeners import AppListeners
from bot.slack.checks.assembly import Assembly
from bot.slack.checks.home import HomeDesk
from bot.slack.checks.listening import CheckListeners
from bot.slack.checks.switchboard import Switchboard
from bot.slack.front import Front
from bot.slack.identity import Identity
from bot.slack.inbox import Reader
from bot.slack.intake import Intake
from bot.slack.listeners import Listeners, PressListeners, Register, register
from bot.slack.menu import Menu
from bot.slack.outbox import Outbox
from bot.slack.parts import Parts
from bot.slack.presses import Presses
from bot.slack.replier import Replier
from bot.slack.reply import Maker
from bot.slack.rounds import Rounds
from bot.slack.sharing import Sharing


class Wired(NamedTuple):
    """What takes and answers requests."""

    app: App
    intake: Intake
    listeners: Listeners
    home: HomeDesk
    rounds: Rounds


def wire(parts: Parts, identity: Identity) -> Wired:
    """Return the Bolt app with its listeners."""
    current, clock = parts.current, parts.clock
    outbox, front = Outbox(parts.api), Front(parts.api)
    menu = _menu(parts)
    presses = Presses(outbox, current.kloe, parts.is_of_a_person)
    assembly = Assembly(parts, identity, outbox, front)
    checks = assembly.switchboard(presses)
    maker = Maker(
        parts.drafts,
        lambda: current.kloe().corpus.fingerprint,
        menu=menu.message,
        words=lambda request: checks.told(request, clock()),
        keep_questions=parts.choices.keep_questions,
        clock=clock,
    )
    replier = Replier(maker, parts.ledger, outbox, clock=clock, posted=checks.posted)
    check_listeners = CheckListeners(parts.desk, outbox, checks, presses=presses, clock=clock)
    listeners = Listeners(parts.desk, replier, outbox, menu=menu, checks=check_listeners)
    reader = _reader(parts, identity, checks)
    intake = Intake(reader, parts.ledger, outbox, checks=checks, clock=clock)
    app = build_app(identity, parts.desk, intake, client=parts.client)
    press_listeners = PressListeners(
        parts.desk, presses, Sharing(maker, parts.ledger, outbox, identity)
    )
    app_listeners = AppListeners(front, assembly.home, database=parts.database, api=parts.api)
    register(app, Register(listeners, press_listeners, check_listeners, app_listeners))
    return Wired(app, intake, listeners, assembly.home, assembly.rounds())


def _menu(parts: Parts) -> Menu:
    """Return what answers `/kloe` without a question."""
    choices = parts.choices
    return Menu(
        lambda: parts.current.kloe().corpus,
        retention_days=choices.retention_days,
        selfcheck_days=choices.selfcheck_days,
        keeps_questions=choices.keep_questions,
        contact=choices.contact,
    )


def _reader(parts: Parts, identity: Identity, checks: Switchboard) -> Reader:
    """Return what reads all that arrives from now on."""
    return Reader(
        identity.user_id,
        identity.bot_id,
        parts.holds_details,
        checks.word_of,
        is_removal=partial(is_own_removal, identity=identity, since=parts.clock()),
    )
