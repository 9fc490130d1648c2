"""What people type, as Slack's own client sends it. Pure."""

import html
import re

from bot.playground.identity import BOT_NAME, BOT_USER_ID

COMMAND = f"/{BOT_NAME}"
"""The command that Kloe has."""
INVITE = "/invite"
"""Slack's own command that lets somebody into a channel."""
_MENTION = re.compile(rf"(?<![\w@])@{BOT_NAME}\b(?![\w-])", re.IGNORECASE)
_SENT = f"<@{BOT_USER_ID}>"
_COMMAND = re.compile(r"\s*(/\w[\w-]*)(?:\s+(.*))?\s*", re.DOTALL)


def as_sent(text: str) -> str:
    """Return a text as it is sent: its signs escaped, and `@kloe` as a mention.

    So `<!channel>` that somebody types calls nobody. Line breaks are those of Unix.

    Source: docs.slack.dev/messaging/formatting-message-text, "Escaping text", read July 2026.
    """
    lines = text.replace("\r\n", "\n").strip()
    return _MENTION.sub(_SENT, html.escape(lines, quote=False))


def as_typed(text: str) -> str:
    """Return a text that was sent as it was typed, so that it can be changed."""
    return html.unescape(text.replace(_SENT, f"@{BOT_NAME}"))


def mentions_kloe(sent: str) -> bool:
    """Tell whether a text that is sent mentions Kloe."""
    return _SENT in sent


def invites_kloe(command: str, rest: str) -> bool:
    """Tell whether a command is Slack's own that lets Kloe into a channel."""
    return command == INVITE and mentions_kloe(as_sent(rest))


def command_of(text: str) -> tuple[str, str]:
    """Return the command that a text is, and what stands after it; two empty strings for none."""
    found = _COMMAND.fullmatch(text)
    return (found[1].lower(), (found[2] or "").strip()) if found else ("", "")
