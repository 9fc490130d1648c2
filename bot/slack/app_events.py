"""Events about the app itself: a person opened it, or it was removed. Pure."""

from datetime import datetime, timedelta

from bot.slack.arrivals import Arrival, HomeOpened, Opened, Silent
from bot.slack.identity import Identity
from bot.slack.payloads import EventDelivery

REMOVALS = frozenset({"app_uninstalled", "tokens_revoked"})
"""Events that come when Kloe is removed. Slack sends both, in an order that it does not promise.
Source: Slack, "app_uninstalled event" and "tokens_revoked event", read July 2026."""
CLOCKS_APART = timedelta(seconds=60)
"""By how much Slack's clock and ours may differ."""


def opened(delivery: EventDelivery) -> Arrival:
    """Return what a person opened, if it is anything that Kloe shows something in."""
    event = delivery.event
    match event.tab if event.channel and event.user else "":
        case "messages":
            return Opened(event.channel, event.user, delivery.event_id)
        case "home":
            return HomeOpened(event.channel, event.user)
    return Silent("not_addressed")


def is_own_removal(delivery: EventDelivery, identity: Identity, since: datetime) -> bool:
    """Tell whether an event ends this installation.

    Slack sends for up to a day what nobody took, so that an event may be about an installation that
    is over, after which Kloe was installed anew. What was kept since then must not go.

    Args:
        delivery: the event, one of `REMOVALS`.
        identity: who Kloe is.
        since: when Slack last accepted the token at a start.
    """
    told_at = delivery.event_time
    if delivery.team_id not in {"", identity.team_id}:
        return False
    if told_at and told_at < (since - CLOCKS_APART).timestamp():
        return False
    event = delivery.event
    return event.type == "app_uninstalled" or identity.user_id in event.tokens.bot
