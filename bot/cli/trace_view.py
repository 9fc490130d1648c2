"""The five stages of an answer, for people."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence, Ranking
from bot.domain.trace import Trace
from bot.retrieval.search import FieldWeights


def show_trace(trace: Trace, *, top: int) -> None:
    """Print question, candidates, evidence and decision; the reply follows by itself."""
    console = Console()
    times = trace.elapsed_ms
    _heading(console, 1, "analyze", times.analyze)
    _show_query(console, trace.query)
    _heading(console, 2, "search", times.search)
    for ranking in trace.rankings:
        _show_ranking(console, ranking, top)
    _heading(console, 3, "select", times.select)
    _show_evidence(console, trace.evidence[:top])
    _heading(console, 4, "decide", times.decide)
    for need in trace.decision.needs:
        console.print(
            f"{need.verdict}, confidence {need.confidence:.2f} {need.topic}", markup=False
        )
        console.print(", ".join(f"{n} {v:g}" for n, v in need.signals if v), markup=False)
    if trace.decision.reason:
        console.print(f"reason: {trace.decision.reason}", markup=False)
    _heading(console, 5, "answer", times.answer)


def _heading(console: Console, number: int, stage: str, milliseconds: float) -> None:
    console.print(Text(f"{number} {stage}  {milliseconds:.2f} ms", style="bold"))


def _show_query(console: Console, query: AnalyzedQuery) -> None:
    facts = {
        "hazard": query.hazard,
        "form": query.form,
        "wants": query.wants,
        "frameworks": " ".join(query.frameworks),
        "codes": " ".join(query.identifiers),
        "follow-up": "yes" if query.is_follow_up else "",
        "read as": " ".join(f"{c.typed}>{c.read_as}" for c in query.corrections),
    }
    console.print(
        ", ".join(f"{name}: {value}" for name, value in facts.items() if value), markup=False
    )
    for need in query.needs:
        terms = " ".join(f"{t.stem}^{t.weight:g}({t.origin})" for t in need.terms)
        console.print(f"need: {need.text}\n  {terms}", markup=False)


def _show_ranking(console: Console, ranking: Ranking, top: int) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("score", "passage", "why"):
        table.add_column(name, overflow="fold")
    for candidate in ranking.candidates[:top]:
        parts = zip(FieldWeights._fields, candidate.parts, strict=True)
        reasons = [*parts, ("likeness", candidate.likeness)]
        why = " ".join(f"{name} {value:.2f}" for name, value in reasons if value)
        table.add_row(f"{candidate.score:.2f}", Text(candidate.passage_id), why)
    for match in ranking.outside[:2]:
        table.add_row(f"{match.score:.2f}", Text(f"outside: {match.topic}"), match.kind)
    console.print(table)


def _show_evidence(console: Console, evidence: tuple[Evidence, ...]) -> None:
    for item in evidence:
        line = (
            f"{item.rank}. need {item.needs[0] + 1}, {item.passage.framework}: {item.passage.text}"
        )
        console.print(line, markup=False)
