"""What unusable input gets: one line that names the value and the way out, an exit code, and nothing written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from summarizer import InputError, summarize
from summarizer.reading import read_articles

Cli = Callable[..., Any]

GOOD = {"good.txt": b"The harbour bridge at Sellin will close for 14 months."}
OPTIONS = {"max_sentences": "-n", "max_words": "-w", "max_characters": "-c", "max_tokens": "--tokens"}
LONE = b'{"id": "x", "text": "a"}\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is given, and what the message must say."""

    says: str
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    path: str
    options: Mapping[str, Any] = field(default_factory=dict)


def path(given: str, says: str, **files: bytes | None) -> Case:
    return Case(path=given, says=says, files=files)


def file(name: str, data: bytes, says: str) -> Case:
    return Case(path=name, says=says, files={name: data})


def option(says: str, **options: Any) -> Case:
    return Case(path="good.txt", says=says, files=GOOD, options=options)


BAD = {
    "no such path": path("none.txt", "no such file or folder: 'none.txt': check the spelling"),
    "empty path": path("", "an empty path: name a file or a folder, '.' for this one"),
    "name too long": path("a" * 300, "File name too long: check the path"),
    "no match": path("*.md", "nothing matches '*.md': check the pattern"),
    "empty folder": path("news", "no articles in folder 'news': looked for .txt, .md, ", news=None),
    "empty file": file("a.txt", b"", "nothing to summarize: no text in 'a'"),
    "blank file": file("a.txt", b" \n\t\n", "nothing to summarize: no text in 'a'"),
    "boilerplate": file("a.txt", b"Donate now\nALSO READ: x\n", "in 'a': all 2 lines were set aside (appeal"),
    "binary": file("a.txt", bytes(range(256)) * 20, "'a.txt' is binary data, not text: give text files"),
    "picture": file("a.txt", b"\x89PNG\r\n", "'a.txt' is a PNG picture, not text: convert it to text first"),
    "archive": file("a.md", b"PK\x03\x04 x", "'a.md' is a zip archive or an office document, not text"),
    "UTF-16": file("a.txt", b"\xff\xfea\x00\x00\xdca\x00", "'a.txt' is not valid UTF-16 (byte 4): save it as UTF-8"),
    "JSON": file("a.json", b'[{"text": "x"},\n{"text": }]', "'a.json': invalid JSON in line 2, column 10"),
    "JSON Lines": file("a.jsonl", LONE + b"\n{oops\n", "'a.jsonl': invalid JSON in line 3, column 2"),
    "deep JSON": file("a.json", b"[" * 100_000, "'a.json': JSON nested too deeply to be articles"),
    "long number": file("a.json", b"[" + b"1" * 5_000 + b"]", "'a.json': JSON that cannot be read: Exceeds"),
    "a number": file("a.json", b"7", "'a.json': expected an object with a 'text', found int"),
    "no text": file("a.json", b'{"title": "x"}', "'a.json': no 'text' in the record with 'title'"),
    "null": file("a.json", b'{"text": null}', "'a.json': 'text' must be a string, not None"),
    "NaN": file("a.json", b'[{"text": NaN}]', "'a.json, article 1': 'text' must be a string, not nan"),
    "duplicate ids": file("a.jsonl", LONE * 2, "two articles have the id 'x': give each its own"),
    "clusters": file(
        "a.jsonl", b'{"articles": ["x"]}\n' * 2, "'a.jsonl' holds several clusters (the second in line 2)"
    ),
    "front matter": file(
        "a.txt", b"---\ntitle: x\nb: : y\n---\nText.", "front matter is not valid YAML in line 3: mend it"
    ),
    "zero": option("max_sentences must be 1 or more, not 0", max_sentences=0),
    "negative": option("max_words must be 1 or more, not -3", max_words=-3),
    "too few words": option("no sentence fits into 3 words: the shortest takes 10", max_words=3),
    "too few tokens": option("no sentence fits into 1 tokens: the shortest takes ", max_tokens=1),
    "two budgets": option("got max_words=9 and max_tokens=9: give one of", max_words=9, max_tokens=9),
    "ranker": option("unknown ranker 'lexrnk': did you mean 'lexrank'? choose one of", ranker="lexrnk"),
    "selector": option("unknown selector 'mrm': did you mean 'mmr'? choose one of", selector="mrm"),
    "embedder": option("unknown embedder 'minlm': did you mean 'minilm'? choose one of", embedder="minlm"),
    "order": option("unknown order 'date': choose one of ", order="date"),
    "language": option("language 'klingon': choose one of arabic", language="klingon"),
    "threshold": option("duplicate_threshold must be in (0, 1], not nan", duplicate_threshold=float("nan")),
    "diversity": option("diversity must be in [0, 1], not 2.0", selector="mmr", diversity=2.0),
    "its diversity": option("diversity is for the selector 'mmr', not 'top'", selector="top", diversity=0.5),
    "its device": option("a device is for the embedder 'sentence-transformer', not 'minilm'", device="cuda"),
    "its dtype": option("a dtype is for the embedder 'sentence-transformer', not 'tfidf'", embedder="tfidf", dtype="x"),
    "device": option("unknown device 'gpu': choose one of cpu", embedder="sentence-transformer", device="gpu"),
    "dtype": option("unknown dtype 'int8': choose one of float32", embedder="sentence-transformer", dtype="int8"),
    "cache": option("the vectors of TfIdf(", embedder="tfidf", cache="x"),
    "its model": option("a model is for the embedder 'sentence-transformer', not 'tfidf'", embedder="tfidf", model="x"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(files: Mapping[str, bytes | None]) -> None:
    """Files with their bytes; None makes a folder."""
    for name, data in files.items():
        Path(name).mkdir() if data is None else Path(name).write_bytes(data)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_exit_code_1_and_an_input_error_in_python(name: str, cli: Cli) -> None:
    case = BAD[name]
    write(case.files)
    options = [
        text for key, value in case.options.items() for text in (OPTIONS.get(key, f"--{key.replace('_', '-')}"), value)
    ]
    outcome = cli(case.path, *map(str, options), "-o", "result")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("summarize: ")
    assert outcome.err.count("\n") == 1
    assert case.says in outcome.err
    assert {path.name for path in Path().iterdir()} == set(case.files)
    with pytest.raises(InputError) as caught:
        summarize(read_articles([case.path]), **case.options)
    assert outcome.err == f"summarize: {caught.value}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-n", "nan"], "'nan' is not a valid integer"),
        (["-n", "five"], "'five' is not a valid integer"),
        (["-w", "2.5"], "'2.5' is not a valid integer"),
        (["-f", "pdf"], "'pdf' is not one of 'text', "),
        (["--with-articles"], "--with-articles is for -f json"),
        (["--no-such-option"], "No such option"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], message: str, cli: Cli) -> None:
    write(GOOD)
    outcome = cli("good.txt", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("none/result.txt", "no such folder 'none' for 'none/result.txt': make it first"),
        (".", "'.' is a folder: give the name of a file in it"),
        ("good.txt/x", "no such folder 'good.txt' for 'good.txt/x': make it first"),
        ("a" * 300, "File name too long: give another name"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_before_anything_is_read(
    target: str, message: str, cli: Cli
) -> None:
    write(GOOD)
    outcome = cli("no-such-article.txt", "-o", target)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert message in outcome.err
    assert [path.name for path in Path().iterdir()] == ["good.txt"]


@pytest.mark.parametrize("articles", [[], [7], [None], [float("nan")], [b"text"], "one text"])
def test_what_is_not_a_list_of_texts_is_an_input_error(articles: Any) -> None:
    with pytest.raises(InputError, match=r": (pass|give|put) "):
        summarize(articles)
