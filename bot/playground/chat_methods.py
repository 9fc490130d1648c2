"""chat.*: what Kloe says, changes and takes back."""

from bot.playground.access import (
    joined_channel,
    own_message,
    postable_channel,
    require,
    thread_of,
    visible_channel,
)
from bot.playground.content import Content, refuse_long_update
from bot.playground.identity import BOT_ID, BOT_USER_ID, TEAM_URL
from bot.playground.messages import Ephemeral, Message, wire_message
from bot.playground.method import Arguments, Bench
from bot.playground.refusal import Refused
from bot.playground.wire import Payload
from bot.playground.workspace import Workspace


def post_message(bench: Bench, arguments: Arguments) -> Payload:
    """chat.postMessage: say something in a channel or thread."""
    channel = postable_channel(bench.workspace, arguments)
    content = bench.judge.message(arguments)
    thread_ts = thread_of(arguments)
    repeat_key = str(arguments.get("client_msg_id") or "") or None
    with bench.workspace.state.change():
        message = _said_before(bench.workspace, channel.id, repeat_key)
        if message is None:
            draft = kloe_message(channel.id, content, thread_ts=thread_ts)
            message = bench.workspace.log.add(draft._replace(client_msg_id=repeat_key))
    return {"channel": channel.id, "ts": message.ts, "message": wire_message(message)}


def kloe_message(channel: str, content: Content, *, thread_ts: str | None) -> Message:
    """Return a message by Kloe, not yet posted."""
    return Message(
        channel=channel,
        user=BOT_USER_ID,
        bot_id=BOT_ID,
        text=content.text,
        blocks=content.blocks,
        thread_ts=thread_ts,
        metadata=content.metadata,
    )


def update(bench: Bench, arguments: Arguments) -> Payload:
    """chat.update: put other content into a message by Kloe.

    A text without blocks takes the blocks away and marks the message as edited; blocks mark
    nothing.

    Source: docs.slack.dev/reference/methods/chat.update, "Usage info", July 2026.
    """
    workspace = bench.workspace
    with workspace.state.change():
        before = own_message(workspace, arguments, otherwise="cant_update_message")
        content = bench.judge.message(arguments)
        refuse_long_update(arguments)
        after = workspace.log.edit(
            before.channel,
            before.ts,
            actor=BOT_USER_ID,
            text=content.text,
            blocks=content.blocks,
            edited_ts=before.edited_ts if content.has_blocks else workspace.timestamps.next(),
            metadata=content.metadata or before.metadata,
        ).after
    shown = wire_message(after or before)
    return {"channel": before.channel, "ts": before.ts, "text": content.text, "message": shown}


def delete(bench: Bench, arguments: Arguments) -> Payload:
    """chat.delete: take back a message by Kloe."""
    with bench.workspace.state.change():
        message = own_message(bench.workspace, arguments, otherwise="cant_delete_message")
        bench.workspace.log.delete(message.channel, message.ts, actor=BOT_USER_ID)
    return {"channel": message.channel, "ts": message.ts}


def post_ephemeral(bench: Bench, arguments: Arguments) -> Payload:
    """chat.postEphemeral: show something to one person of a channel.

    Raises:
        Refused: the person is not in it.
    """
    channel = joined_channel(bench.workspace, require(arguments, "channel"))
    user = require(arguments, "user")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    content = bench.judge.message(arguments)
    shown = bench.workspace.shown.show(
        Ephemeral(
            channel=channel.id,
            user=user,
            text=content.text,
            blocks=content.blocks,
            thread_ts=thread_of(arguments),
        )
    )
    return {"message_ts": shown.ts}


def get_permalink(bench: Bench, arguments: Arguments) -> Payload:
    """chat.getPermalink: the address of a message.

    Raises:
        Refused: there is no such message.
    """
    channel = visible_channel(bench.workspace, require(arguments, "channel"))
    message = bench.workspace.message(channel.id, require(arguments, "message_ts"))
    if message is None or message.deleted:
        raise Refused("message_not_found")
    return {"channel": channel.id, "permalink": permalink(message)}


def permalink(message: Message) -> str:
    """Return the address of a message; a reply's names its thread, too."""
    address = f"{TEAM_URL}archives/{message.channel}/p{message.ts.replace('.', '')}"
    if message.thread_ts is None:
        return address
    return f"{address}?thread_ts={message.thread_ts}&cid={message.channel}"


def _said_before(workspace: Workspace, channel: str, repeat_key: str | None) -> Message | None:
    if not workspace.recognises_repeats or repeat_key is None:
        return None
    every = workspace.messages(channel)
    return next((message for message in every if message.client_msg_id == repeat_key), None)
