"""A page to ask."""

import pytest

from .standing import Standing


@pytest.fixture
def standing() -> Standing:
    """A page over a workspace in which nobody answers."""
    return Standing()
