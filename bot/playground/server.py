"""The stand-in for Slack: a workspace on this computer, over HTTP and Socket Mode."""

import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

from bot.playground.content import Judge
from bot.playground.deliveries import Delivery
from bot.playground.dispatch import Dispatcher, Transport
from bot.playground.echoes import Echoes
from bot.playground.faults import Faults
from bot.playground.limits import Gate, Limits, Peak, peaks_of
from bot.playground.method import Bench
from bot.playground.response_desk import ResponseDesk
from bot.playground.sender import Sender
from bot.playground.serving import Serving
from bot.playground.socket_mode import SocketMode
from bot.playground.touch import Counter
from bot.playground.web_api import Call, Refusal, WebApi
from bot.playground.web_server import Door, build_app
from bot.playground.wire import HOST, Clock, utc_now
from bot.playground.workspace import Workspace

_LOOK_SECONDS = 0.02
"""How often `wait_until` looks again when nothing in the workspace changes."""
_STOP_SECONDS = 1.0
"""For how long `stop` waits for what is under way."""


class StandIn:
    """A local Slack; use it as a context manager, or start and stop it.

    `workspace` is what there is, `sender` what people do, `faults` what goes wrong, and
    `socket_mode` the connections of Socket Mode.
    """

    def __init__(
        self,
        workspace: Workspace | None = None,
        *,
        port: int = 0,
        clock: Clock = utc_now,
        check_payloads: bool = True,
        limits: Limits | None = None,
    ) -> None:
        """Prepare a stand-in; nothing listens before `start`.

        Args:
            workspace: the workspace; a new one with the default people, if None.
            port: where the Web API is served on this computer; 0 for any that is free.
            clock: dates what happens in a new workspace.
            check_payloads: whether what is to be shown is checked; not so in a benchmark alone.
            limits: how often methods may be called, by the workspace's clock; as often as one
                likes, if None.
        """
        self.workspace = workspace or Workspace(clock=clock)
        self.faults = Faults()
        judge = Judge(check_payloads=check_payloads)
        self.socket_mode = SocketMode(self.workspace.state)
        self._port = port
        self._serving: Serving | None = None
        self._url: str | None = None
        self._api = WebApi(Bench(self.workspace, judge, self.socket_mode.new_url, lambda: self.url))
        desk = ResponseDesk(self.workspace, judge)
        self._door = Door(
            workspace=self.workspace,
            api=self._api,
            desk=desk,
            faults=self.faults,
            gate=Gate(self.workspace, limits) if limits else None,
        )
        self._dispatcher = Dispatcher(
            self.workspace.state, self._door.stopping, self._transport, clock=self.workspace.clock
        )
        counter = Counter(judge, desk, self._api, self._response_url)
        self.sender = Sender(self.workspace, self._dispatcher, counter)
        self._echoes = Echoes(self.workspace, self._dispatcher, self._has_app)
        self.workspace.log.listeners.append(self._echoes.note)

    def start(self) -> Self:
        """Serve the Web API and Socket Mode.

        Raises:
            OSError: the port is taken.
        """
        self._serving = Serving(build_app(self._door), self._port)
        self._url = f"http://{HOST}:{self._serving.port}"
        self.socket_mode.start()
        return self

    def stop(self) -> None:
        """End every connection and serve no more; done within a second or two."""
        self._door.stopping.set()
        self.socket_mode.stop()
        self._echoes.stop(_STOP_SECONDS)
        if self._serving is not None:
            self._serving.stop()
            self._serving = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where the stand-in is served, or was until its end, without a slash at its end.

        Raises:
            RuntimeError: it was never started.
        """
        if self._url is None:
            msg = "the stand-in is not started"
            raise RuntimeError(msg)
        return self._url

    @property
    def has_ended(self) -> bool:
        """Whether it was stopped: nothing that is done in it now comes to anything."""
        return self._door.stopping.is_set()

    @property
    def api_url(self) -> str:
        """The Web API's address, for `base_url` of a client."""
        return f"{self.url}/api/"

    @property
    def request_url(self) -> str | None:
        """Where the app takes events, commands and clicks over HTTP; None for Socket Mode."""
        return self.sender.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        """Let the app be reached there from now on."""
        self.sender.request_url = url

    @property
    def echoes(self) -> bool:
        """Whether Slack sends Kloe its own doings in direct messages back; it does at first."""
        return self._echoes.enabled

    @echoes.setter
    def echoes(self, enabled: bool) -> None:
        """Let Kloe's own doings come back to it, or not."""
        self._echoes.enabled = enabled

    @property
    def pending_echoes(self) -> int:
        """Number of echoes that are not yet acknowledged or given up."""
        return self._echoes.pending

    @property
    def calls(self) -> list[Call]:
        """Every call of the Web API and of response URLs so far, in order."""
        return self._api.calls

    @property
    def refusals(self) -> list[Refusal]:
        """All that Kloe wanted to show and Slack would not have shown."""
        return self._api.refusals

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """All that was sent to Kloe and acknowledged or given up, echoes too."""
        return self._dispatcher.ended

    @property
    def unacknowledged(self) -> tuple[Delivery, ...]:
        """What was sent to Kloe and never acknowledged."""
        return tuple(each for each in self.deliveries if not each.acknowledged)

    @property
    def retry_delays(self) -> tuple[float, ...]:
        """Seconds before each retry of an event."""
        return tuple(self._dispatcher.retry_delays)

    @retry_delays.setter
    def retry_delays(self, seconds: Iterable[float]) -> None:
        """Wait so long before each retry from now on."""
        self._dispatcher.retry_delays = tuple(seconds)

    @property
    def peaks(self) -> dict[str, Peak]:
        """The highest rates so far of each method that was called, by the workspace's clock."""
        return peaks_of(self.workspace, tuple(self.calls))

    def calls_of(self, method: str) -> tuple[Call, ...]:
        """Return the calls of one method so far."""
        return tuple(call for call in tuple(self.calls) if call.method == method)

    def wait_until(self, condition: Callable[[], bool], seconds: float = 5.0) -> bool:
        """Return whether a condition comes true in time; looks at every change."""
        deadline = time.monotonic() + seconds
        while True:
            version = self.workspace.state.version
            if condition():
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self.workspace.state.wait_for_change(version, min(left, _LOOK_SECONDS))

    def _transport(self) -> Transport:
        return self.socket_mode if self.request_url is None else self.sender.http()

    def _has_app(self) -> bool:
        return self.request_url is not None or self.socket_mode.was_used

    def _response_url(self, token: str) -> str:
        return f"{self.url}/response/{token}"
