"""Running the real `kloe` over a knowledge folder of the test's own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

TIMEOUT_SECONDS = 60


class Ended(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def kloe(knowledge: Path, *arguments: str | Path) -> Ended:
    """Run a command to its end."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR"}}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    more = {"PYTHONWARNINGS": "error", "PYTHONUTF8": "1", "KLOE_CACHE": "off"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**kept, **more, "KLOE_KNOWLEDGE": str(knowledge)},
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
