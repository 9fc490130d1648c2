"""Frames of reference on a page, and numbers as a file gives them.

Source: ISO 32000-1:2008, 8.3.3 (common transformations).
"""

from collections.abc import Sequence
from typing import Any

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def number(value: Any) -> float:
    """Return a number of an instruction, 0 for what is none."""
    return float(value) if isinstance(value, int | float) else 0.0


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the frame that comes from one inside another."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
    )  # fmt: skip


def matrix_of(values: Sequence[Any]) -> Matrix:
    """Return six numbers as a frame; what is no frame changes nothing."""
    if len(values) != len(IDENTITY):
        return IDENTITY
    a, b, c, d, e, f = map(number, values)
    return a, b, c, d, e, f


def moved_by(frame: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point of a frame is on the page."""
    return x * frame[0] + y * frame[2] + frame[4], x * frame[1] + y * frame[3] + frame[5]
