"""Menus of people and conversations: whom and what they offer to somebody.

Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element and
docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object, read July 2026.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.playground.elements import elements_of
from bot.playground.people import Channel, Kind
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace

_FILTERED_AS: Mapping[Kind, str] = {
    "channel": "public",
    "private": "private",
    "im": "im",
    "mpim": "mpim",
}
"""Slack's word for a kind of conversation in a filter."""


def prefilled(
    workspace: Workspace, user: str, blocks: Sequence[Payload], current: str | None
) -> list[Payload]:
    """Return blocks in which menus that begin with the current conversation do.

    In a menu of one, what the app has chosen at first goes before; in a menu of several it counts
    for nothing.

    Args:
        workspace: where.
        user: who looks at them.
        blocks: as the app sent them.
        current: where the person was, if in a channel.
    """

    def begun(element: Payload) -> Payload:
        """Return an element as it stands when the view opens."""
        if not element.get("default_to_current_conversation") or current is None:
            return element
        if not is_offered(workspace, user, element, current):
            return element
        if element["type"] == "conversations_select":
            return {"initial_conversation": current, **element}
        return {**element, "initial_conversations": [current]}

    return [_with_elements(block, begun) for block in blocks]


def refuse_unoffered(
    workspace: Workspace, user: str, blocks: Sequence[Payload], values: Mapping[str, Payload]
) -> None:
    """Refuse people and conversations that menus do not offer.

    Args:
        workspace: where.
        user: who chooses.
        blocks: of a view or message.
        values: what stands in the inputs, by block and action, as Slack tells it.

    Raises:
        LookupError: something is chosen that is not offered.
    """
    for block in blocks:
        for element in elements_of(block):
            stated = values.get(block["block_id"], {}).get(str(element.get("action_id")), {})
            for picked in _picked(stated):
                if not is_offered(workspace, user, element, picked):
                    raise LookupError(picked)


def is_offered(workspace: Workspace, user: str, element: Payload, picked: str) -> bool:
    """Tell whether a menu offers a person or a conversation to somebody."""
    if "users_select" in element["type"]:
        person = workspace.user(picked)
        return person is not None and not person.deleted
    channel = workspace.channel(picked)
    if channel is None or (channel.kind != "channel" and user not in channel.members):
        return False
    if "channels_select" in element["type"]:
        return channel.kind == "channel"
    return _passes(workspace, channel, element.get("filter", {}))


def _passes(workspace: Workspace, channel: Channel, asked: Payload) -> bool:
    kinds = asked.get("include")
    if kinds and _FILTERED_AS[channel.kind] not in kinds:
        return False
    if channel.is_ext_shared and asked.get("exclude_external_shared_channels"):
        return False
    if channel.kind != "im" or not asked.get("exclude_bot_users"):
        return True
    people = (workspace.user(member) for member in channel.members)
    return not any(person and person.is_bot for person in people)


def _picked(stated: Payload) -> Iterator[str]:
    for name in ("selected_user", "selected_conversation", "selected_channel"):
        yield from (value for value in [stated.get(name)] if value)
        yield from stated.get(f"{name}s") or ()


def _with_elements(block: Payload, begun: Callable[[Payload], Payload]) -> Payload:
    changed: Payload = {
        name: begun(block[name]) for name in ("accessory", "element") if name in block
    }
    if block["type"] == "actions":
        changed["elements"] = [begun(element) for element in block["elements"]]
    return {**block, **changed}
