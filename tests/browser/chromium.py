"""Chromium as the operating system has it, and where it is; nothing is downloaded by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HOW_TO_GET_IT = "Chromium is not here: apt-get install chromium"


def program() -> str:
    """Return the path of Chromium; fail, rather than skip, where there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(HOW_TO_GET_IT)
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program())
        try:
            yield started
        finally:
            started.close()
