"""Kloe at work in this process, against the stand-in for Slack over real sockets."""

import json
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Literal, NamedTuple, Self

from pydantic import SecretStr

from bot.connect import connect
from bot.current import Current
from bot.kloe import Kloe
from bot.playground.deliveries import Delivery
from bot.playground.messages import Ephemeral, Message
from bot.playground.server import StandIn
from bot.settings import Settings, SlackSettings, find_knowledge
from bot.slack.serve import HttpServer
from bot.slack.service import Service
from bot.slack.socket_mode import SocketMode

Mode = Literal["http", "socket"]
PATIENCE_SECONDS = 15.0
"""Waited for something that takes milliseconds, on a machine with other work."""
RECORDED_SECONDS = 1.0
"""Waited after a reply is there until it is recorded: nobody presses a button within milliseconds."""


class Options(NamedTuple):
    """How Kloe is started in a test."""

    mode: Mode = "http"
    contact: str = ""
    keep_questions: bool = False
    retention_days: int = 90
    selfcheck_days: int = 800
    workers: int = 4
    max_body_bytes: int = 1_000_000
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class Running:
    """One started Kloe, and the workspace in which it works."""

    def __init__(
        self, kloe: Kloe | Current, slack: StandIn, *, database_url: str, options: Options
    ) -> None:
        self.slack = slack
        self.options = options
        self.ends = threading.Event()
        self.service: Service = connect(
            settings_of(slack, database_url, options),
            kloe if isinstance(kloe, Current) else Current(kloe),
            ends=self.ends,
            clock=options.clock,
        )
        self.http: HttpServer | None = None
        self._socket: SocketMode | None = None

    def start(self) -> Self:
        """Start to serve, and wait until Slack can be answered."""
        workspace = self.slack.workspace
        if self.options.mode == "http":
            self.http = HttpServer(
                self.service,
                workspace.signing_secret,
                address=("127.0.0.1", 0),
                max_body_bytes=self.options.max_body_bytes,
            )
            self.http.start()
            self.slack.request_url = f"{self.url}/slack/events"
            self.service.start()
        else:
            self.slack.request_url = None
            self.service.start()
            self._socket = SocketMode(self.service, workspace.app_token)
            self._socket.start(self.ends)
        return self

    def stop(self, seconds: float = 5.0) -> bool:
        """Finish what was acknowledged, and end; return whether all was finished."""
        self.ends.set()
        if self._socket is not None:
            self._socket.stop()
        is_done = self.service.end(seconds)
        if self.http is not None:
            self.http.stop()
        return is_done

    @property
    def url(self) -> str:
        """Where Kloe is served over HTTP."""
        assert self.http is not None
        return f"http://127.0.0.1:{self.http.port}"

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Wait until something is so, or fail."""
        assert self.slack.wait_until(lambda: bool(condition()), PATIENCE_SECONDS)

    def posts(self, count: int) -> tuple[Message, ...]:
        """Return Kloe's messages, once there are so many and what can be recorded is."""
        self.wait_for(lambda: len(self.slack.workspace.posts_by_kloe()) >= count)
        self._let_record()
        return self.slack.workspace.posts_by_kloe()

    def post(self) -> Message:
        """Return Kloe's one message, once it is there."""
        (only,) = self.posts(1)
        return only

    def whisper(self, user: str, count: int = 1) -> Ephemeral:
        """Return the latest message that only one person sees, once there are so many."""
        self.wait_for(lambda: len(self.slack.workspace.ephemerals(user)) >= count)
        self._let_record()
        return self.slack.workspace.ephemerals(user)[-1]

    def settled(self) -> Self:
        """Wait until nothing is being done and no echo is on its way."""
        self.wait_for(lambda: self.slack.pending_echoes == 0)
        assert self.service.parts.desk.drain(PATIENCE_SECONDS)
        return self

    def _let_record(self) -> None:
        """Let what is being done be finished: a reply is seen a moment before it is recorded."""
        self.service.parts.desk.drain(RECORDED_SECONDS)


def settings_of(slack: StandIn, database_url: str, options: Options) -> Settings:
    """Return the settings with which Kloe works in the stand-in's workspace."""
    workspace = slack.workspace
    return Settings(
        knowledge=find_knowledge(None),
        contact=options.contact,
        slack=SlackSettings(
            bot_token=SecretStr(workspace.bot_token),
            app_token=SecretStr(workspace.app_token),
            signing_secret=SecretStr(workspace.signing_secret),
            api_url=slack.api_url,
        ),
        database_url=SecretStr(database_url),
        workers=options.workers,
        keep_questions=options.keep_questions,
        retention_days=options.retention_days,
        selfcheck_days=options.selfcheck_days,
        max_body_bytes=options.max_body_bytes,
    )


def place_of(delivery: Delivery) -> tuple[str, str]:
    """Return channel and name of the message that was delivered."""
    assert delivery.channel
    assert delivery.ts
    return delivery.channel, delivery.ts


def shown(blocks: object) -> str:
    """Return every text in blocks, one after the other, as a person reads them."""
    if isinstance(blocks, Mapping):
        own = [str(blocks[key]) for key in ("text", "url") if isinstance(blocks.get(key), str)]
        return "".join(own) + "".join(
            shown(value) for value in blocks.values() if not isinstance(value, str)
        )
    return "\n".join(map(shown, blocks)) if isinstance(blocks, list | tuple) else ""


def element(blocks: object, action_id: str) -> Mapping[str, object]:
    """Return the element of an action id in blocks."""
    found = [one for one in _elements(blocks) if one.get("action_id") == action_id]
    assert found, f"no {action_id} in {json.dumps(blocks)[:2000]}"
    return found[0]


def _elements(value: object) -> list[Mapping[str, object]]:
    if isinstance(value, Mapping):
        return [value, *(one for inner in value.values() for one in _elements(inner))]
    return (
        [one for inner in value for one in _elements(inner)]
        if isinstance(value, list | tuple)
        else []
    )
