"""A page over a workspace without Kloe, and what a browser would ask of it."""

import html
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.playground.cast import playground_cast
from bot.playground.messages import Message, with_block_ids
from bot.playground.moved_clock import MovedClock
from bot.playground.page import Page
from bot.playground.page_draw import Shortcut
from bot.playground.server import StandIn
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

WARD, BOARD = "U0WARD", "U0BOARD"
DIRECT, LEADERS, WARDS = "D0WARD", "C0LEADERS", "C0WARDS"
SHORTCUTS = (Shortcut("Which KLOE is this?", "which_kloe"),)


class Standing:
    """A workspace in which nobody answers, and its page."""

    keeps = "Nothing is kept."

    def __init__(self) -> None:
        self.start_again()
        self._client: FlaskClient = Page(self, SHORTCUTS).app().test_client()
        self._token = ""

    def start_again(self) -> None:
        """Begin with an empty workspace."""
        self.clock = MovedClock()
        self.stand_in = StandIn(Workspace(clock=self.clock, cast=playground_cast()))

    def move(self, by: timedelta) -> None:
        """Move the clock."""
        self.clock.move(by)

    @property
    def workspace(self) -> Workspace:
        """The workspace as it is now."""
        return self.stand_in.workspace

    def posts(self, blocks: Sequence[Payload], channel: str = LEADERS, text: str = "") -> Message:
        """Let Kloe say something."""
        draft = Message(
            channel, "U0KLOE", text, bot_id="B0KLOE", blocks=with_block_ids(list(blocks))
        )
        return self.workspace.log.add(draft)

    def get(self, address: str, **headers: str) -> TestResponse:
        """Ask for something, as a browser on this computer does."""
        return self._client.get(
            address, base_url="http://127.0.0.1:3000", headers=headers, buffered=True
        )

    def seen(self, address: str = "/?in=C0LEADERS") -> str:
        """Return what a person reads at an address: the conversation without its tags."""
        page = self.get(address)
        assert page.status_code == 200
        main = page.get_data(as_text=True).partition('id="main"')[2]
        return html.unescape(re.sub("<[^>]*>", "", main))

    def markup(self, address: str = "/?in=C0LEADERS") -> str:
        """Return the page's own text."""
        return self.get(address).get_data(as_text=True)

    def does(self, deed: str, /, **ask: object) -> dict[str, Any]:
        """Do something as the page does it, and return what came of it."""
        answer = self.post(deed, ask, self.own_headers())
        assert answer.status_code == 200, answer.get_data(as_text=True)
        done: dict[str, Any] = answer.get_json()
        return done

    def own_headers(self) -> dict[str, str]:
        """Return the headers that show that the page itself asks."""
        if not self._token:
            found = re.search('kloe-token" content="([^"]+)"', self.markup("/"))
            assert found
            self._token = found[1]
        return {"X-Playground-Token": self._token, "Origin": "http://127.0.0.1:3000"}

    def post(self, deed: str, ask: object, headers: Mapping[str, str]) -> TestResponse:
        """Ask to have something done."""
        return self._client.post(
            f"/do/{deed}", base_url="http://127.0.0.1:3000", json=ask, headers=dict(headers)
        )

    def from_host(self, host: str) -> TestResponse:
        """Ask for the page under another name of this computer."""
        return self._client.get("/", base_url=f"http://{host}")
