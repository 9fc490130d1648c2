"""The Bolt app: what it listens to, and who it says it is. Nothing is sent or read at import."""

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient

from bot.log import library_logger
from bot.slack.desk import Desk
from bot.slack.identity import Identity
from bot.slack.intake import Intake

APP_NAME = "slack_bolt.kloe.app"
"""Bolt takes it for the name of a logger, and sets that up anew with each request."""
BOLT_LOGGER = "slack_bolt.kloe"
SDK_LOGGER = "slack_sdk.kloe"


def sdk_client(base_url: str, token: str, *, proxy: str | None) -> WebClient:
    """Return the SDK's client, for what Bolt and Socket Mode ask of Slack themselves."""
    return WebClient(token=token, base_url=base_url, proxy=proxy, logger=library_logger(SDK_LOGGER))


class _KnownBot(Authorize):
    """Answers for each request what was asked once, at the start."""

    def __init__(self, identity: Identity, token: str) -> None:
        self._result = AuthorizeResult(
            enterprise_id=None,
            team_id=identity.team_id,
            bot_user_id=identity.user_id,
            bot_id=identity.bot_id,
            bot_token=token,
        )

    def __call__(self, **about: object) -> AuthorizeResult:
        """Return who Kloe is, whatever the request is about."""
        del about
        return self._result


def build_app(identity: Identity, desk: Desk, intake: Intake, *, client: WebClient) -> App:
    """Return a Bolt app that reads everything through the intake; listeners are still to register.

    Signatures are checked in front of Bolt, before anything is parsed (`serve.py`); Kloe's own posts
    are wanted, since they tell that a reply was posted.

    Args:
        identity: who Kloe is.
        desk: runs the listeners.
        intake: the middleware that reads and saves.
        client: the SDK's client, with the bot's token, for what Bolt and Socket Mode ask themselves.
    """
    app = App(
        name=APP_NAME,
        logger=library_logger(BOLT_LOGGER),
        client=WebClient(base_url=client.base_url, proxy=client.proxy),
        authorize=_KnownBot(identity, client.token or ""),
        listener_executor=desk,
        signing_secret="",
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.use(intake)
    return app
