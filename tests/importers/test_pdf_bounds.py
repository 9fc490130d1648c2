"""PDF: pages that are made to take long are read in time, and none of their words is lost."""

import time

import pytest

from bot.corpus.importers.pdf_lines import Page, lines_of
from bot.corpus.importers.pdf_rules import MAX_RULES, Rule
from bot.corpus.importers.pdf_runs import Run

MANY = 8_000
"""Pieces of text; a dense page that is written letter by letter has as many."""
RULES = MAX_RULES - 10
SECONDS = 5
"""Without bounds most of these take ten and more."""


def written(x: float, y: float, width: float = 60.0) -> Run:
    """Return a piece of text."""
    return Run("word", x, x + width, y, 10.0, bold=False)


def across(number: int, right: float = 500.0) -> list[Rule]:
    """Return so many rules across the page."""
    return [Rule("across", 12.0 * place, 40.0, right) for place in range(number)]


def upright(number: int) -> list[Rule]:
    """Return so many upright rules."""
    return [Rule("upright", 40 + 60.0 * place, 0.0, 12.0 * MANY) for place in range(number)]


ROWS = [written(50 + 200 * (place % 2), 10 + 12 * (place // 2)) for place in range(MANY)]
PAGES: dict[str, tuple[list[Run], list[Rule]]] = {
    "one line": ([written(5 * place, 100, 4) for place in range(MANY)], []),
    "stairs": ([written(50 + 7 * place % 9000, 12 * place) for place in range(MANY)], []),
    "two columns": ([written(50 + 300 * (n % 2), 12 * (n // 2), 200) for n in range(MANY)], []),
    "rows": (ROWS, across(RULES)),
    "columns": ([run._replace(y=run.y % 5880) for run in ROWS], across(490, 9e5) + upright(2_500)),
    "cells": (ROWS, [Rule("across", y, 40, 500) for y in (0.0, 30.0, 12.0 * MANY)] + upright(9)),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_made_to_take_long_is_read_in_time(name: str) -> None:
    """The time grows with the page, and not with its square."""
    runs, rules = PAGES[name]
    begun = time.process_time()

    (lines,) = lines_of([Page(1, 600, 800, tuple(runs), tuple(rules))])

    assert time.process_time() - begun < SECONDS
    assert sum(line.text.count("word") for line in lines) == len(set(runs))
