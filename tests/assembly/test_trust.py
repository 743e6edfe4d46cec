"""Input is data: nothing in it is run, followed or opened, and the program uses no network."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import evaluation
import summarizer

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
# Python imports this first, as `sitecustomize`; a forbidden event ends the process with exit code 99.
GUARD = """
import os, sys
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.Request", "subprocess.Popen", "os.system",
             "os.exec", "os.posix_spawn", "pickle.find_class", "webbrowser")
def guard(event, arguments):
    if event.startswith(FORBIDDEN) or (event == "open" and "canary" in str(arguments[0])):
        os.write(2, f"forbidden: {event} {arguments}".encode())
        os._exit(99)
sys.addaudithook(guard)
"""
SENTENCE = "The council met at noon on Friday and approved the plan for the new harbour bridge. "
PAGE = (
    '<html><head><link rel="stylesheet" href="{0}"><base href="{0}"></head><body>'
    '<img src="{0}"><iframe src="{0}"></iframe><p>{1}</p></body></html>'
)
HOSTILE = {
    "a.html": PAGE,
    "b.html": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{0}">]><html><body><p>&x; {1}</p></body></html>',
    "c.xml": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{0}">]><rss><channel><item><link>{0}</link>'
    "<description>&x; {1}</description></item></channel></rss>",
    "d.txt": "---\nurl: {0}\ntitle: {0}\nsource: !include {0}\n---\n{1}\n",
    "e.json": '{{"text": "{1}", "id": "{0}", "url": "{0}", "path": "{0}", "$ref": "{0}"}}',
    "f.eml": "From: a@example.org\nMIME-Version: 1.0\nContent-Type: message/external-body; access-type=local-file; name={0}\n\n"
    "Content-Type: text/plain\n\n{1}",
    "g.eml": "From: a@example.org\nMIME-Version: 1.0\nContent-Location: {0}\n\n{1}",
    "h.txt": "{0}\n{1}\n",
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(GUARD)
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])},
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )


def calls() -> Iterator[tuple[str, str]]:
    for package in (summarizer, evaluation):
        for file in Path(package.__path__[0]).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield ast.unparse(node.func), str(file)
                elif isinstance(node, ast.Import | ast.ImportFrom):
                    names = (
                        [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                    )
                    yield from ((f"import {name}", str(file)) for name in names)


def test_nothing_in_the_packages_can_run_or_fetch_what_it_reads() -> None:
    forbidden = {"eval", "exec", "compile", "__import__", "yaml.load", "yaml.unsafe_load", "os.system", "pickle.load"}
    modules = {
        "pickle",
        "marshal",
        "shelve",
        "dill",
        "cloudpickle",
        "requests",
        "urllib.request",
        "http.client",
        "socket",
    }
    forbidden |= {f"import {name}" for name in modules}
    assert [call for call in calls() if call[0] in forbidden] == []


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_the_command_asks_no_network_starts_no_program_and_opens_no_path_of_its_input(
    form: str, tmp_path: Path
) -> None:
    (tmp_path / "canary").write_text("SECRET")
    (tmp_path / "news").mkdir()
    for name, text in HOSTILE.items():
        path = str(tmp_path / "canary") if name != "a.html" else "http://canary.example.org/x"
        (tmp_path / "news" / name).write_text(text.format(path, SENTENCE * 4))
    done = run(tmp_path, "news", "-n", "3", "-f", form, "--explain", "-q")
    assert done.returncode == 0, done.stderr[-500:]
    assert "The council met at noon" in done.stdout
    assert "SECRET" not in done.stdout


def test_the_guard_sees_what_is_forbidden(tmp_path: Path) -> None:
    (tmp_path / "canary.txt").write_text(SENTENCE)
    done = run(tmp_path, "canary.txt")
    assert done.returncode == 99
    assert "forbidden: open" in done.stderr


def test_control_characters_reach_no_terminal(tmp_path: Path) -> None:
    evil = "The council \x1b[31mmet\x1b]0;title\x07 at\x9b31m noon\x00 on\x7f Friday."
    (tmp_path / "a.json").write_text(json.dumps({"text": evil, "title": evil, "source": evil}))
    for form in ("text", "markdown", "json", "html"):
        shown = run(tmp_path, "a.json", "-f", form).stdout
        assert "council" in shown
        assert not {sign for sign in shown if (sign < " " and sign not in "\n\t") or "\x7f" <= sign <= "\x9f"}
    assert json.loads(run(tmp_path, "a.json", "-f", "json").stdout)["sentences"][0]["text"] == evil
