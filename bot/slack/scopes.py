"""What Kloe asks of Slack, and which permission each needs: the manifest asks for these, no more.

Source: Slack, the pages of each method and event on docs.slack.dev, read July 2026.
"""

from collections.abc import Mapping
from types import MappingProxyType

METHODS: Mapping[str, str | None] = MappingProxyType(
    {
        "auth.test": None,
        "chat.postMessage": "chat:write",
        "chat.update": "chat:write",
        "chat.delete": "chat:write",
        "chat.postEphemeral": "chat:write",
        "chat.getPermalink": None,
        "assistant.threads.setStatus": "chat:write",
        "assistant.threads.setSuggestedPrompts": "assistant:write",
        "conversations.open": "im:write",
        "conversations.history": "im:history",
        "conversations.replies": "im:history",
        "users.info": "users:read",
        "views.open": None,
        "views.publish": None,
        "views.update": None,
    }
)
"""Every method that is called with the bot's token, and the scope that it needs, if any."""

OPTIONAL_METHODS: Mapping[str, str] = MappingProxyType(
    {
        "files.delete": "files:write",
        "files.completeUploadExternal": "files:write",
        "files.getUploadURLExternal": "files:write",
    }
)
"""Methods without which all works, and the scope that each needs: a workspace may withhold it.

Without files, exports come as messages.
"""

EVENTS: Mapping[str, str | None] = MappingProxyType(
    {
        "app_mention": "app_mentions:read",
        "message.im": "im:history",
        "app_home_opened": None,
        "app_uninstalled": None,
        "tokens_revoked": None,
    }
)
"""Every event that is subscribed to, and the scope that it needs, if any."""

COMMANDS_SCOPE = "commands"
"""What `/kloe` needs."""


def needed_scopes() -> frozenset[str]:
    """Return every scope that something needs."""
    named = {*METHODS.values(), *EVENTS.values(), COMMANDS_SCOPE}
    return frozenset(scope for scope in named if scope)


def optional_scopes() -> frozenset[str]:
    """Return every scope that a workspace may withhold."""
    return frozenset(OPTIONAL_METHODS.values())
