"""What Bolt calls for what befalls the app itself: a person opens it, or it is removed."""

import logging

from slack_bolt import BoltContext

from bot.errors import SlackError, StoreUnavailable
from bot.log import log_event
from bot.slack.arrivals import HomeOpened, Opened, Removed
from bot.slack.checks.home import HomeDesk
from bot.slack.front import Front
from bot.slack.intake import ARRIVAL
from bot.slack.web import SlackApi
from bot.store.engine import Database


class AppListeners:
    """Shows what there is to begin with, and looks after what is left in the end."""

    def __init__(self, front: Front, home: HomeDesk, *, database: Database, api: SlackApi) -> None:
        self._front = front
        self._home = home
        self._database = database
        self._api = api

    def on_opened(self, context: BoltContext) -> None:
        """Show Home, or suggest what may be asked in the conversation with Kloe."""
        arrival = context.get(ARRIVAL)
        if isinstance(arrival, HomeOpened):
            self._home.opened(arrival.user, arrival.channel)
        elif isinstance(arrival, Opened):
            self._suggest(arrival.channel)

    def on_removed(self, context: BoltContext) -> None:
        """Empty the log beside the database too, which the intake emptied, and ask whether it is so.

        Kloe stays up, and says that Slack is degraded from the moment at which Slack refuses the
        token; whoever installs Kloe anew starts it with the new token.
        """
        if not isinstance(context.get(ARRIVAL), Removed):
            return
        self._home.forget()
        try:
            self._database.checkpoint()
        except StoreUnavailable as error:  # the hourly sweep does it
            log_event(logging.INFO, "log of the database not emptied", error=error.reason)
        try:
            self._api.call("auth.test")
        except SlackError as error:
            log_event(logging.WARNING, "token good no more", error=type(error).__name__)

    def _suggest(self, channel: str) -> None:
        try:
            self._front.suggest_prompts(channel)
        except SlackError as error:
            log_event(logging.INFO, "prompts not shown", error=type(error).__name__)
