"""views.*: modals and Home tabs."""

from bot.playground.access import require
from bot.playground.method import Arguments, Bench
from bot.playground.refusal import Refused
from bot.playground.views import View
from bot.playground.wire import Payload


def open_view(bench: Bench, arguments: Arguments) -> Payload:
    """views.open: open a modal for whoever set off the trigger."""
    trigger_id = require(arguments, "trigger_id")
    content = bench.judge.view(arguments)
    trigger = bench.workspace.triggers.exchange(trigger_id)
    view = bench.workspace.views.open(trigger.user, content, opened_in=trigger.channel)
    return _shown(view)


def push(bench: Bench, arguments: Arguments) -> Payload:
    """views.push: lay a modal on the one in which somebody clicked."""
    trigger_id = require(arguments, "trigger_id")
    content = bench.judge.view(arguments)
    trigger = bench.workspace.triggers.exchange(trigger_id)
    return _shown(bench.workspace.views.push(trigger.user, content))


def update(bench: Bench, arguments: Arguments) -> Payload:
    """views.update: put other content into a view.

    Raises:
        Refused: there is no such view.
    """
    views = bench.workspace.views
    view = views.find(arguments.get("view_id")) or views.named(arguments.get("external_id"))
    if view is None:
        raise Refused("not_found")
    content = bench.judge.view(arguments, is_home=view.content.get("type") == "home")
    return _shown(views.update(view, content, expected_hash=_hash(arguments)))


def publish(bench: Bench, arguments: Arguments) -> Payload:
    """views.publish: put a view into a person's Home tab.

    Raises:
        Refused: there is no such person.
    """
    user = bench.workspace.user(require(arguments, "user_id"))
    if user is None or user.is_bot:
        raise Refused("invalid_arguments", "invalid `user_id`")
    content = bench.judge.view(arguments, is_home=True)
    views = bench.workspace.views
    return _shown(views.publish(user.id, content, expected_hash=_hash(arguments)))


def _hash(arguments: Arguments) -> str | None:
    return str(arguments["hash"]) if arguments.get("hash") else None


def _shown(view: View) -> Payload:
    return {"view": view.body()}
