"""Kloe and the workspace in which it works, started and begun again together."""

import secrets
import threading
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from pydantic import SecretStr

from bot import wording
from bot.cli.moving import Halts, move_past
from bot.connect import IN_MEMORY, connect, upgrade_database
from bot.current import Current
from bot.domain.selfcheck import Reminder
from bot.errors import ConfigurationError, StoreUnavailable
from bot.playground.cast import playground_cast
from bot.playground.identity import DEFAULT_SCOPES, OPTIONAL_SCOPES
from bot.playground.keeping import OPTION, Keeping, Kept, ahead_of, restore
from bot.playground.moved_clock import MovedClock
from bot.playground.server import StandIn
from bot.playground.wire import HOST
from bot.playground.workspace import Workspace
from bot.settings import Settings, SlackSettings
from bot.slack.serve import HttpServer
from bot.slack.service import Service
from bot.store.reminders import due

DRAIN_SECONDS = 5.0
"""Seconds for finishing what was acknowledged."""
_SECRET_BYTES = 16


class Playing:
    """What the page shows: the same Kloe as in Slack, in a workspace on this computer.

    Use it as a context manager. Another workspace stands here once it was begun again.
    """

    def __init__(self, settings: Settings, current: Current, keeping: Keeping | None) -> None:
        """Prepare; nothing listens yet.

        Args:
            settings: what the environment asks for.
            current: gives the Kloe that answers now.
            keeping: where what is done is kept; None for nowhere.
        """
        self._settings = settings
        self._current = current
        self._keeping = keeping
        self._lock = threading.Lock()
        self.clock = MovedClock()
        self.stand_in: StandIn
        self._service: Service
        self._http: HttpServer

    @property
    def keeps(self) -> str:
        """What is kept and where, in a sentence."""
        if self._keeping is None:
            return wording.PLAYGROUND_FORGETS
        return wording.playground_keeps(str(self._keeping.database.parent))

    def __enter__(self) -> Self:
        """Start.

        Raises:
            ConfigurationError: what is kept cannot be read.
            StoreOutOfDate: the database there is one of newer code.
        """
        kept = self._keeping.read() if self._keeping else Kept()
        self._require_database()
        self._start(kept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def start_again(self) -> None:
        """Forget all, and begin with an empty workspace and by this computer's clock."""
        with self._lock:
            before = self.stand_in.workspace.state
            self._stop()
            if self._keeping is not None:
                self._keeping.forget()
            self._start(Kept())
            before.touch()

    def move(self, by: timedelta) -> None:
        """Move the clock forward, and let the reminders come that fall due on the way.

        Raises:
            ValueError: that would be back, or too far.
        """
        move_past(self.clock, by, Halts(self._next_due, self._turn, self._touch))

    def _next_due(self, until: datetime) -> Reminder | None:
        """Return the earliest reminder that is due by a moment.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        return next(iter(due(self._service.parts.database, until, 1)), None)

    def _turn(self) -> None:
        """Let Kloe look for what is due, before it would by itself."""
        if self._service.wired is not None:
            self._service.wired.rounds.turn()

    def _touch(self) -> None:
        self.stand_in.workspace.state.touch()

    def release(self) -> None:
        """Let others use the folder, once all is stopped."""
        if self._keeping is not None:
            self._keeping.close()

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is being done, and return whether that came in time."""
        return self._service.parts.desk.drain(seconds)

    def _require_database(self) -> None:
        """Make sure that self-checks can be kept in the folder: in memory alone they would be lost.

        Raises:
            ConfigurationError: the database there cannot be used.
            StoreOutOfDate: it is one of newer code.
        """
        if self._keeping is None:
            return
        try:
            upgrade_database(self._with_database())
        except StoreUnavailable as error:
            raise ConfigurationError(OPTION, wording.PLAYGROUND_UNREADABLE) from error

    def _start(self, kept: Kept) -> None:
        self.clock = MovedClock(ahead=ahead_of(kept))
        scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES
        workspace = Workspace(clock=self.clock, scopes=scopes, cast=playground_cast())
        workspace.signing_secret = secrets.token_hex(_SECRET_BYTES)
        workspace.app_token = secrets.token_hex(_SECRET_BYTES)
        workspace.install()  # tokens that nobody knows: others on this computer can call, too
        restore(workspace, kept)
        self.stand_in = StandIn(workspace).start()
        ends = threading.Event()
        self._service = connect(
            self._settings_here(self.stand_in), self._current, ends=ends, clock=self.clock
        )
        self._http = HttpServer(
            self._service,
            workspace.signing_secret,
            address=(HOST, 0),
            max_body_bytes=self._settings.max_body_bytes,
        )
        self._http.start()
        self.stand_in.request_url = f"http://{HOST}:{self._http.port}/slack/events"
        self._service.start()
        if self._keeping is not None:
            self._keeping.follow(workspace, self.clock)

    def _stop(self) -> None:
        self._service.end(DRAIN_SECONDS)
        if self._keeping is not None:
            self._keeping.end()
        self.stand_in.stop()  # before what it sends to, so that nothing is on its way there
        self._http.stop()

    def _settings_here(self, stand_in: StandIn) -> Settings:
        """Return the settings with which Kloe works here and nowhere else."""
        workspace = stand_in.workspace
        slack = SlackSettings(
            bot_token=SecretStr(workspace.bot_token),
            signing_secret=SecretStr(workspace.signing_secret),
            api_url=stand_in.api_url,
        )
        return self._with_database().model_copy(update={"slack": slack})

    def _with_database(self) -> Settings:
        """Return the settings with the database in the folder; one in memory where there is none."""
        database = f"sqlite:///{self._keeping.database}" if self._keeping else IN_MEMORY
        return self._settings.model_copy(update={"database_url": SecretStr(database)})
