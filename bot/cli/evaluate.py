"""`kloe eval`: measures on a question file."""

from pathlib import Path

import click

from bot.cli.start import start
from bot.evaluation.measures import Estimate
from bot.evaluation.questions import load_questions
from bot.evaluation.run import Report, evaluate

EXIT_UNDER_FLOOR = 8
"""A figure is under the floor that was given."""
_FLOOR = click.FloatRange(0, 1)


@click.command(name="eval")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--min-any1", type=_FLOOR, help="Floor for any@1.")
@click.option("--min-hit3", type=_FLOOR, help="Floor for hit@3.")
@click.option("--min-mrr", type=_FLOOR, help="Floor for MRR@10.")
@click.option("--min-kept", type=_FLOOR, help="Floor for the answerable questions answered.")
@click.option("--min-refused", type=_FLOOR, help="Floor for the others not answered.")
def command(file: Path, **floors: float | None) -> int:
    """Measure ranking and abstaining on a question file."""
    questions = load_questions(file)
    report = evaluate(start().kloe.ask, questions)
    figures = _figures(report)
    click.echo(f"{len(questions)} questions; 95 % bootstrap intervals")
    for name, figure in figures.items():
        click.echo(_line(name, figure))
    for kind, row in report.kinds.items():
        click.echo(kind)
        for name, figure in row.items():
            click.echo("  " + _line(name, figure))
    if report.missed:
        click.echo(f"not handled rightly: {' '.join(report.missed)}")
    return _judge(figures, floors)


def _figures(report: Report) -> dict[str, Estimate | None]:
    return {
        "any@1": report.any_at_1,
        "hit@3": report.hit_at_3,
        "MRR@10": report.mrr_at_10,
        "kept": report.kept,
        "refused": report.refused,
        "handled": report.handled,
    }


def _line(name: str, figure: Estimate | None) -> str:
    if figure is None:
        return f"{name:8} no question of this kind"
    interval = f"{figure.low:.3f} to {figure.high:.3f}"
    return f"{name:8} {figure.mean:.3f}  ({interval}, {figure.questions} questions)"


_FLOORS = {
    "min_any1": "any@1",
    "min_hit3": "hit@3",
    "min_mrr": "MRR@10",
    "min_kept": "kept",
    "min_refused": "refused",
}


def _judge(figures: dict[str, Estimate | None], floors: dict[str, float | None]) -> int:
    """Name each figure that is under its floor, and return the exit code."""
    code = 0
    for option, name in _FLOORS.items():
        figure, floor = figures[name], floors[option]
        if floor is not None and (figure is None or figure.mean < floor):
            click.echo(f"under its floor: {name}, {floor:.3f} was asked for", err=True)
            code = EXIT_UNDER_FLOOR
    return code
