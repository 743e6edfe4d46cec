"""Docstrings say what is returned or done; none begins with a question word."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path for package in ("summarizer", "evaluation", "benchmarks") for path in (ROOT / package).rglob("*.py")
)
QUESTION_WORDS = {"What", "Whether", "Where", "How", "Which", "Who"}
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def riddles(source: str) -> list[str]:
    """The first lines of the docstrings that begin with a question word."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, DOCUMENTED))
    lines = ((ast.get_docstring(node) or "").partition("\n")[0] for node in nodes)
    return [line for line in lines if line.partition(" ")[0] in QUESTION_WORDS]


def test_modules_are_found() -> None:
    assert len(MODULES) > 100


def test_no_docstring_begins_with_a_question_word() -> None:
    found = {path.relative_to(ROOT).as_posix(): riddles(path.read_text("utf-8")) for path in MODULES}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_docstring_that_is_a_riddle_is_found() -> None:
    assert riddles('"""Whether."""\ndef f():\n    """How it is done."""\n') == ["How it is done."]
    assert riddles('def f():\n    """Whether somebody looks."""\n') == ["Whether somebody looks."]
