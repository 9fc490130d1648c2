"""How a method of the Web API is written down."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from bot.playground.content import Judge
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

Arguments = Mapping[str, object]


class Bench(NamedTuple):
    """What a method works with."""

    workspace: Workspace
    judge: Judge
    socket_url: Callable[[], str]
    """Returns a new address of Socket Mode, for one connection."""
    web_url: Callable[[], str]
    """Returns where the stand-in is served, without a slash at its end."""


Work = Callable[[Bench, Arguments], Payload]
"""Does what a method does and returns the fields of its answer; raises Refused."""


class Method(NamedTuple):
    """A method of the Web API."""

    work: Work
    scope: str | None = None
    """Scope that the bot token needs, if any."""
    takes_json: bool = True
    """Whether a body of JSON is read; the reading methods read forms and queries alone.

    Source: the content types on each method's page, July 2026.
    """
    caller: Literal["bot", "app"] = "bot"
    """Whose token it takes."""
