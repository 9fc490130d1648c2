"""Who imports whom, and that importing does nothing."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import bot

ROOT = Path(__file__).parents[2]
MODULES = sorted(m.name for m in pkgutil.walk_packages(bot.__path__, "bot."))
IMPORT_ALL = """\
import importlib, sys
for name in MODULES:  # once, so that all foreign libraries are there
    importlib.import_module(name)
seen = []
sys.addaudithook(lambda event, found: seen.append((event, found)))
for name in MODULES:
    if name in sys.modules:
        del sys.modules[name]
for name in MODULES:
    importlib.import_module(name)
paths = {f[0] for e, f in seen if e == "open" and isinstance(f[0], str)}
read = [path for path in paths if not path.endswith((".py", ".pyc")) and "__pycache__" not in path]
done = {e for e, _ in seen if e.startswith(("socket.", "subprocess.", "os.system", "sqlite3."))}
print(sorted(read), sorted(done))
"""
ASK = """\
import sys
from bot.cli.main import main
sys.argv = ["kloe", "ask", "who sponsors DPIC?"]
try:
    main()
finally:
    forbidden = {"slack_bolt", "slack_sdk", "sqlalchemy", "alembic", "sqlite3", "psycopg", "rich",
                 "httpx", "requests", "flask", "pytest", "pypdf", "defusedxml", "cryptography",
                 "docx", "lxml"}
    print(sorted(forbidden.intersection(sys.modules)), file=sys.stderr)
"""


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a few lines in a fresh interpreter."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_the_import_contracts_are_kept() -> None:
    """Imports point inward, and each foreign library has one door."""
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout
    assert "0 broken" in checked.stdout


def test_nothing_happens_at_import() -> None:
    """Every module can be imported where there is no knowledge, and opens no file of its own."""
    code = IMPORT_ALL.replace("MODULES", repr([m for m in MODULES if m != "bot.__main__"]))

    ended = python(code, KLOE_KNOWLEDGE="/nowhere/at/all", KLOE_LOG_LEVEL="loud")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "[] []\n"


def test_asking_loads_neither_slack_nor_a_database_nor_tables() -> None:
    """`kloe ask` starts with what it needs, and no more."""
    ended = python(ASK)

    assert ended.returncode == 0
    assert "Its sponsors are the main national organisations" in ended.stdout
    assert ended.stderr == "[]\n"
