"""Sizes, docstrings and habits of the code, read from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot

PACKAGE = Path(bot.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MAX_FUNCTION_LINES = 40
MAX_FILE_LINES = 250
MEDIAN_FUNCTION_LINES = 7
Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
each_file = pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.relative_to(PACKAGE).as_posix()) for path in FILES]
)


def functions_of(path: Path) -> Iterator[Function]:
    """Yield every function of a file, methods and inner ones included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    """Return the lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def public_parts_of(path: Path) -> Iterator[Documented]:
    """Yield the public functions and classes of a file, and the public methods of those classes."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            inside = node.body if isinstance(node, ast.ClassDef) else []
            yield from (n for n in inside if isinstance(n, Function) and is_described(n))


def is_described(method: Function) -> bool:
    """Tell whether a method has to say what it is for; a setter's property does."""
    is_setter = any(
        isinstance(d, ast.Attribute) and d.attr == "setter" for d in method.decorator_list
    )
    return method.name[0] != "_" and not is_setter


@each_file
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    """A body of at most forty lines."""
    assert [f.name for f in functions_of(path) if lines_of(f) > MAX_FUNCTION_LINES] == []


@each_file
def test_no_file_is_longer_than_a_reader_bears(path: Path) -> None:
    """At most 250 lines; what Kloe says has to stand in one file, and may take eight times as many."""
    most = 9 * MAX_FILE_LINES if path.name == "wording.py" else MAX_FILE_LINES

    assert len(path.read_text("utf-8").splitlines()) <= most


def test_most_functions_are_short() -> None:
    """Half of all bodies have at most seven lines."""
    lengths = sorted(lines_of(function) for path in FILES for function in functions_of(path))

    assert lengths[len(lengths) // 2] <= MEDIAN_FUNCTION_LINES


@each_file
def test_every_public_part_says_what_it_is_for(path: Path) -> None:
    """Modules, public functions, classes and methods have a docstring."""
    bare = [part.name for part in public_parts_of(path) if not ast.get_docstring(part)]

    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert bare == []


@each_file
def test_nothing_is_printed(path: Path) -> None:
    """What people read goes through the command line's own way out."""
    names = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert "print" not in names


@each_file
def test_the_environment_is_read_in_one_place(path: Path) -> None:
    """Only the start of the command line looks at `os.environ`, and passes plain values on."""
    named = {
        n.attr
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "os"
    }

    assert path.relative_to(PACKAGE).as_posix() == "cli/start.py" or not named & {
        "environ",
        "getenv",
    }


def test_broad_excepts_are_at_most_two() -> None:
    """One at the top of the command line, and one more at most."""
    broad = [
        (path.name, handler.lineno)
        for path in FILES
        for handler in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(handler, ast.ExceptHandler) and is_broad(handler)
    ]

    assert len(broad) <= 2


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler takes every exception."""
    caught = handler.type
    return caught is None or (
        isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
    )


def test_no_name_says_nothing() -> None:
    """No module is called after what it is not about."""
    vague = {"utils", "helpers", "common", "manager", "base", "data", "info", "misc"}

    assert {path.stem for path in FILES} & vague == set()
