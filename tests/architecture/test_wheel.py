"""What is installed from a wheel works as the checkout does, its knowledge included."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.kloe import Kloe

ROOT = Path(__file__).parents[2]
ASK = ("ask", "what are the four capabilities?")


def pip(*arguments: str) -> None:
    """Run pip without any index."""
    subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments],
        check=True,
        capture_output=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder), str(ROOT))
    return next(folder.glob("kloe-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


def run_installed(installed: Path, elsewhere: Path, *arguments: str) -> str:
    """Run the installed command from another working directory, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=elsewhere,
        env={"PYTHONPATH": str(installed), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout.decode()


def test_the_wheel_holds_the_knowledge_and_the_page_and_no_tests(wheel: Path) -> None:
    """Documents, wordings, self-checks and lexicon travel inside the package, as the page does."""
    names = zipfile.ZipFile(wheel).namelist()

    for path in (
        "sources/briefing-ltp.md",
        "asked/briefing-ltp.txt",
        "selfchecks/kloes.yaml",
        "lexicon.yaml",
    ):
        assert f"bot/_knowledge/{path}" in names
    for path in ("templates/page.html", "static/page.css", "static/page.js", "static/icon.svg"):
        assert f"bot/playground/{path}" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"bot", "kloe"}
    assert [name for name in names if "test" in name.lower() or name.endswith(".pyc")] == []


def test_the_installed_command_answers_from_its_own_knowledge(
    installed: Path, tmp_path: Path, kloe: Kloe
) -> None:
    """In any folder, with nothing set: the same answer over the same corpus."""
    answer = run_installed(installed, tmp_path, *ASK)
    told = run_installed(installed, tmp_path, "sources")

    assert "\u201cSystem leadership skills\u201d [2]" in answer
    assert kloe.corpus.fingerprint in told


def test_the_code_that_answered_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    """The checkout does not stand in for the wheel."""
    done = subprocess.run(
        [sys.executable, "-c", "import bot.settings as s; print(s.find_knowledge(None))"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(done.stdout.strip()) == installed / "bot" / "_knowledge"
