"""assistant.threads.*: suggested prompts, and that Kloe is at work."""

from bot.playground.access import joined_channel, require, thread_of
from bot.playground.assistant_pane import Prompt, Status
from bot.playground.method import Arguments, Bench
from bot.playground.refusal import Refused
from bot.playground.wire import Payload, decoded

MAX_PROMPTS = 4
"""Source: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts, July 2026."""
MAX_LOADING_MESSAGES = 10
"""Source: docs.slack.dev/reference/methods/assistant.threads.setStatus, July 2026."""


def set_suggested_prompts(bench: Bench, arguments: Arguments) -> Payload:
    """assistant.threads.setSuggestedPrompts: offer what a person may say.

    With a thread nothing happens and the answer is no different, as in every agent's pane.

    Source: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts, July 2026.

    Raises:
        Refused: it is no direct message, or the prompts are not as they should be.
    """
    channel = joined_channel(bench.workspace, require(arguments, "channel_id"))
    if channel.kind != "im":
        raise Refused("channel_not_found")
    prompts = _prompts(decoded(require_list(arguments, "prompts")))
    if arguments.get("thread_ts"):
        bench.workspace.pane.ignore_prompts()
        return {}
    title = str(arguments["title"]) if arguments.get("title") else None
    bench.workspace.pane.set_prompts(channel.id, prompts, title)
    return {}


def set_status(bench: Bench, arguments: Arguments) -> Payload:
    """assistant.threads.setStatus: show that Kloe is at work in a thread.

    Raises:
        Refused: there is no such thread.
    """
    channel = joined_channel(bench.workspace, require(arguments, "channel_id"))
    thread_ts = thread_of({"thread_ts": require(arguments, "thread_ts")}) or ""
    if "status" not in arguments:
        require(arguments, "status")
    found = bench.workspace.message(channel.id, thread_ts)
    if found is None or found.deleted:
        raise Refused("invalid_thread_ts")
    status = Status(
        str(arguments["status"] or ""), _loading_messages(arguments), bench.workspace.clock()
    )
    bench.workspace.pane.set_status(channel.id, thread_ts, status)
    return {}


def require_list(arguments: Arguments, name: str) -> object:
    """Return an argument that has to be there and holds several things.

    Raises:
        Refused: it is not there.
    """
    if not arguments.get(name):
        require(arguments, name)
    return arguments[name]


def _prompts(value: object) -> tuple[Prompt, ...]:
    every = value if isinstance(value, list) else []
    good = [
        Prompt(str(each["title"]), str(each["message"]))
        for each in every
        if isinstance(each, dict) and each.get("title") and each.get("message")
    ]
    if not good or len(good) != len(every) or len(good) > MAX_PROMPTS:
        message = f"[ERROR] 1 to {MAX_PROMPTS} prompts, each with title and message"
        raise Refused("invalid_arguments", message)
    return tuple(good)


def _loading_messages(arguments: Arguments) -> tuple[str, ...]:
    value = decoded(arguments.get("loading_messages"))
    every = [str(each) for each in value] if isinstance(value, list) else []
    if len(every) > MAX_LOADING_MESSAGES:
        message = f"[ERROR] at most {MAX_LOADING_MESSAGES} loading_messages"
        raise Refused("invalid_arguments", message)
    return tuple(every)
