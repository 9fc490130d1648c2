"""Whether the well-led framework deals with climate change is held: nothing of 2017 corresponds to it."""

import pytest

from .asking import Ask


@pytest.mark.parametrize(
    "text",
    [
        "does the well-led framework cover climate change?",
        "is climate change in the well-led framework",
        "does well-led mention the environment?",
        "does W1 to W8 cover net zero",
        "does the well-led framework say anything about the green agenda?",
        "does the framework cover the climate emergency?",
        "do the KLOEs mention global warming",
        "does the 2017 framework include carbon",
    ],
)
def test_the_crosswalk_answers_first(ask: Ask, text: str) -> None:
    """And not whatever of the named framework comes nearest."""
    assert "none of the key lines of enquiry W1 to W8" in ask(text).citations[0].quote
