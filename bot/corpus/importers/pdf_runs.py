"""What a page's drawing instructions write: pieces of text, each with its place and its type.

Source: ISO 32000-1:2008, 9.4 (text objects), 9.3 (text state) and 8.4.4 (graphics state).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from bot.corpus.importers.pdf_frames import IDENTITY, Matrix, matrix_of, moved_by, number, times
from bot.corpus.importers.pdf_rules import Ruler

Operation = tuple[Sequence[Any], bytes]

SPACE_EM = 0.17
"""A gap between glyphs of so many times the size of the type is a space."""
JUMP_EM = 1.0
"""A gap from which on what follows is a piece of its own."""
MAX_SLANT = 0.2
"""Text that rises by more than this a unit is turned, as marks across a page are."""
MAX_SAVED = 1000


class Run(NamedTuple):
    """A piece of text on one baseline; points from the lower left corner of the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


class Glyph(NamedTuple):
    """What one code of a string writes."""

    text: str
    width: float
    """In units of the size of the type."""
    is_space: bool
    """Whether word spacing is added to it."""


class Typeface(Protocol):
    """What a font makes of strings."""

    @property
    def bold(self) -> bool:
        """Whether its strokes are heavy."""
        ...

    def glyphs(self, string: Any) -> Sequence[Glyph]:
        """Return what a string writes."""
        ...


class _State(NamedTuple):
    ctm: Matrix = IDENTITY
    font: Typeface | None = None
    size: float = 1.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Pen:
    """Follows a page's instructions, and notes what they write."""

    def __init__(self, start: Matrix) -> None:
        self.runs: list[Run] = []
        self.ruler = Ruler()
        self._state = _State(start)
        self._saved: list[_State] = []
        self._text = self._line = IDENTITY

    def follow(
        self,
        operations: Iterable[Operation],
        font: Callable[[Any], Typeface | None],
        form: Callable[[Any, "Pen"], None],
    ) -> None:
        """Follow instructions.

        Args:
            operations: each with its operands.
            font: gives the font of a name.
            form: follows the instructions of a form that is drawn, by its name.
        """
        for operands, operator in operations:
            if operator == b"Tf" and len(operands) > 1:
                size = number(operands[1])
                self._state = self._state._replace(font=font(operands[0]), size=size)
            elif operator == b"Do" and operands:
                form(operands[0], self)
            else:
                handler = _HANDLERS.get(operator)
                if handler is not None:
                    handler(self, [*operands])
                else:
                    self.ruler.follow(operator, operands, self._state.ctm)

    def save(self) -> None:
        """Keep the state, as `q` does."""
        if len(self._saved) < MAX_SAVED:
            self._saved.append(self._state)

    def restore(self) -> None:
        """Take up the state that was kept last, as `Q` does."""
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, matrix: Matrix) -> None:
        """Draw in another frame from here, as `cm` does."""
        self._state = self._state._replace(ctm=times(matrix, self._state.ctm))

    def set_state(self, **values: Any) -> None:
        """Set what holds for the text from here."""
        self._state = self._state._replace(**values)

    def begin(self) -> None:
        """Begin a text object."""
        self._text = self._line = IDENTITY

    def place(self, matrix: Matrix) -> None:
        """Set the frame of the text."""
        self._text = self._line = matrix

    def move(self, x: float, y: float) -> None:
        """Move to the start of the next line, so far from the start of this one."""
        self._text = self._line = times((1, 0, 0, 1, x, y), self._line)

    def next_line(self) -> None:
        """Move to the next line by the leading."""
        self.move(0, -self._state.leading)

    def show(self, parts: Iterable[Any]) -> None:
        """Write strings; a number between them moves the pen back by thousandths of the size."""
        state = self._state
        if state.font is None:
            return
        written, begins, gap = "", 0.0, 0.0
        at = 0.0
        for part in parts:
            if isinstance(part, int | float):
                moved = -float(part) / 1000 * state.size * state.scale
                at += moved
                gap += moved
                continue
            for glyph in state.font.glyphs(part):
                if written and gap > JUMP_EM * abs(state.size):
                    self._write(written, begins, at - gap)
                    written = ""
                elif written and gap > SPACE_EM * abs(state.size) and not written.endswith(" "):
                    written += " "
                if not written:
                    begins = at
                gap = 0.0
                written += glyph.text
                at += self._advance(glyph)
        self._write(written, begins, at - gap)
        self._text = times((1, 0, 0, 1, at, 0), self._text)

    def _advance(self, glyph: Glyph) -> float:
        state = self._state
        extra = state.char_space + (state.word_space if glyph.is_space else 0.0)
        return (glyph.width * state.size + extra) * state.scale

    def _write(self, text: str, begins: float, ends: float) -> None:
        frame = times(self._text, self._state.ctm)
        if not text.strip() or abs(frame[1]) > MAX_SLANT * abs(frame[0]) or frame[0] <= 0:
            return
        x0, y = moved_by(frame, begins, self._state.rise)
        x1, _ = moved_by(frame, ends, self._state.rise)
        size = abs(self._state.size * frame[3])
        bold = bool(self._state.font and self._state.font.bold)
        self.runs.append(Run(text, x0, max(x0, x1), y, size, bold))


def _first(operands: list[Any]) -> float:
    return number(operands[0]) if operands else 0.0


def _pair(operands: list[Any]) -> tuple[float, float]:
    return (number(operands[0]), number(operands[1])) if len(operands) > 1 else (0.0, 0.0)


def _move_and_lead(pen: Pen, operands: list[Any]) -> None:
    x, y = _pair(operands)
    pen.set_state(leading=-y)
    pen.move(x, y)


def _show_array(pen: Pen, operands: list[Any]) -> None:
    if operands and isinstance(operands[0], list):
        pen.show(operands[0])


def _next_and_show(pen: Pen, operands: list[Any]) -> None:
    pen.next_line()
    pen.show(operands[-1:])


def _space_next_and_show(pen: Pen, operands: list[Any]) -> None:
    word, char = _pair(operands)
    pen.set_state(word_space=word, char_space=char)
    _next_and_show(pen, operands)


_HANDLERS: dict[bytes, Callable[[Pen, list[Any]], None]] = {
    b"q": lambda pen, _: pen.save(),
    b"Q": lambda pen, _: pen.restore(),
    b"cm": lambda pen, o: pen.transform(matrix_of(o)),
    b"BT": lambda pen, _: pen.begin(),
    b"Tm": lambda pen, o: pen.place(matrix_of(o)),
    b"Td": lambda pen, o: pen.move(*_pair(o)),
    b"TD": _move_and_lead,
    b"T*": lambda pen, _: pen.next_line(),
    b"Tc": lambda pen, o: pen.set_state(char_space=_first(o)),
    b"Tw": lambda pen, o: pen.set_state(word_space=_first(o)),
    b"Tz": lambda pen, o: pen.set_state(scale=_first(o) / 100),
    b"TL": lambda pen, o: pen.set_state(leading=_first(o)),
    b"Ts": lambda pen, o: pen.set_state(rise=_first(o)),
    b"Tj": lambda pen, o: pen.show(o[:1]),
    b"TJ": _show_array,
    b"'": _next_and_show,
    b'"': _space_next_and_show,
}
"""Instruction to what it does; all others draw, and write nothing."""
