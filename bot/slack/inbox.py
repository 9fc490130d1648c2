"""Slack payload to what it asks for: who may be answered, and who never is.

Each reason to stay silent has a name. Nothing here touches the world.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from pydantic import ValidationError

from bot.domain.request import Request, Way
from bot.slack.app_events import REMOVALS, opened
from bot.slack.arrivals import (
    Arrival,
    Asks,
    Clicked,
    Commanded,
    Removed,
    Seen,
    Silent,
    Submitted,
    Wonders,
    Worded,
)
from bot.slack.changes import PEOPLES_SUBTYPES, change_way, changed_ts
from bot.slack.checks.words import TypedWord
from bot.slack.menu_words import menu_word
from bot.slack.names import answer_id_of, reply_answer
from bot.slack.payloads import Clicks, Command, Event, EventDelivery, MessageShortcut, Submission

MAX_KEPT_CHARS = 2_001
"""Characters of a question that are kept: one more than Kloe reads, so that it knows of the rest."""

CHOOSE = "choose_reading"
"""Begins the action id of a button that chooses a reading."""


class Reader:
    """Reads what arrives, for one bot."""

    def __init__(
        self,
        bot_user_id: str,
        bot_id: str,
        holds_details: Callable[[str], bool],
        word_of: Callable[[str], TypedWord | None],
        *,
        is_removal: Callable[[EventDelivery], bool] = lambda _: False,
    ) -> None:
        """Prepare to read.

        Args:
            bot_user_id: Kloe's user in Slack.
            bot_id: Kloe's bot in Slack; may be empty.
            holds_details: whether a text holds a person's details.
            word_of: the word of self-checks that a text is, if any.
            is_removal: whether an event tells that this very Kloe was taken out of the workspace.
        """
        self._bot_user_id = bot_user_id
        self._bot_id = bot_id
        self._holds_details = holds_details
        self._word_of = word_of
        self._is_removal = is_removal
        self._own_mention = re.compile(rf"<@{re.escape(bot_user_id)}(?:\|[^<>]*)?>")

    def read(self, body: Mapping[str, object], at: datetime) -> Arrival:
        """Return what a payload asks for; one of another shape is silent, never an error."""
        try:
            return self._read(body, at)
        except ValidationError:
            return Silent("unreadable")

    def _read(self, body: Mapping[str, object], at: datetime) -> Arrival:
        """Return what a payload asks for.

        Raises:
            ValidationError: it is of another shape than Slack's.
        """
        match body.get("type"):
            case "event_callback":
                return self._event(EventDelivery.model_validate(body), at)
            case "block_actions":
                return self._click(Clicks.model_validate(body), at)
            case "message_action":
                shortcut = MessageShortcut.model_validate(body)
                return Wonders(shortcut.message.text or "", shortcut.trigger_id)
            case "view_submission":
                return Submitted(Submission.model_validate(body))
            case _ if "command" in body:
                return self._command(Command.model_validate(body), at)
        return Silent("not_ours")

    def _event(self, delivery: EventDelivery, at: datetime) -> Arrival:
        event = delivery.event
        if event.type == "app_home_opened" or event.type in REMOVALS:
            return self._about_app(delivery)
        if event.type not in {"app_mention", "message"} or not event.channel:
            return Silent("not_ours")
        if event.subtype in {"message_changed", "message_deleted"}:
            return self._change(delivery, at)
        if self._is_own(event):
            return _seen(event)
        if event.bot_id or event.subtype not in PEOPLES_SUBTYPES or not event.user:
            return Silent("another_bot" if event.bot_id else "no_question")
        return self._question(delivery, at)

    def _about_app(self, delivery: EventDelivery) -> Arrival:
        """Return that a person opened Kloe, or that it was removed."""
        if delivery.event.type not in REMOVALS:
            return opened(delivery)
        is_own = self._is_removal(delivery)
        return Removed(delivery.event_id) if is_own else Silent("of_another_installation")

    def _is_own(self, event: Event) -> bool:
        return event.user == self._bot_user_id or bool(
            self._bot_id and event.bot_id == self._bot_id
        )

    def _question(self, delivery: EventDelivery, at: datetime) -> Arrival:
        """Return a mention or direct message; in a channel only those that name Kloe are its own."""
        event = delivery.event
        text = event.text or ""
        is_direct = event.channel_type == "im" or event.channel.startswith("D")
        if event.type == "message" and not is_direct and not self._own_mention.search(text):
            return Silent("not_addressed")
        if not event.ts:
            return Silent("unreadable")
        way: Way = "direct" if is_direct else "mention"
        key = f"{event.channel}:{event.ts}"
        kept, withheld = self.kept(text)
        return Asks(
            Request(
                way=way,
                event_key=delivery.event_id,
                message_key=key,
                answer_id=answer_id_of(key),
                channel=event.channel,
                thread_ts=event.thread_ts or event.ts,
                message_ts=event.ts,
                user=event.user,
                text=kept,
                withheld=withheld,
                received_at=at,
            )
        )

    def _change(self, delivery: EventDelivery, at: datetime) -> Arrival:
        """Return an edit or a deletion of what a person wrote."""
        event = delivery.event
        versions = [one for one in (event.message, event.previous_message) if one]
        if any(one.bot_id or one.user == self._bot_user_id for one in versions):
            return Silent("own_message")
        way = change_way(event)
        return way if isinstance(way, Silent) else Asks(self._changed(way, delivery, at))

    def _changed(
        self, way: Literal["edit", "deletion"], delivery: EventDelivery, at: datetime
    ) -> Request:
        event = delivery.event
        ts, message = changed_ts(event), event.message or event.previous_message or event
        kept, withheld = self.kept((event.message.text if event.message else "") or "")
        return Request(
            way=way,
            event_key=delivery.event_id,
            message_key=f"{event.channel}:{ts}:{way}:{event.event_ts or event.ts}",
            answer_id=answer_id_of(f"{event.channel}:{ts}"),
            channel=event.channel,
            thread_ts=message.thread_ts or ts,
            message_ts=ts,
            user=message.user,
            text=None if way == "deletion" else kept,
            withheld=None if way == "deletion" else withheld,
            received_at=at,
        )

    def kept(self, text: str) -> tuple[str | None, Literal["personal_data"] | None]:
        """Return the text that may be kept, Kloe's own name taken out, or why none may be.

        The whole text is looked at, and then the first `MAX_KEPT_CHARS` characters are kept.
        """
        clean = text.encode("utf-8", "replace").decode("utf-8")
        if self._holds_details(clean):
            return None, "personal_data"
        return self._own_mention.sub(" ", clean).strip()[:MAX_KEPT_CHARS], None

    def _command(self, command: Command, at: datetime) -> Arrival:
        """Return a command's question, or the word that asks for something else."""
        word = menu_word(command.text) if command.text.strip() else "help"
        if word:
            return Commanded(word, command)
        check_word = self._word_of(command.text)
        if check_word:
            return Worded(check_word, command)
        kept, withheld = self.kept(command.text)
        return Asks(
            Request(
                way="command",
                event_key=command.trigger_id,
                answer_id=answer_id_of(command.trigger_id),
                channel=command.channel_id,
                user=command.user_id,
                text=kept,
                withheld=withheld,
                response_url=command.response_url,
                received_at=at,
            )
        )

    def _click(self, clicks: Clicks, at: datetime) -> Arrival:
        """Return a click; one that chooses a reading asks it as a question."""
        action, container = clicks.actions[0], clicks.container
        if not action.action_id.startswith(CHOOSE) or not clicks.channel:
            return Clicked(clicks)
        kept, withheld = self.kept(action.value)
        thread = clicks.message.thread_ts or container.thread_ts
        in_thread = None if container.is_ephemeral else thread or container.message_ts
        place = f"{clicks.channel.id}:{container.message_ts}"
        return Asks(
            Request(
                way="choice",
                event_key=clicks.trigger_id,
                message_key=f"choice:{place}:{action.action_id}" if in_thread else None,
                answer_id=answer_id_of(f"{place}:{action.action_id}:{clicks.trigger_id}"),
                channel=clicks.channel.id,
                thread_ts=in_thread,
                user=clicks.user.id,
                text=kept,
                withheld=withheld,
                response_url=clicks.response_url or None,
                received_at=at,
            )
        )


def _seen(event: Event) -> Arrival:
    answer_id = reply_answer(event.blocks)
    return (
        Seen(answer_id, event.channel, event.ts)
        if answer_id and event.ts
        else Silent("own_message")
    )
