"""What the Slack side is made of, before Slack has been asked anything."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from slack_sdk import WebClient

from bot.current import Current
from bot.selfcheck.book import Book
from bot.selfcheck.quiet_hours import Quiet
from bot.slack.desk import Desk
from bot.slack.draft import Drafts
from bot.slack.web import SlackApi
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.text.named_person import has_titled_name
from bot.text.personal_data import has_personal_data, is_of_a_person


class Choices(NamedTuple):
    """What whoever runs Kloe has chosen."""

    keep_questions: bool
    """Whether the text of questions that could not be answered is kept."""
    retention_days: int
    """Days for which answers, feedback and gaps are kept."""
    selfcheck_days: int
    """Days since their last change for which self-checks are kept."""
    contact: str = ""
    """Whom people can ask about what is kept; empty where that is not known."""
    quiet: Quiet | None = None
    """Hours in which nobody is reminded."""


class Parts(NamedTuple):
    """What there is before Slack has been asked anything."""

    current: Current
    database: Database
    ledger: Ledger
    api: SlackApi
    client: WebClient
    desk: Desk
    drafts: Drafts
    choices: Choices
    book: Callable[[], Book]
    """Gives the self-checks that are asked now."""
    clock: Callable[[], datetime]
    """The time now, UTC."""
    prepare: Callable[[], None] | None = None
    """Makes the database ready, where it could not be reached at the start."""

    def holds_details(self, text: str) -> bool:
        """Tell whether a text holds a person's details."""
        return has_personal_data(text, known_names=self.current.kloe().glossary.person_free)

    def is_of_a_person(self, text: str) -> bool:
        """Tell whether a message holds a person's details, or the number of a record."""
        return is_of_a_person(text, known_names=self.current.kloe().glossary.person_free)

    def names_person(self, text: str) -> bool:
        """Tell whether a text names a person by a title, none whom the documents name."""
        return has_titled_name(text, known_names=self.current.kloe().glossary.person_free)
