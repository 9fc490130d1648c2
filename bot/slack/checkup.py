"""What `kloe doctor` asks Slack: are the tokens known, and is every permission there?"""

from bot import wording
from bot.domain.checks import Check, failed, passed
from bot.errors import SlackError, SlackRefused
from bot.slack.identity import Identity, identify
from bot.slack.scopes import needed_scopes, optional_scopes
from bot.slack.web import SlackApi


def check_bot_token(api: SlackApi) -> tuple[Check, ...]:
    """Return whether Slack knows the bot's token, what it allows, and how people name Kloe."""
    try:
        identity = identify(api)
    except SlackRefused as refused:
        return (failed("SLACK_BOT_TOKEN", wording.token_refused(refused.code)),)
    except SlackError:
        return (failed("Slack", wording.SLACK_NOT_REACHED),)
    return (
        passed("SLACK_BOT_TOKEN", wording.known_as(identity.name)),
        _scopes(identity),
        _own_user(api, identity),
    )


def check_app_token(base_url: str, token: str, *, proxy: str | None) -> Check:
    """Return whether Slack opens a Socket Mode connection for the app-level token."""
    try:
        SlackApi(base_url, token, proxy=proxy).call("apps.connections.open")
    except SlackRefused as refused:
        return failed("SLACK_APP_TOKEN", wording.token_refused(refused.code))
    except SlackError:
        return failed("SLACK_APP_TOKEN", wording.SLACK_NOT_REACHED)
    return passed("SLACK_APP_TOKEN", wording.SOCKET_MODE_WORKS)


def _scopes(identity: Identity) -> Check:
    missing = needed_scopes() - set(identity.scopes)
    if not identity.scopes:
        return passed("scopes", wording.SCOPES_NOT_TOLD)
    if missing:
        return failed("scopes", wording.scopes_missing(sorted(missing)))
    withheld = optional_scopes() - set(identity.scopes)
    told = wording.scopes_withheld(sorted(withheld)) if withheld else ""
    return passed("scopes", f"{wording.SCOPES_THERE}{told}")


def _own_user(api: SlackApi, identity: Identity) -> Check:
    """Return whether Kloe's own user is active in the workspace."""
    try:
        user = api.call("users.info", user=identity.user_id).get("user")
    except SlackError as error:
        return failed("user", wording.own_user_unknown(type(error).__name__))
    is_deleted = isinstance(user, dict) and user.get("deleted") is True
    return failed("user", wording.OWN_USER_GONE) if is_deleted else passed("user", wording.OWN_USER)
