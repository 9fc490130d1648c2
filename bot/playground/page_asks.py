"""What the page asks to have done: read strictly, so that nothing else gets through."""

from typing import Annotated

from pydantic import Field

from bot.domain.ids import Value

MOST_TEXT_CHARS = 40_000
"""Characters of a message at most: Slack cuts longer ones.

Source: docs.slack.dev/changelog/2018-truncating-really-long-messages, read July 2026.
"""
MOST_ID_CHARS = 300
"""Characters of an id or an action at most; Slack's own have 255."""
_Id = Annotated[str, Field(max_length=MOST_ID_CHARS)]
_Text = Annotated[str, Field(max_length=MOST_TEXT_CHARS)]
_Typed = _Text | list[_Text] | None
_Filled = dict[_Id, dict[_Id, _Typed]]


class Say(Value):
    """Something is said in a conversation or thread, or a command is typed."""

    user: _Id
    channel: _Id
    text: _Text
    thread: _Id | None = None


class Open(Value):
    """Kloe is opened: its messages or its Home."""

    user: _Id
    tab: _Id


class Press(Value):
    """Something is pressed or chosen in a message or view."""

    user: _Id
    target: _Id
    """The key of the message, or `v:` and the id of the view."""
    action: _Id
    value: _Typed = None
    filled: _Filled = Field(default_factory=dict)
    """What else stands in the inputs around it."""


class Submit(Value):
    """A modal is submitted."""

    user: _Id
    view: _Id
    filled: _Filled = Field(default_factory=dict)


class Close(Value):
    """A modal is closed without being submitted."""

    user: _Id
    view: _Id


class Shortcut(Value):
    """A shortcut is used on a message."""

    user: _Id
    target: _Id
    callback: _Id


class Change(Value):
    """Somebody changes a message of their own; an empty text takes it back."""

    user: _Id
    target: _Id
    text: _Text


class Invite(Value):
    """Kloe is let into a channel."""

    channel: _Id


class Move(Value):
    """The clock is moved forward: by minutes, or to a moment of the person's own clock."""

    user: _Id
    minutes: int = Field(default=0, ge=0)
    to: Annotated[str, Field(max_length=40)] = ""
