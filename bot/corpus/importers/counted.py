"""The marks before the items of lists that are counted: `(a)`, `ii)`, `4.`, and which comes after which."""

import re
from typing import NamedTuple

_MARK = re.compile(r"\s*(?P<open>\(?)(?P<count>[a-z]|[ivx]{2,5}|\d{1,2})(?P<close>[.)])\s+(?=\S)")
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")  # fmt: skip


class Count(NamedTuple):
    """What stands before an item."""

    form: str
    """Its brackets or full stop."""
    shown: str

    @property
    def is_first(self) -> bool:
        """Whether a list begins with it."""
        return self.shown in {"a", "i", "1"}

    @property
    def is_bracketed(self) -> bool:
        """Whether it ends in a bracket, as the number of no heading or clause does."""
        return self.form.endswith(")")

    def goes_before(self, other: "Count") -> bool:
        """Tell whether another comes next in a list."""
        return self.form == other.form and other.shown in _next(self.shown)


def count_of(text: str) -> Count | None:
    """Return what stands before a text; None where it is not counted."""
    found = _MARK.match(text)
    return Count(f"{found['open']}{found['close']}", found["count"]) if found else None


def _next(count: str) -> set[str]:
    """Return what may come after a count: `i` is a letter and a number."""
    if count.isdecimal():
        return {str(int(count) + 1)}
    found = {chr(ord(count) + 1)} if len(count) == 1 and count != "z" else set()
    if count in _ROMANS[:-1]:
        found.add(_ROMANS[_ROMANS.index(count) + 1])
    return found
