"""Modals and Home tabs: what is open for whom, and how it is stacked."""

import itertools
import secrets
from typing import NamedTuple

from bot.playground.identity import APP_ID, BOT_ID, TEAM_ID
from bot.playground.message_log import Timestamps
from bot.playground.messages import with_block_ids
from bot.playground.refusal import Refused
from bot.playground.state import State
from bot.playground.wire import Payload

STACK_LIMIT = 3
"""Views that may lie on each other.

Source: docs.slack.dev/surfaces/modals, "Pushing views onto the stack", July 2026.
"""


class View(NamedTuple):
    """A modal or a Home tab as it stands."""

    id: str
    user: str
    hash: str
    """Changes whenever the view does."""
    content: Payload
    """As the app sent it, each block with an id."""
    root_id: str
    previous_id: str | None = None
    opened_in: str | None = None
    """The channel in which the person was who opened it, if it is known."""

    @property
    def blocks(self) -> list[Payload]:
        """The blocks of the view."""
        return list(self.content.get("blocks", []))

    def body(self, values: Payload | None = None) -> Payload:
        """Return the view as Slack shows it to apps, with what the person has filled in."""
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "close": None,
            "submit": None,
            "clear_on_close": False,
            "notify_on_close": False,
            **self.content,
            "id": self.id,
            "team_id": TEAM_ID,
            "app_id": APP_ID,
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
            "hash": self.hash,
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id,
            "state": {"values": values or {}},
        }


class Views:
    """Holds what is open for each person; any thread may use it."""

    def __init__(self, state: State, timestamps: Timestamps) -> None:
        self._state = state
        self._timestamps = timestamps
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self._mark = secrets.token_hex(4).upper()
        self._numbers = itertools.count(1)

    def open(self, user: str, content: Payload, *, opened_in: str | None = None) -> View:
        """Open a modal in place of what was open."""
        with self._state.change():
            self._refuse_taken(content, None)
            view = self._made(user, content, None)._replace(opened_in=opened_in)
            self._stacks[user] = [view]
            return view

    def push(self, user: str, content: Payload) -> View:
        """Lay a modal on those that are open.

        Raises:
            Refused: none is open, or three are.
        """
        with self._state.change():
            stack = self._stacks.get(user)
            if not stack:
                raise Refused("not_found")
            if len(stack) >= STACK_LIMIT:
                raise Refused("push_limit_reached")
            self._refuse_taken(content, None)
            stack.append(self._made(user, content, stack[-1]))
            return stack[-1]

    def update(self, view: View, content: Payload, *, expected_hash: str | None = None) -> View:
        """Put other content into a view that is open or published.

        Raises:
            Refused: it has changed since `expected_hash`.
        """
        with self._state.change():
            current = self.find(view.id) or view
            if expected_hash and current.hash != expected_hash:
                raise Refused("hash_conflict")
            self._refuse_taken(content, view.id)
            after = current._replace(content=_numbered(content), hash=self._timestamps.next())
            self._put(after)
            return after

    def publish(self, user: str, content: Payload, *, expected_hash: str | None = None) -> View:
        """Put content into a person's Home tab.

        Raises:
            Refused: it has changed since `expected_hash`.
        """
        with self._state.change():
            before = self._homes.get(user)
            if before is not None:
                return self.update(before, content, expected_hash=expected_hash)
            self._homes[user] = self._made(user, content, None)
            return self._homes[user]

    def close(self, view: View) -> None:
        """Take a modal from the stack, and those that lie on it."""
        with self._state.change():
            stack = self._stacks.get(view.user, [])
            place = next((n for n, each in enumerate(stack) if each.id == view.id), len(stack))
            del stack[place:]

    def clear(self, user: str) -> None:
        """Close all of a person's modals."""
        with self._state.change():
            self._stacks.pop(user, None)

    def stack(self, user: str) -> tuple[View, ...]:
        """Return a person's open modals, the lowest first."""
        with self._state.reading():
            return tuple(self._stacks.get(user, ()))

    def home(self, user: str) -> View | None:
        """Return what is published in a person's Home tab."""
        with self._state.reading():
            return self._homes.get(user)

    def find(self, view_id: object) -> View | None:
        """Return the view with an id that is open or published."""
        return next((view for view in self._every() if view.id == view_id), None)

    def named(self, external_id: object) -> View | None:
        """Return the view to which the app gave this name of its own."""
        every = (view for view in self._every() if external_id)
        return next((v for v in every if v.content.get("external_id") == external_id), None)

    def _every(self) -> list[View]:
        with self._state.reading():
            stacked = [view for stack in self._stacks.values() for view in stack]
            return stacked + list(self._homes.values())

    def _refuse_taken(self, content: Payload, view_id: str | None) -> None:
        named = self.named(content.get("external_id"))
        if named is not None and named.id != view_id:
            raise Refused("duplicate_external_id")

    def _made(self, user: str, content: Payload, below: View | None) -> View:
        view_id = f"V{self._mark}{next(self._numbers):06d}"
        root = below.root_id if below else view_id
        previous = below.id if below else None
        changed = self._timestamps.next()
        place = below.opened_in if below else None
        return View(view_id, user, changed, _numbered(content), root, previous, place)

    def _put(self, view: View) -> None:
        if self._homes.get(view.user, view).id == view.id and view.content.get("type") == "home":
            self._homes[view.user] = view
            return
        stack = self._stacks.get(view.user, [])
        stack[:] = [view if each.id == view.id else each for each in stack]


def _numbered(content: Payload) -> Payload:
    return {**content, "blocks": list(with_block_ids(content.get("blocks", [])))}
