"""The documents' examples, run: Python blocks in one namespace, console blocks in one folder, their output compared."""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
_FENCE = re.compile(r"^```([\w-]*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What sets up the project is the continuous integration's to test: it needs the network.
_SET_UP = re.compile(
    r"(?:(?:git clone|cd|make|(?:\S*/)?pip3? install|(?:\S*/)?python3? -m (?:venv|pip))\b.*|(?:source|\.) \S*/activate)"
)
# What `make demo` runs once the project is installed.
_DEMO = "$(make --no-print-directory --just-print demo | tail -1 | sed 's,.*/summarize,summarize,')"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the line it begins in, what it holds, and whether it follows the block before."""

    language: str
    line: int
    text: str
    follows: bool


def blocks(document: str) -> Iterator[Block]:
    end = 0
    for match in _FENCE.finditer(document):
        follows = not document[end : match.start()].strip() and end > 0
        yield Block(match[1], document.count("\n", 0, match.start()) + 1, match[2], follows)
        end = match.end()


def commands(text: str) -> Iterator[tuple[str, str]]:
    """(command, the output below it) for each line that begins with "$ "; a backslash at its end continues it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        match = re.match(r"((?:[^\n]*\\\n)*[^\n]*)\n?(.*)", part, re.DOTALL)
        assert match
        yield match[1], match[2]


def same(expected: str, found: str) -> bool:
    """Whether the output is the one shown, where a line "..." stands for any lines."""
    pieces = (re.escape(piece) for piece in re.split(r"^\.\.\.\n", expected.rstrip() + "\n", flags=re.MULTILINE))
    return re.fullmatch("(?:.*\n)*?".join(pieces), found.rstrip() + "\n") is not None


def check_console(block: Block, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shown = list(commands(block.text))
    assert shown, f"line {block.line}: no line begins with '$ '"
    assert block.text.startswith("$ "), f"line {block.line}: output without a command"
    for command, expected in shown:
        if _SET_UP.fullmatch(command) and command != "make demo":
            assert not expected.strip(), f"line {block.line}: the output of {command!r} cannot be checked: leave it out"
            continue
        done = subprocess.run(
            ["bash", "-c", _DEMO if command == "make demo" else command],
            cwd=folder,
            env={**os.environ, "PATH": path, "COLUMNS": "80"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
        )
        assert same(expected, done.stdout), f"line {block.line}: {command}\nprinted:\n{done.stdout}"


def check_python(block: Block, names: dict[str, Any], expected: Block | None) -> None:
    output = io.StringIO()
    if ">>> " in block.text:
        test = doctest.DocTestParser().get_doctest(block.text, names, f"line {block.line}", None, block.line)
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=output.write, clear_globs=False)
        names.update(test.globs)
        assert output.getvalue() == "", f"line {block.line}:\n{output.getvalue()}"
        return
    with contextlib.redirect_stdout(output):
        exec(compile(block.text, f"line {block.line}", "exec"), names)  # noqa: S102 - our own examples
    shown = expected.text if expected else ""
    assert same(shown, output.getvalue()), f"line {block.line} printed:\n{output.getvalue()}"


def check_examples(document: str, folder: Path) -> list[str]:
    """Run every example; the languages of those that were run.

    Raises:
        AssertionError: If one prints something else than is shown below it, or cannot be run.
    """
    names: dict[str, Any] = {}
    every, run = list(blocks(document)), []
    for number, block in enumerate(every):
        following = every[number + 1] if number + 1 < len(every) else None
        if block.language == "python":
            is_shown = following is not None and following.follows and following.language == "text"
            check_python(block, names, following if is_shown else None)
        elif block.language == "console":
            check_console(block, folder)
        else:
            unchecked = block.language in {"text", "toml", "json", "yaml", "markdown", ""} and "$ " not in block.text
            assert unchecked, f"line {block.line}: give commands as a 'console' block, Python as a 'python' block"
            continue
        run.append(block.language)
    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the project's, in which examples may write."""
    for entry in ROOT.iterdir():
        if not entry.name.startswith("."):
            (tmp_path / entry.name).symlink_to(entry)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Every document that shows an example: a new one is executed from its first.
EXECUTED = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for pattern in ("*.md", "docs/*.md", "corpus/*.md")
    for path in sorted(ROOT.glob(pattern))
    if re.search(r"^```(?:python|console)", path.read_text("utf-8"), re.MULTILINE)
}


@pytest.mark.timeout(900)  # up to twenty commands in one document, on a busy machine, too
@pytest.mark.parametrize("name", EXECUTED)
def test_every_example_of_a_document_does_what_it_says(name: str, folder: Path) -> None:
    assert check_examples(EXECUTED[name], folder)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/evaluation.md", "docs/scale.md"])
def test_what_teaches_shows_the_shell_and_python(name: str) -> None:
    assert {block.language for block in blocks(EXECUTED[name])} >= {"python", "console"}


def test_formats_and_own_stages_have_examples() -> None:
    assert {"docs/formats.md", "docs/own-stages.md"} <= set(EXECUTED)


@pytest.mark.parametrize(
    "document",
    [
        "```console\n$ echo one\ntwo\n```\n",
        "```console\n$ echo one\n```\n",
        "```console\necho one\n```\n",
        "```console\n$ echo one\none\n$ no-such-command\n```\n",
        "```console\n$ printf 'one\\ntwo\\n'\n...\nthree\n```\n",
        "```python\nprint(1)\n```\n",
        "```python\nprint(1)\n```\n\n```text\n2\n```\n",
        "```python\n>>> 1 + 1\n3\n```\n",
        "```sh\necho one\n```\n",
        "```console\n$ make test\nall is well\n```\n",
    ],
)
def test_an_example_that_shows_something_else_is_noticed(document: str, folder: Path) -> None:
    with pytest.raises(AssertionError, match="line 1"):
        check_examples(document, folder)


@pytest.mark.parametrize(
    "document",
    [
        "```console\n$ echo one\none\n$ echo \\\n  two > file\n$ cat file\ntwo\n$ make test\n```\n",
        "```console\n$ make demo\n...\n\nSources\n...\n```\n",
        "```console\n$ printf 'one\\ntwo\\nthree\\n'\none\n...\n```\n",
        "```python\nx = 1\n```\n\nText.\n\n```python\nprint(x)\n```\n\n```text\n1\n```\n",
        "```python\n>>> x = 1\n>>> x\n1\n```\n```python\nassert x == 1\n```\n",
    ],
)
def test_an_example_that_shows_what_it_does_is_accepted(document: str, folder: Path) -> None:
    assert check_examples(document, folder)
