"""How the tests of answers ask."""

import pytest

from bot.answering.result import AskResult, result_of
from bot.domain.query import Question
from bot.kloe import Kloe

from .asking import Ask


@pytest.fixture(scope="session")
def ask(kloe: Kloe) -> Ask:
    """Ask over the shipped knowledge."""

    def asked(text: str) -> AskResult:
        return result_of(kloe.ask(Question(text=text)), top=10)

    return asked
