"""Lets people use commands, buttons and modals, and does with Kloe's answer what Slack does."""

from collections.abc import Callable
from typing import NamedTuple

from bot.playground import interactions
from bot.playground.content import Judge
from bot.playground.deliveries import Delivery, Parcel
from bot.playground.dispatch import Dispatcher
from bot.playground.elements import ill_sized, state_values, unfilled
from bot.playground.interactions import NOTHING, Click, Filled, Target, place_of
from bot.playground.messages import Ephemeral, Message
from bot.playground.offers import prefilled, refuse_unoffered
from bot.playground.refusal import Refused, RefusedPayload
from bot.playground.response_desk import ResponseDesk
from bot.playground.tickets import Origin
from bot.playground.views import View
from bot.playground.web_api import WebApi
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace


class Counter(NamedTuple):
    """What the answers to interactions are done with."""

    judge: Judge
    desk: ResponseDesk
    api: WebApi
    """Where refusals are remembered."""
    response_url: Callable[[str], str]
    """Returns the address of a response URL's token."""


class Touch:
    """Lets people use what Kloe offers; each method returns once Kloe has acknowledged."""

    def __init__(self, workspace: Workspace, dispatcher: Dispatcher, counter: Counter) -> None:
        self._workspace = workspace
        self._dispatcher = dispatcher
        self._counter = counter

    def command(self, user: str, channel: str, text: str, command: str = "/kloe") -> Delivery:
        """Use a command; what the acknowledgement brings is shown to who did."""
        payload = interactions.command_payload(
            self._workspace, user, channel, command=command, text=text
        )
        token = self._workspace.response_urls.issue("command", user=user, channel=channel)
        payload |= self._rights(user, channel, token)
        delivery = self._dispatcher.send(Parcel("command", payload), channel=channel)
        if delivery.acknowledged and delivery.response:
            self._show(token, delivery.response)
        return delivery

    def click(
        self,
        user: str,
        target: Target,
        action_id: str,
        *,
        value: object = None,
        filled: Filled = NOTHING,
    ) -> Delivery:
        """Click on a button, or choose an option, of a message, an ephemeral one or a view.

        Args:
            user: who does.
            target: in what; as it stood, whatever became of it since.
            action_id: on which element.
            value: what is chosen or typed, as in `submit`; of feedback buttons `positive` or
                `negative`.
            filled: what else is filled in by then, as in `submit`.

        Raises:
            LookupError: there is no such element or option, or its use is not told to the app.
            ValueError: there is no such day or time of day.
        """
        click = Click(target, action_id, value, filled)
        payload = interactions.block_actions(self._workspace, user, click)
        if isinstance(target, View):
            payload |= self._rights(user, place_of(target), None)
            return self._dispatcher.send(Parcel("interaction", payload))
        origin: Origin = "ephemeral" if isinstance(target, Ephemeral) else "message"
        token = self._workspace.response_urls.issue(
            origin, user=user, channel=target.channel, original_ts=target.ts
        )
        payload |= self._rights(user, target.channel, token)
        parcel = Parcel("interaction", payload)
        return self._dispatcher.send(parcel, channel=target.channel, ts=target.ts)

    def shortcut(self, user: str, message: Message, callback_id: str) -> Delivery:
        """Use a shortcut on a message."""
        payload = interactions.message_action(self._workspace, user, message, callback_id)
        token = self._workspace.response_urls.issue(
            "message", user=user, channel=message.channel, original_ts=message.ts
        )
        payload |= self._rights(user, message.channel, token)
        return self._dispatcher.send(Parcel("interaction", payload), channel=message.channel)

    def submit(self, user: str, view_id: str, values: Filled) -> Delivery:
        """Submit a modal, and do with it what the acknowledgement says.

        Args:
            user: who does.
            view_id: the modal's id.
            values: what is filled in, by block and action: as Slack tells it, or the plain value
                that `elements.chosen` takes: an option's value, a list of them, a text, a day or
                time of day, a person's or conversation's id. What is not given stands as the app
                set it at first.

        Raises:
            LookupError: there is no such modal, input or option.
            ValueError: an input that must be filled in is empty, or too much or too little is
                typed, or there is no such day; Slack's own client would not submit it.
        """
        view = self._open(view_id)
        payload = interactions.view_submission(
            self._workspace, user, view, self._filled(user, view, values)
        )
        payload |= self._rights(user, view.opened_in, None)
        delivery = self._dispatcher.send(Parcel("interaction", payload))
        if delivery.acknowledged:
            self._answered(view, delivery.response)
        return delivery

    def close_view(self, user: str, view_id: str) -> Delivery | None:
        """Close a modal without submitting it; None where the app did not ask to be told.

        Raises:
            LookupError: there is no such modal.
        """
        view = self._open(view_id)
        self._workspace.views.close(view)
        if not view.content.get("notify_on_close"):
            return None
        payload = interactions.view_closed(self._workspace, user, view)
        return self._dispatcher.send(Parcel("interaction", payload))

    def _filled(self, user: str, view: View, values: Filled) -> Payload:
        blocks = prefilled(self._workspace, user, view.blocks, view.opened_in)
        filled = state_values(blocks, values)
        refuse_unoffered(self._workspace, user, blocks, filled)
        held_back = unfilled(blocks, filled) + ill_sized(blocks, filled)
        if held_back:
            raise ValueError(held_back)
        return filled

    def _open(self, view_id: str) -> View:
        view = self._workspace.views.find(view_id)
        if view is None:
            raise LookupError(view_id)
        return view

    def _rights(self, user: str, channel: str | None, token: str | None) -> Payload:
        rights: Payload = {"trigger_id": self._workspace.triggers.issue(user, channel)}
        return rights | ({"response_url": self._counter.response_url(token)} if token else {})

    def _show(self, token: str, arguments: Payload) -> None:
        try:
            self._counter.desk.acknowledge(token, arguments)
        except Refused as error:
            self._counter.api.note_refusal("acknowledgement", arguments, error)

    def _answered(self, view: View, answer: Payload) -> None:
        """Do what the answer to a submission says; one that makes no sense does nothing."""
        try:
            self._act(view, answer)
        except Refused as error:
            self._counter.api.note_refusal("acknowledgement", answer, error)

    def _act(self, view: View, answer: Payload) -> None:
        views = self._workspace.views
        match answer.get("response_action"):
            case None:
                views.close(view)
            case "clear":
                views.clear(view.user)
            case "update":
                views.update(view, self._counter.judge.view(answer))
            case "push":
                views.push(view.user, self._counter.judge.view(answer))
            case "errors":
                _check_errors(view, answer.get("errors"))
            case _:
                raise RefusedPayload("invalid_arguments", "[ERROR] unknown response_action")


def _check_errors(view: View, errors: object) -> None:
    """Refuse errors that name no input of the view.

    Raises:
        RefusedPayload: they do.
    """
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise RefusedPayload("invalid_arguments", "[ERROR] errors must name input blocks")
