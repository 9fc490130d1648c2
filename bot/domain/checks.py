"""What `kloe doctor` finds: each thing passes, or comes with what to do."""

from bot.domain.ids import Value


class Check(Value):
    """One thing that was looked at."""

    name: str
    passes: bool
    says: str
    """What was found; where it does not pass, what to do."""


def passed(name: str, says: str) -> Check:
    """Return a check that passes."""
    return Check(name=name, passes=True, says=says)


def failed(name: str, says: str) -> Check:
    """Return a check that does not pass, and what to do."""
    return Check(name=name, passes=False, says=says)
