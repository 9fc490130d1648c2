"""Kloe over a folder for snapshots, and what stands in that folder."""

from pathlib import Path
from typing import Any

from bot.compose import compose_kloe
from bot.domain.query import Question
from bot.kloe import Kloe

QUESTIONS = (
    "who is the plan for?",
    "what does an HP know",
    "what are the marks of a good pilot",
    "when was the Harbour Plan published",
    "what do pilots earn",
    "whom does the harbuor plan address",
    "",
)


def snapshots_in(cache: Path) -> list[Path]:
    """Return the snapshots of a folder, oldest first."""
    return sorted(cache.glob("*.kloe-snapshot"), key=lambda path: path.stat().st_mtime_ns)


def keep_one(knowledge: Path, cache: Path) -> Path:
    """Compose once, and return the snapshot that was kept."""
    compose_kloe(knowledge, cache=cache)
    (path,) = snapshots_in(cache)
    return path


def told(kloe: Kloe, *texts: str) -> list[dict[str, Any]]:
    """Return how each question was answered, but for the times."""
    traces = [kloe.ask(Question(text=text)) for text in texts or QUESTIONS]
    return [trace.model_dump(exclude={"elapsed_ms"}) for trace in traces]
