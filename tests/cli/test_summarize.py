"""The command: where its output goes, what it leaves behind, how it ends."""

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli.summarize import command

Cli = Callable[..., Any]
PROGRAM = [sys.executable, "-m", "summarizer"]
SENTENCE = "The harbour bridge at Sellin will close for 14 months."
# As the publishers of the two files give them.
MODELS = "(MiniLM: graph 8199be6f699a, tokenizer 07eced375cec)"
OUTPUT = f"{SENTENCE} [1]\n\nSources\n  1  good\n"
FAST = ("--embedder", "tfidf")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(SENTENCE)


def test_help_names_every_option_and_the_exit_codes(cli: Cli) -> None:
    outcome = cli("--help")
    assert (outcome.code, outcome.err) == (0, "")
    options = [name for parameter in command.params for name in parameter.opts if name.startswith("-")]
    assert len(options) >= 20
    assert all(name in outcome.out for name in options)
    for code in (0, 1, 2, 130, 141):
        assert f" {code} " in outcome.out
    assert all(len(line) <= 110 for line in outcome.out.split("\n"))


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_that_of_the_installed_package(option: str, cli: Cli) -> None:
    outcome = cli(option)
    assert (outcome.code, outcome.out) == (0, f"summarize, version {version('cited-summarizer')} {MODELS}\n")


def test_the_shell_completes_options_and_formats(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", "bash_source")
    assert "complete -o nosort -F _summarize_completion summarize" in cli().out
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "summarize --disag")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert cli().out == "plain,--disagreements\n"
    monkeypatch.setenv("COMP_WORDS", "summarize -f ht")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert cli().out == "plain,html\n"


def test_the_summary_goes_to_standard_output_and_nothing_else_does(cli: Cli) -> None:
    assert cli("good.txt", *FAST, "-v").out == OUTPUT
    outcome = cli("good.txt", *FAST, "--explain")
    assert outcome.out == OUTPUT
    assert outcome.err.startswith("Why these sentences\n\n  1. The harbour bridge")


def test_without_a_path_standard_input_is_read(cli: Cli) -> None:
    expected = OUTPUT.replace("good", "stdin")
    assert cli(*FAST, stdin=SENTENCE.encode()).out == expected
    assert cli("-", *FAST, stdin=SENTENCE.encode()).out == expected
    assert cli("-", "good.txt", *FAST, stdin=SENTENCE.encode()).out.startswith(f"{SENTENCE} [1, 2]\n")


def test_without_a_path_on_a_terminal_it_says_what_to_give(cli: Cli) -> None:
    class Terminal(BytesIO):
        def isatty(self) -> bool:
            return True

    outcome = cli(*FAST, stdin=Terminal())
    assert (outcome.code, outcome.out) == (2, "")
    assert "no PATH: name files or folders, or pipe an article in; --help shows examples" in outcome.err


def test_warnings_can_be_silenced_and_details_be_had(cli: Cli) -> None:
    Path("old.txt").write_bytes("Die Brücke über den Fluß schließt für vierzehn Monate.".encode("cp1252"))
    assert "summarize: 'old.txt' is not UTF-8: read as " in cli("old.txt", *FAST).err
    assert cli("old.txt", *FAST, "-q").err == ""
    assert "summarize: 1 articles read" in cli("old.txt", *FAST, "-v").err


def test_a_file_is_written_whole_with_the_usual_rights_and_nothing_beside_it(cli: Cli) -> None:
    mask = os.umask(0o027)
    try:
        outcome = cli("good.txt", *FAST, "-o", "result.txt")
    finally:
        os.umask(mask)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert Path("result.txt").read_text() == OUTPUT
    assert stat.S_IMODE(Path("result.txt").stat().st_mode) == 0o640
    assert {path.name for path in Path().iterdir()} == {"good.txt", "result.txt"}


def test_a_file_that_is_replaced_keeps_its_rights(cli: Cli) -> None:
    Path("result.txt").write_text("old")
    Path("result.txt").chmod(0o600)
    assert cli("good.txt", *FAST, "-o", "result.txt").code == 0
    assert Path("result.txt").read_text() == OUTPUT
    assert stat.S_IMODE(Path("result.txt").stat().st_mode) == 0o600


def test_when_the_disk_is_full_the_old_file_stays_and_nothing_is_left_behind(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    Path("result.txt").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    outcome = cli("good.txt", *FAST, "-o", "result.txt")
    assert outcome.code == 1
    assert outcome.err == (
        "summarize: cannot write 'result.txt': No space left on device: check the disk and the permissions\n"
    )
    assert Path("result.txt").read_text() == "old"
    assert {path.name for path in Path().iterdir()} == {"good.txt", "result.txt"}


def test_a_link_is_followed_and_a_pipe_is_written_to(cli: Cli) -> None:
    Path("link.txt").symlink_to("result.txt")
    assert cli("good.txt", *FAST, "-o", "link.txt").code == 0
    assert Path("link.txt").is_symlink()
    assert Path("result.txt").read_text() == OUTPUT
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text()), daemon=True)
    reader.start()
    assert cli("good.txt", *FAST, "-o", "pipe").code == 0
    reader.join(timeout=200)
    assert read == [OUTPUT]
    assert Path("pipe").is_fifo()


def test_an_interrupt_is_one_line_and_exit_code_130(cli: Cli) -> None:
    class Interrupted(BytesIO):
        def read(self, *_: object) -> bytes:
            raise KeyboardInterrupt

    outcome = cli(*FAST, stdin=Interrupted())
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "summarize: interrupted\n")


@pytest.mark.slow
def test_a_reader_that_has_gone_is_exit_code_141_without_a_word() -> None:
    gone, output = os.pipe()
    os.close(gone)
    with os.fdopen(output, "wb") as stream:
        done = subprocess.run([*PROGRAM, "good.txt", *FAST], stdout=stream, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line_and_exit_code_1() -> None:
    with Path("/dev/full").open("wb") as stream:
        done = subprocess.run([*PROGRAM, "good.txt", *FAST], stdout=stream, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        b"summarize: cannot write standard output: No space left on device: check the disk and the permissions\n"
    )


@pytest.mark.slow
def test_the_installed_command_is_the_module() -> None:
    program = str(Path(sys.executable).with_name("summarize"))
    done = subprocess.run([program, "good.txt", *FAST], capture_output=True, check=True)
    assert (done.stdout.decode(), done.stderr) == (OUTPUT, b"")
