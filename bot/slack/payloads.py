"""What Slack sends, as far as Kloe reads it: strict models of the parts, the rest left aside.

Source: Slack, "Events API", "Slash commands", "Interaction payloads", read July 2026.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_ID_CHARS = 64
"""Characters of an id of Slack's at most; those known have about eleven."""
MAX_URL_CHARS = 3_000

Id = str


class Payload(BaseModel):
    """A part of what Slack sends: frozen; fields that are not named are not read."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class EditedMessage(Payload):
    """The message inside an event on its change, as it is or as it was."""

    ts: str = ""
    user: str = ""
    bot_id: str | None = None
    subtype: str | None = None
    text: str | None = ""
    thread_ts: str | None = None


class Tokens(Payload):
    """Whose tokens were revoked."""

    bot: tuple[str, ...] = ()
    """Users that are bots."""


class Event(Payload):
    """An event of the Events API."""

    type: str
    subtype: str | None = None
    channel: str = ""
    channel_type: str = ""
    user: str = ""
    bot_id: str | None = None
    text: str | None = ""
    ts: str = ""
    event_ts: str = ""
    thread_ts: str | None = None
    deleted_ts: str = ""
    tab: str = ""
    tokens: Tokens = Tokens()
    blocks: object = None
    """As they are; only those of Kloe's own replies are looked into."""
    message: EditedMessage | None = None
    previous_message: EditedMessage | None = None


class EventDelivery(Payload):
    """An event with its envelope."""

    type: Literal["event_callback"]
    event_id: str = Field(min_length=1, max_length=MAX_ID_CHARS)
    team_id: str = ""
    event_time: int = 0
    """Seconds since 1970, as Slack's clock has it; 0 where it is not told."""
    event: Event


class Command(Payload):
    """A slash command."""

    command: str
    text: str = ""
    user_id: str
    channel_id: str
    trigger_id: str = Field(min_length=1, max_length=255)
    response_url: str = Field(max_length=MAX_URL_CHARS)


class Named(Payload):
    """Something of which only the id is read."""

    id: str


class Container(Payload):
    """Where the thing stands that was clicked."""

    message_ts: str = ""
    thread_ts: str | None = None
    channel_id: str = ""
    is_ephemeral: bool = False


class Message(Payload):
    """The message that was clicked; an ephemeral one is not told."""

    ts: str = ""
    thread_ts: str | None = None
    text: str = ""
    blocks: object = None
    """As Slack has them; read only to leave a message as it is, with other buttons."""


class Option(Payload):
    """What was chosen of a list."""

    value: str


class Action(Payload):
    """One click, or one choice from a menu."""

    action_id: str
    value: str = ""
    selected_option: Option | None = None


class Entered(Payload):
    """What was entered in one field of a modal; each kind of field has its own name for it."""

    value: str | None = None
    selected_option: Option | None = None
    selected_date: str | None = None
    """ISO 8601."""
    selected_time: str | None = None
    """Hours and minutes."""
    selected_conversation: str | None = None
    selected_user: str | None = None


class State(Payload):
    """All that was entered in a modal, by block and field."""

    values: dict[str, dict[str, Entered]] = {}

    def entered(self, name: str) -> Entered:
        """Return what was entered in the one field of the block with this name."""
        return next(iter(self.values.get(name, {}).values()), Entered())


class View(Payload):
    """A modal."""

    id: str = ""
    callback_id: str = ""
    private_metadata: str = ""
    state: State = State()


class Clicks(Payload):
    """A click on a button of a message or modal."""

    type: Literal["block_actions"]
    user: Named
    trigger_id: str = Field(min_length=1, max_length=255)
    actions: tuple[Action, ...] = Field(min_length=1)
    channel: Named | None = None
    container: Container = Container()
    message: Message = Message()
    view: View | None = None
    response_url: str = Field(default="", max_length=MAX_URL_CHARS)


class ShortcutMessage(Payload):
    """The message on which a shortcut was used."""

    text: str | None = ""


class MessageShortcut(Payload):
    """A shortcut that was used on a message."""

    type: Literal["message_action"]
    callback_id: str
    trigger_id: str = Field(min_length=1, max_length=255)
    message: ShortcutMessage


class Submission(Payload):
    """A modal that was sent."""

    type: Literal["view_submission"]
    user: Named
    view: View
