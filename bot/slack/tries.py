"""How often, and after how long, something is tried again that Slack did not do."""

from collections.abc import Callable
from typing import NamedTuple

from bot.errors import SlackError, SlackRateLimited, SlackRefused
from bot.slack.desk import Job
from bot.slack.web import UNKNOWN_TOKEN

MAX_TRIES = 9
"""Tries at one reply while Slack does not answer: some four minutes, the waits doubling."""
MAX_RESPONSE_TRIES = 4
"""Tries by an address that Slack lets be used five times. Source: Slack, "Handling user
interaction", read July 2026."""
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0


class GiveUp(NamedTuple):
    """It is not to be tried again."""

    why: str


class Tries:
    """Counts the tries at one thing."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.made = 0

    def after(self, error: SlackError) -> float | GiveUp:
        """Return after how many seconds to try again, or why not to.

        Waiting because Slack asks to is no try. A token that Slack does not accept may be put right
        by whoever runs Kloe.
        """
        if isinstance(error, SlackRateLimited):
            return error.retry_after_seconds
        why = error.code if isinstance(error, SlackRefused) else type(error).__name__
        if isinstance(error, SlackRefused) and error.code not in UNKNOWN_TOKEN:
            return GiveUp(why)
        self.made += 1
        if self.made >= self.most:
            return GiveUp(why)
        return float(min(FIRST_WAIT_SECONDS * 2 ** (self.made - 1), LONGEST_WAIT_SECONDS))


def errand(
    send: Callable[[], object],
    *,
    given_up: Callable[[str], object],
    failed: Callable[[str], object],
    most: int = MAX_RESPONSE_TRIES,
) -> Job:
    """Return a job that sends something that nobody has to record.

    Args:
        send: sends it, or raises a SlackError.
        given_up: told why, where it cannot be sent.
        failed: told the incident's id, where a fault of the program ended it.
        most: tries at most.
    """
    tries = Tries(most)

    def run() -> float | None:
        """Send; return after how many seconds to try again."""
        try:
            send()
        except SlackError as error:
            then = tries.after(error)
            if not isinstance(then, GiveUp):
                return then
            given_up(then.why)
        return None

    def fail(incident: str) -> None:
        """Tell that a fault of the program ended it."""
        failed(incident)

    return Job(run, fail)
