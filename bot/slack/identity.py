"""Who Kloe is in the workspace, asked once."""

from bot.domain.ids import Value
from bot.errors import SlackSilent
from bot.slack.web import SlackApi


class Identity(Value):
    """Kloe's own names in Slack."""

    team_id: str
    user_id: str
    """Of the bot user that people mention."""
    bot_id: str
    name: str
    scopes: tuple[str, ...]
    """What the token allows; empty where Slack did not tell."""


def identify(api: SlackApi) -> Identity:
    """Return who Slack says that the token belongs to.

    Raises:
        SlackError: Slack refuses or is not reached.
        SlackSilent: the answer names nobody.
    """
    told = api.ask("auth.test")
    names = [str(told.body.get(key) or "") for key in ("team_id", "user_id", "bot_id", "user")]
    if not names[0] or not names[1]:
        raise SlackSilent("auth.test", "no_identity")
    return Identity(
        team_id=names[0], user_id=names[1], bot_id=names[2], name=names[3], scopes=told.scopes
    )
