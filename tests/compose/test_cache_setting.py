"""Where the start-up snapshot is kept, as the environment says."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.settings import read_settings

from .snapshots import snapshots_in


def cache_of(**environment: str) -> Path | None:
    """Return the folder for the snapshot in an environment."""
    return read_settings(environment).cache


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/ann"}, "/home/ann/.cache/kloe"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": "/srv/ann"}, "/srv/ann/kloe"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": "caches"}, "/home/ann/.cache/kloe"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": ""}, "/home/ann/.cache/kloe"),
        ({"HOME": "/home/ann", "KLOE_CACHE": "/srv/kloe"}, "/srv/kloe"),
        ({"HOME": "/home/ann", "KLOE_CACHE": " "}, "/home/ann/.cache/kloe"),
    ],
)
def test_the_folder_is_the_one_asked_for_or_the_users_own(
    environment: dict[str, str], folder: str
) -> None:
    """`KLOE_CACHE` first, then `XDG_CACHE_HOME` where it is absolute, then the home folder."""
    assert cache_of(**environment) == Path(folder)


@pytest.mark.parametrize("off", ["off", "OFF", " Off "])
def test_off_keeps_nothing(off: str) -> None:
    """However it is written."""
    assert cache_of(HOME="/home/ann", KLOE_CACHE=off) is None


def test_a_home_that_is_not_there_stops_the_start() -> None:
    """The setting is named."""
    with pytest.raises(ConfigurationError, match="KLOE_CACHE"):
        cache_of(KLOE_CACHE="~nobody-of-this-name/kloe")


@pytest.mark.parametrize("environment", [{}, {"HOME": ""}, {"HOME": "ann"}])
def test_without_a_home_nothing_is_kept(environment: dict[str, str]) -> None:
    """A service that has none starts all the same."""
    assert cache_of(**environment) is None


def ask(knowledge: Path, environment: Mapping[str, str]) -> str:
    """Ask in a process of its own, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "who is the plan for?"],
        env={"PATH": os.environ["PATH"], "KLOE_KNOWLEDGE": str(knowledge), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_the_command_keeps_a_snapshot_and_uses_it(knowledge: Path, cache: Path) -> None:
    """The first start writes it, the second reads it, and both say the same."""
    first = ask(knowledge, {"KLOE_CACHE": str(cache)})
    (path,) = snapshots_in(cache)
    written = path.stat().st_mtime_ns

    second = ask(knowledge, {"KLOE_CACHE": str(cache)})

    assert first == second
    assert "The plan was written" in first
    assert [p.stat().st_mtime_ns for p in snapshots_in(cache)] == [written]


def test_the_command_keeps_nothing_where_it_is_off(knowledge: Path, tmp_path: Path) -> None:
    """No file in the home folder, and the same answer."""
    home = tmp_path / "home"
    home.mkdir()

    said = ask(knowledge, {"HOME": str(home), "KLOE_CACHE": "off"})

    assert "The plan was written" in said
    assert list(home.iterdir()) == []
