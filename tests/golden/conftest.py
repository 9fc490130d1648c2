"""The option that rewrites the golden files."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`, for `pytest tests/golden --update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.json")


@pytest.fixture
def is_update(request: pytest.FixtureRequest) -> bool:
    """Tell whether the golden files are to be rewritten; they are compared by default."""
    return bool(request.config.getoption("--update-golden", default=False))
