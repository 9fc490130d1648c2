"""With which run of a self-check a person can go on. Pure."""

from collections.abc import Sequence

from bot.domain.selfcheck import CheckId, Run


def to_go_on(runs: Sequence[Run], check: CheckId) -> Run | None:
    """Return the run that is under way, or else the latest one where that was stopped.

    Args:
        runs: of one person, the newest first.
        check: the self-check.
    """
    own = [run for run in runs if run.check == check]
    under_way = next((run for run in own if run.is_open), None)
    stopped = own[0] if own and own[0].stage == "stopped" else None
    return under_way or stopped
