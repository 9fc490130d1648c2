"""A person at the page: what they open, write and press, and what they see."""

import json
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, expect

from bot import wording
from bot.cli.playing import Playing

WARD, BOARD = "U0WARD", "U0BOARD"
DIRECT, LEADERS, WARDS = "D0WARD", "C0LEADERS", "C0WARDS"
PATIENCE_MS = 10_000
"""Waited for something that takes milliseconds, on a computer with other work."""
Scheme = Literal["light", "dark"]


class Visitor:
    """One browser context at the playground."""

    def __init__(
        self, browser: Browser, playing: Playing, url: str, folder: Path, **context: Any
    ) -> None:
        self.playing = playing
        self.url = url
        self.folder = folder
        self._browser = browser
        self._axe = Axe()
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page = self._new(**context)

    def looks(self, **context: Any) -> Page:
        """Look at the page in another way, such as on a phone or in the dark."""
        self.page.context.close()
        self.page = self._new(**context)
        return self.page

    def opens(self, channel: str = DIRECT, user: str = WARD, more: str = "") -> Page:
        """Open a conversation."""
        self.page.goto(f"{self.url}/?as={user}&in={channel}{more}")
        expect(self.page.locator("main")).to_be_visible()
        return self.page

    def writes(self, text: str, where: str = "main") -> None:
        """Write something and press Enter."""
        field = self.page.locator(f"#composer-{where}")
        field.fill(text)
        field.press("Escape")
        field.press("Enter")

    def begins(self) -> Locator:
        """Write for the self-check on W1, agree, and return its card."""
        self.writes("check W1")
        self.reads(wording.CONSENT_BEGIN, "thread")
        card = self.lines("thread").last
        card.get_by_role("button", name=wording.CONSENT_BEGIN).click()
        return card

    def finishes(self) -> Locator:
        """Go through the self-check on W1, and return the card of its summary."""
        self.opens()
        card = self.begins()
        for number in range(1, 5):
            expect(card).to_contain_text(f"Question {number} of 4")
            card.locator("[data-action='check:answer:0']").click()
        expect(card).to_contain_text(wording.SUMMARY_OWN, timeout=PATIENCE_MS)
        return card

    def lines(self, where: str = "messages") -> Locator:
        """Return Kloe's messages in the conversation or the thread."""
        return self.page.locator(f"[data-list={where}] [data-from=app]")

    def reads(self, text: str, where: str = "messages") -> Locator:
        """Wait until Kloe has said something, and return that message."""
        line = self.lines(where).filter(has_text=text).last
        expect(line).to_be_visible(timeout=PATIENCE_MS)
        return line

    def modal(self) -> Locator:
        """Return the modal that is open."""
        opened = self.page.locator("#modal")
        expect(opened).to_be_visible(timeout=PATIENCE_MS)
        return opened

    def finds_no_barrier(self) -> None:
        """Let axe-core look at the page as it stands by all its rules, best practice too."""
        found = [
            (each["id"], [node["html"][:300] for node in each["nodes"]])
            for each in self._axe.run(self.page).response["violations"]
        ]
        assert found == [], json.dumps(found, indent=1)
        assert self.page.locator(".unknown").count() == 0

    def scrolls_sideways(self) -> bool:
        """Tell whether the page is wider than the window."""
        wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        return bool(self.page.evaluate(wider))

    def leaves(self) -> None:
        """Close the browser's window; all went well in it."""
        self.page.context.close()
        assert self.foreign == []
        assert self.complaints == [], self.complaints
        assert self.playing.stand_in.refusals == []
        assert self.playing.stand_in.unacknowledged == ()

    def _new(self, **context: Any) -> Page:
        context.setdefault("viewport", {"width": 1280, "height": 800})
        opened = self._browser.new_context(accept_downloads=True, **context)
        opened.set_default_timeout(PATIENCE_MS)
        page = opened.new_page()
        page.on("request", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))
        return page

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:")):
            self.foreign.append(request.url)

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)
