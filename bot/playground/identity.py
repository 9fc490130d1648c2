"""Who is who in the stand-in: ids and tokens of the workspace, and of Kloe in it."""

TEAM_ID = "T0KLOE"
TEAM_DOMAIN = "kloe-playground"
TEAM_NAME = "Kloe's playground"
TEAM_URL = "https://kloe-playground.example.org/"
APP_ID = "A0KLOE"
BOT_USER_ID = "U0KLOE"
BOT_ID = "B0KLOE"
BOT_NAME = "kloe"
OTHER_BOT_USER_ID = "U0OTHER"
OTHER_BOT_ID = "B0OTHER"
SLACKBOT_ID = "USLACKBOT"
"""In whose name Slack itself speaks."""
BOT_TOKEN = "xoxb-stand-in"  # noqa: S105 - opens the stand-in and nothing else
APP_TOKEN = "xapp-stand-in"  # noqa: S105 - the same
SIGNING_SECRET = "stand-in-signing-secret"  # noqa: S105 - the same
VERIFICATION_TOKEN = "stand-in-verification"  # noqa: S105 - the old mark, which nobody should check

DEFAULT_SCOPES = frozenset(
    {
        "app_mentions:read",
        "assistant:write",
        "chat:write",
        "commands",
        "im:history",
        "im:write",
        "users:read",
    }
)
"""What Kloe's bot token may do."""
OPTIONAL_SCOPES = frozenset({"files:write"})
"""What a workspace may grant besides, or not: `Workspace(scopes=DEFAULT_SCOPES | OPTIONAL_SCOPES)`."""
