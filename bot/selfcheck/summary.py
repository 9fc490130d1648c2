"""What one run shows: counts a theme, strengths, gaps, what has changed.

Values in, values out. What is counted is what was answered in the run, and each question once: what
was skipped is counted as not answered. "With evidence" is a level, which the person chose; whether
evidence is noted is no part of the counts, and what is said to be in place without any is `thin`,
whichever of the two levels it has. Evidence and earlier runs are only ever those of the same person,
whatever is passed in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot import wording
from bot.domain.ids import Value
from bot.domain.selfcheck import LEVELS, Item, ItemId, Level, Note, Run, SelfCheck, Theme

BAR_BLOCKS = 10
"""Characters of a bar: narrow enough for a telephone, and tenths are easy to read."""
_FULL, _HALF, _LIGHT = "\u2588", "\u2592", "\u2591"
_STRONG: frozenset[Level] = frozenset({"in_place", "evidenced"})
_OPEN: frozenset[Level] = frozenset({"not_in_place", "started", "dont_know"})


class Standing(Value):
    """Where one question stands."""

    item: Item
    level: Level | None
    """None where it was not answered."""
    before: Level | None
    """What was answered the time before, whatever the self-check; None where it never was."""
    notes: tuple[Note, ...]


class Former(Value):
    """A question of the run that its self-check no longer asks; only its id is left of it."""

    item: ItemId
    level: Level | None
    notes: tuple[Note, ...]


class ThemeSummary(Value):
    """How the questions of one theme were answered."""

    theme: Theme
    counts: tuple[int, ...]
    """How often each level was chosen, in the order of `LEVELS`."""
    asked: int
    answered: int


class Summary(Value):
    """What one run shows."""

    check: SelfCheck
    run: Run
    themes: tuple[ThemeSummary, ...]
    """Those of which something was asked."""
    standings: tuple[Standing, ...]
    """In the order in which they were asked."""
    former: tuple[Former, ...]
    previous_from: datetime | None
    """When the earliest of the runs was done with which this one is compared."""
    previous_at: datetime | None
    """When the latest of them was done."""

    @property
    def counts(self) -> tuple[int, ...]:
        """How often each level was chosen in all themes, in the order of `LEVELS`."""
        return _counts(self.standings)

    @property
    def asked(self) -> int:
        """How many questions were asked, answered or not."""
        return len(self.standings)

    @property
    def in_place(self) -> tuple[Standing, ...]:
        """What is said to be in place, with evidence or without."""
        return tuple(s for s in self.standings if s.level in _STRONG)

    @property
    def strengths(self) -> tuple[Standing, ...]:
        """What is said to be in place and has evidence noted; the rest of it is `thin`."""
        return tuple(s for s in self.in_place if s.notes)

    @property
    def gaps(self) -> tuple[Standing, ...]:
        """What is not in place, only started, or not known."""
        return tuple(s for s in self.standings if s.level in _OPEN)

    @property
    def thin(self) -> tuple[Standing, ...]:
        """What is said to be in place, with evidence or without, and has no evidence noted."""
        return tuple(s for s in self.in_place if not s.notes)

    @property
    def not_applicable(self) -> tuple[Standing, ...]:
        """What does not apply here."""
        return tuple(s for s in self.standings if s.level == "not_applicable")

    @property
    def unanswered(self) -> tuple[Standing, ...]:
        """What was skipped, or not reached."""
        return tuple(s for s in self.standings if s.level is None)

    @property
    def changed(self) -> tuple[Standing, ...]:
        """What was answered otherwise the time before; what was answered only once is no change."""
        return tuple(s for s in self.standings if s.level and s.before and s.level != s.before)


def summary_of(
    check: SelfCheck, run: Run, *, earlier: Sequence[Run], notes: Sequence[Note]
) -> Summary:
    """Return what a run shows.

    Args:
        check: its definition, as it is now.
        run: done, or as far as it is.
        earlier: other runs of the person, in any order; later ones among them are passed over.
        notes: the person's evidence.
    """
    before = _before(run, earlier)
    noted = _by_item(note for note in notes if note.user == run.user)
    standings = tuple(
        Standing(
            item=check.by_id[item],
            level=run.levels.get(item),
            before=before[item].levels[item] if item in before else None,
            notes=noted.get(item, ()),
        )
        for item in run.items
        if item in check.by_id
    )
    former = tuple(
        Former(item=item, level=run.levels.get(item), notes=noted.get(item, ()))
        for item in run.items
        if item not in check.by_id
    )
    compared = [_ended(before[s.item.id]) for s in standings if s.item.id in before]
    return Summary(
        check=check,
        run=run,
        themes=tuple(_themes(check, standings)),
        standings=standings,
        former=former,
        previous_from=min(compared, default=None),
        previous_at=max(compared, default=None),
    )


def bar(counts: Sequence[int], asked: int) -> str:
    """Return a bar of blocks, and beside it the words that say the same.

    A full block is what is in place, a half one what was started, a light one the rest, with what
    was not answered; whatever is there at all has a block. `wording.BAR_KEY` says so.

    Args:
        counts: one for each of `LEVELS`.
        asked: how many questions there are, answered or not.
    """
    by_level = dict(zip(LEVELS, counts, strict=True))
    strong = sum(by_level[level] for level in LEVELS if level in _STRONG)
    started = by_level["started"]
    parts = _blocks(strong, started, asked - strong - started)
    signs = zip((_FULL, _HALF, _LIGHT), parts, strict=True)
    return f"{''.join(sign * blocks for sign, blocks in signs)} {words(counts, asked)}"


def words(counts: Sequence[int], asked: int) -> str:
    """Return how often each level was chosen, in words.

    Args:
        counts: one for each of `LEVELS`.
        asked: how many questions there are, answered or not.
    """
    return wording.counts_in_words(dict(zip(LEVELS, counts, strict=True)), asked)


def _before(run: Run, earlier: Sequence[Run]) -> Mapping[ItemId, Run]:
    """Return for each question the latest run, done and begun before this one, that answers it."""
    found: dict[ItemId, Run] = {}
    for other in sorted(earlier, key=lambda other: (other.started_at, other.id)):
        is_before = other.started_at < run.started_at and other.stage == "done"
        if is_before and other.user == run.user and other.id != run.id:
            found.update(dict.fromkeys(other.levels, other))
    return found


def _ended(run: Run) -> datetime:
    return run.done_at or run.changed_at


def _by_item(notes: Iterable[Note]) -> Mapping[ItemId, tuple[Note, ...]]:
    found: dict[ItemId, tuple[Note, ...]] = {}
    for note in notes:
        found[note.item] = (*found.get(note.item, ()), note)
    return found


def _themes(check: SelfCheck, standings: Sequence[Standing]) -> Iterator[ThemeSummary]:
    for theme in check.themes:
        inside = [standing for standing in standings if standing.item.theme == theme.id]
        if inside:
            counts = _counts(inside)
            yield ThemeSummary(theme=theme, counts=counts, asked=len(inside), answered=sum(counts))


def _counts(standings: Sequence[Standing]) -> tuple[int, ...]:
    chosen = Counter(standing.level for standing in standings)
    return tuple(chosen[level] for level in LEVELS)


def _blocks(strong: int, started: int, rest: int) -> tuple[int, int, int]:
    """Return how many blocks each part of a bar has; they make `BAR_BLOCKS` together.

    Where one part ends and the next begins is rounded, half a block up, and not each part alone: so
    half of the questions are half of the bar whatever the others are, and a better answer never
    makes a bar shorter. A part that is there at all has a block.
    """
    every = strong + started + rest
    if not every:
        return (0, 0, BAR_BLOCKS)
    room = BAR_BLOCKS - bool(rest)
    full = _within(_rounded(strong, every), bool(strong), room - bool(started))
    end = _within(_rounded(strong + started, every), full + bool(started), room)
    end = end if started else full
    return (full, end - full, BAR_BLOCKS - end)


def _rounded(part: int, every: int) -> int:
    return (2 * BAR_BLOCKS * part + every) // (2 * every)


def _within(number: int, least: int, most: int) -> int:
    return min(max(number, least), most)
