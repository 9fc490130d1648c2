"""An empty knowledge folder for every test of the corpus."""

from pathlib import Path

import pytest

from .folders import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A knowledge folder in which nothing stands yet."""
    path = tmp_path / "knowledge"
    (path / "sources").mkdir(parents=True)
    return Folder(path)
