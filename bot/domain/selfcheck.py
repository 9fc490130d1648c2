"""Self-checks: what is asked, what one person answered, what was noted as evidence, when to remind.

The definitions come from the knowledge folder; everything else belongs to one person. Values only:
what a click does to a run is in `bot/selfcheck/dialogue.py`.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import Literal, NewType, Self

from pydantic import Field, model_validator

from bot.domain.ids import PassageId, Value

CheckId = NewType("CheckId", str)
"""Of a self-check: `w1`, `kloes`, `dpic`."""
ThemeId = NewType("ThemeId", str)
ItemId = NewType("ItemId", str)
"""Of a question, the same in every self-check that asks it: `w1-4`."""
RunId = NewType("RunId", str)

Level = Literal["not_in_place", "started", "in_place", "evidenced", "not_applicable", "dont_know"]
LEVELS: tuple[Level, ...] = (
    "not_in_place",
    "started",
    "in_place",
    "evidenced",
    "not_applicable",
    "dont_know",
)
"""In the order in which the buttons stand."""
GRADED: tuple[Level, ...] = LEVELS[:4]
"""Levels that say how far something is, from the lowest."""

Stage = Literal["asking", "paused", "done", "stopped"]
"""Of a run: a question is open; the person comes back later; all was asked; ended by the person."""


class Theme(Value):
    """Questions that belong together."""

    id: ThemeId
    title: str = Field(min_length=1)


class Item(Value):
    """One question, and what it rests on."""

    id: ItemId
    theme: ThemeId
    question: str = Field(min_length=1)
    rests_on: PassageId
    """The passage that is cited as the reason for asking."""
    code: str = ""
    """Official code of the prompt, such as `W1.4`; empty where there is none."""
    counts: tuple[str, ...] = Field(min_length=1)
    """What counts as evidence, one thing each."""


class Reason(Value):
    """Why a question is asked: what the passage it rests on says, ready to be shown."""

    words: str = Field(min_length=1)
    """As they stand in the file that is held, without quotation marks."""
    is_own: bool
    """Whether they are the document's own words; a summary is never shown as a quotation."""
    source: str
    """One line: document, section, and whether the words are a summary."""
    document: str
    """Its title and date."""
    currency: str
    """One line: what became of the document, and the date of the check."""
    url: str | None
    """The publisher's own page."""
    no_address: str = ""
    """One line: why there is no such page; empty where there is one."""


class SelfCheck(Value):
    """What one self-check asks."""

    id: CheckId
    title: str = Field(min_length=1)
    about: str = Field(min_length=1)
    """One sentence: what it goes through."""
    themes: tuple[Theme, ...] = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)
    """In the order in which they are asked, those of a theme together."""

    @model_validator(mode="after")
    def _themes_hold(self) -> Self:
        known = [theme.id for theme in self.themes]
        used = [item.theme for item in self.items]
        if len(set(known)) != len(known) or set(used) != set(known):
            msg = "every theme has a question, and every question a theme of its self-check"
            raise ValueError(msg)
        if len({item.id for item in self.items}) != len(self.items):
            msg = "no question stands twice in a self-check"
            raise ValueError(msg)
        return self

    @cached_property
    def by_id(self) -> Mapping[ItemId, Item]:
        """Its questions by their ids."""
        return {item.id: item for item in self.items}


class Response(Value):
    """What a person answered to one question."""

    item: ItemId
    level: Level
    at: datetime


class Run(Value):
    """One person going through one self-check; a new value after each click."""

    id: RunId
    user: str
    check: CheckId
    items: tuple[ItemId, ...] = Field(min_length=1)
    """Asked in this order; fixed when the run begins, whatever becomes of the definition."""
    responses: tuple[Response, ...] = ()
    """One for each question that is answered, in the order of the items."""
    skipped: tuple[ItemId, ...] = ()
    """Passed over and not answered; they are not asked again unless the person goes back."""
    current: ItemId | None = None
    """The question that is open, or that a paused run goes on with; None once done."""
    stage: Stage = "asking"
    revision: int = Field(default=0, ge=0)
    """Rises with every change; a button carries the one under which it was shown."""
    team: str | None = None
    """The team's self-check of which this run is a part."""
    started_at: datetime
    changed_at: datetime
    done_at: datetime | None = None

    @cached_property
    def levels(self) -> Mapping[ItemId, Level]:
        """The answers by question."""
        return {response.item: response.level for response in self.responses}

    @property
    def is_open(self) -> bool:
        """Whether there is something to go on with."""
        return self.stage in {"asking", "paused"}

    @property
    def is_settled(self) -> bool:
        """Whether each question is answered or was skipped: open still, an answer is being changed."""
        return len(self.responses) + len(self.skipped) == len(self.items)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        order = {item: place for place, item in enumerate(self.items)}
        places = [order.get(response.item, -1) for response in self.responses]
        if -1 in places or places != sorted(set(places)) or len(order) != len(self.items):
            msg = "answers are to the run's own questions, each once, in their order"
            raise ValueError(msg)
        if not order.keys() >= set(self.skipped) or set(self.skipped) & self.levels.keys():
            msg = "what is skipped is asked in this run, and not answered"
            raise ValueError(msg)
        if (self.current is None) != (self.stage not in {"asking", "paused"}):
            msg = "a question is open exactly as long as the run is"
            raise ValueError(msg)
        return self


class Note(Value):
    """Evidence that a person noted for a question; it outlives the run."""

    id: str
    user: str
    item: ItemId
    what: str = Field(min_length=1, max_length=300)
    where: str = Field(max_length=300)
    """Where it is kept: a folder, a minute, a page."""
    owner: str = Field(max_length=100)
    """Who looks after it, as a role."""
    review_on: date | None
    noted_at: datetime


Every = Literal["week", "month", "quarter"]


class Reminder(Value):
    """When a person wants to be reminded of a self-check."""

    user: str
    check: CheckId
    every: Every
    starts_on: date
    """The first day; later ones are the same day of the week, or of the month."""
    at: time
    """Local time."""
    zone: str
    """IANA name, such as `Europe/London`."""
    follows: bool = True
    """Whether the zone goes with the person, as Slack knows it; else it was chosen and stays."""
    due_at: datetime
    """UTC: the next one, moved out of weekends, holidays and quiet hours."""
    period: str
    """Which period the next one belongs to: the day on which it would fall, ISO 8601. One that the
    person put off has the day to which it was put off behind that."""


class Missed(Value):
    """A reminder that was not sent, since it would have come too late."""

    check: CheckId
    due_at: datetime
