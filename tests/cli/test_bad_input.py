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


FRONT = b"---\n%s\n---\nText."
RSS = b"<rss><channel>%s</channel></rss>"
MAIL = b"From: a@example.org\nMIME-Version: 1.0\n"

# What a file holds that is not text, by what it is called.
KINDS = {
    "a gzip archive": b"\x1f\x8b\x08\x00",
    "a bzip2 archive": b"BZh91AY&SY",
    "a zip archive or an office document": b"PK\x03\x04\x14",
    "an old office document": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "an RTF document": b"{\\rtf1\\ansi The council met.}",
    "a PostScript document": b"%!PS-Adobe-3.0\n",
    "a JPEG picture": b"\xff\xd8\xff\xe0",
    "a GIF picture": b"GIF89a",
    "a database": b"SQLite format 3\x00",
    "a program": b"MZ\x90\x00\x03",
}
BINARY = {
    "NULs": b"\x00" * 100,
    "bells": b"\x07" * 50,
    "text, then NULs": b"The council met." + b"\x00" * 1_000,
    "xz": b"\xfd7zXZ\x00",
    "Zstandard": b"\x28\xb5\x2f\xfd\x00",
    "7-Zip": b"7z\xbc\xaf\x27\x1c\x00",
    "RAR": b"Rar!\x1a\x07\x00",
    "WebP": b"RIFF\x00\x00\x00\x00WEBP",
    "pickle": b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix",
    "MP3": b"ID3\x03\x00",
    "Ogg": b"OggS\x00",
    "WebAssembly": b"\x00asm\x01\x00\x00\x00",
    "Java": b"\xca\xfe\xba\xbe\x00",
    "tar": b"a.txt" + b"\0" * 95 + b"0000644\0" + b"\0" * 405,
    "empty zip": b"PK\x05\x06" + b"\0" * 18,
}
# Text without a sentence: why nothing of it is left.
EMPTY = {
    "a UTF-8 mark": (b"\xef\xbb\xbf", "no text in 'a'"),
    "a UTF-16 mark": (b"\xff\xfe", "no text in 'a'"),
    "a UTF-32 mark": (b"\xff\xfe\x00\x00", "no text in 'a'"),
    "spaces": (b" " * 1_000_000, "no text in 'a'"),
    "line ends": (b"\n" * 100_000, "no text in 'a'"),
    "front matter alone": (b"---\ntitle: x\n---\n", "no text in 'a'"),
    "front matter without an end": (b"---\ntitle: x\n", "in 'a'"),
    "a full stop": (b".", "in 'a': its only line was set aside (no words)"),
    "marks": (b"?!", "in 'a': its only line was set aside (no words)"),
    "zero-width blanks": ("\u200b".encode() * 10_000, "(no words)"),
    "quotation marks": (b'"' * 300_000, "(no words)"),
    "dots": (b". " * 200_000, "(no words)"),
    "dashes": (b"-" * 200_000, "(no words)"),
    "angle brackets": (b"<" * 200_000, "(no words)"),
    "comments": (b"<!--" * 50_000, "(no words)"),
    "rules": (b"---\n" * 20_000, "(no words)"),
    "three million letters": (b"x" * 3_000_000, "(too long)"),
    "initials": (b"A. " * 100_000, "(too long)"),
    "digits": (b"1," * 200_000, "(too long)"),
    "words without an end": (b"ab " * 200_000, "(too long)"),
    "negations": (b"not not " * 100_000, "(too long)"),
    "combining marks": ("e\u0301".encode() * 50_000, "(too long)"),
}
# JSON → what the message says behind the file's name.
JSON = {
    "": "': invalid JSON in line 1, column 1",
    " ": "': invalid JSON in line 1, column 2",
    "-": "': invalid JSON in line 1, column 1",
    '{"text": "a"': "': invalid JSON in line 1, column 13",
    '{"text": "a"} x': "': invalid JSON in line 1, column 15: Extra data",
    '{"text": "a"}\n{"text": "b"}': "': invalid JSON in line 2, column 1: Extra data",
    "{'text': 'a'}": "': invalid JSON in line 1, column 2",
    '{"text": "a",}': "': invalid JSON in line 1, column 14",
    '{"text": "a\nb"}': "': invalid JSON in line 1, column 12",
    '{"a":' * 50_000: "': JSON nested too deeply",
    "null": "': expected an object with a 'text', found NoneType",
    "true": "': expected an object with a 'text', found bool",
    "1e999": "': expected an object with a 'text', found float",
    "[]": "' holds an empty list: put at least one article into it",
    '{"articles": []}': "' holds an empty list: put at least one article into it",
    '{"articles": null}': "': expected an object with a 'text', found NoneType",
    '{"articles": 7}': "': expected an object with a 'text', found int",
    '{"articles": [{"articles": []}]}': ", article 1': no 'text' in the record with 'articles'",
    "{}": "': no 'text' in the record with no keys",
    '{"Text": "a"}': "': no 'text' in the record with 'Text'",
    "[[]]": ", article 1': expected an object with a 'text', found list",
    "[null]": ", article 1': expected an object with a 'text', found NoneType",
    "[1, 2]": ", article 1': expected an object with a 'text', found int",
    '{"text": 7}': "': 'text' must be a string, not 7",
    '{"text": ["a"]}': "': 'text' must be a string, not ['a']",
    '{"text": Infinity}': "': 'text' must be a string, not inf",
    '{"text": "a", "title": ["x"]}': "': 'title' must be a string, not ['x']",
    '{"text": "a", "source": {}}': "': 'source' must be a string, not {}",
    '{"text": "a", "url": [7]}': "': 'url' must be a string, not [7]",
    '{"text": "a", "id": true}': "': 'id' must be a string, not True",
    '{"text": "a", "published": {}}': "': 'published' must be a string, not {}",
}
LINES = {
    "null": ", line 1': expected an object with a 'text', found NoneType",
    "7": ", line 1': expected an object with a 'text', found int",
    "[]": ", line 1' holds an empty list",
    '{"text": "a."}\nnull': ", line 2': expected an object with a 'text', found NoneType",
    '{"text": "a."}\n{}': ", line 2': no 'text' in the record with no keys",
    '{"text": "a."}\n{"text": }': "': invalid JSON in line 2, column 10",
    '{"text":\n"x"}': "': invalid JSON in line 1, column 9",
    '{"text": "a."}\x1e{"text": "b"}': "': invalid JSON in line 1, column 15: Extra data",
    '{"text": "a."}\n' + "[" * 50_000: "': JSON nested too deeply",
}
PAGES = {
    "an empty page": (b"<html></html>", "no main text found in the page"),
    "a page with a title": (b"<!doctype html><title>x</title>", "no main text found in the page"),
    "a page of script": (b"<html><script>" + b"x" * 500_000 + b"</script></html>", "no main text found in the page"),
    "a page of frames": (b"<html><frameset><frame src='a.html'></frameset></html>", "no main text found in the page"),
    "an open comment": (b"<html><!--", "no main text found in the page"),
    "nothing but comments": (b"<!--" * 20_000 + b"<html>", "has no text: use a page with an article in it"),
    "deep HTML": (b"<html>" + b"<div>" * 20_000, "is nested too deeply to be a page of HTML"),
    "wide HTML": (b"<html><body>" + b"<p>" * 50_000, "is too large for a page of HTML"),
    "a huge tag": (b"<html><body " + b"a=1 " * 100_000 + b">", "has a tag of 400,006 characters"),
}
OTHERS = {
    "UTF-32": ("a.txt", b"\xff\xfe\x00\x00" + b"\xff" * 16, "'a.txt' is not valid UTF-32 (byte 4): save it as UTF-8"),
    "UTF-8 with a mark": (
        "a.txt",
        b"\xef\xbb\xbf\xff\xffText.",
        "'a.txt' is not valid UTF-8 (byte 0): save it as UTF-8",
    ),
    "front matter with a tab": ("a.txt", FRONT % b"\ttitle: x", "front matter is not valid YAML in line 2"),
    "front matter with half a sign": ("a.txt", FRONT % b'title: "\\ud800"', "front matter is not valid YAML in line 2"),
    "front matter with an escape": (
        "a.txt",
        FRONT % b'title: "\x1b[31m"',
        "front matter is not valid YAML: correct it",
    ),
    "deep front matter": ("a.txt", FRONT % (b"x: " + b"[" * 100_000), "front matter is nested more than 100 deep"),
    "a list for a title": ("a.txt", FRONT % b"title: [a]", "'title' in the front matter must be one text, not a list"),
    "a tag for a title": (
        "a.txt",
        FRONT % b"title: !!python/object/apply:os.system [exit]",
        "'title' in the front matter must be one text",
    ),
    "an alias for a source": (
        "a.txt",
        FRONT % b"x: &x [*x]\nsource: *x",
        "'source' in the front matter must be one text",
    ),
    "an empty mail": ("a.eml", b"", "is a mail without text"),
    "a mail without a body": ("a.eml", MAIL + b"\n", "is a mail without text"),
    "a mail that breaks off": (
        "a.eml",
        MAIL + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        "is a mail without text",
    ),
    "a mail of a picture": ("a.eml", MAIL + b"Content-Type: image/png\n\nxx", "is a mail without text"),
    "a mail in mails": ("a.eml", (MAIL + b"Content-Type: message/rfc822\n\n") * 200, "is a mail without text"),
    "an empty feed file": ("a.xml", b"", "'a.xml' is empty: use a feed with articles in it"),
    "a feed of nothing": ("a.xml", RSS % b"", "a feed of 0 entries, none with text"),
    "a feed of headlines": ("a.xml", RSS % b"<item><title>t</title></item>", "a feed of 1 entries, none with text"),
    "a broken feed": ("a.xml", b"<rss", "is XML, but neither RSS nor Atom nor XHTML"),
    "other XML": ("a.xml", b"<note>not a feed</note>", "is XML, but neither RSS nor Atom nor XHTML"),
    "a PDF of nothing": ("a.pdf", b"", "is a damaged PDF file"),
    "a PDF's first line": ("a.pdf", b"%PDF-1.7\n", "is a damaged PDF file"),
    "a PDF in a circle": ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj [1 0 R] endobj " * 1_000, "is a damaged PDF file"),
    "a PDF that points past its end": ("a.pdf", b"%PDF-1.7\nstartxref\n99999999\n%%EOF", "is a damaged PDF file"),
}

BAD = {
    **{kind: file("a.txt", data, f"'a.txt' is {kind}, not text: convert it") for kind, data in KINDS.items()},
    **{name: file("a.txt", data, "'a.txt' is binary data, not text: use a text file") for name, data in BINARY.items()},
    **{name: file("a.txt", data, says) for name, (data, says) in EMPTY.items()},
    **{f"JSON {text[:40]}": file("a.json", text.encode(), f"'a.json{says}") for text, says in JSON.items()},
    **{f"JSON Lines {text[:40]}": file("a.jsonl", text.encode(), f"'a.jsonl{says}") for text, says in LINES.items()},
    **{name: file("a.html", data, says) for name, (data, says) in PAGES.items()},
    **{name: file(*case) for name, case in OTHERS.items()},
    "no such path": path("none.txt", "no such file or folder: 'none.txt': check the spelling"),
    "empty path": path("", "an empty path: name a file or a folder; '.' is the current one"),
    "name too long": path("a" * 300, "File name too long: check the path"),
    "no match": path("*.md", "nothing matches '*.md': check the pattern"),
    "empty folder": path("news", "no articles in folder 'news': looked for .txt, .md, ", news=None),
    "empty file": file("a.txt", b"", "nothing to summarize: no text in 'a'"),
    "blank file": file("a.txt", b" \n\t\n", "nothing to summarize: no text in 'a'"),
    "boilerplate": file("a.txt", b"Donate now\nALSO READ: x\n", "in 'a': all 2 lines were set aside (appeal"),
    "binary": file("a.txt", bytes(range(256)) * 20, "'a.txt' is binary data, not text: use a text file"),
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
        "a.txt", b"---\ntitle: x\nb: : y\n---\nText.", "front matter is not valid YAML in line 3: correct it"
    ),
    "zero": option("max_sentences must be 1 or more, not 0", max_sentences=0),
    "negative": option("max_words must be 1 or more, not -3", max_words=-3),
    "too few words": option("no sentence fits into 3 words: the shortest takes 10", max_words=3),
    "too few tokens": option("no sentence fits into 1 tokens: the shortest takes ", max_tokens=1),
    "two budgets": option("got max_words=9 and max_tokens=9: pass one of", max_words=9, max_tokens=9),
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
@pytest.mark.slow
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
        ("none/result.txt", "no such folder 'none' for 'none/result.txt': create it first"),
        (".", "'.' is a folder: use the name of a file in it"),
        ("good.txt/x", "no such folder 'good.txt' for 'good.txt/x': create it first"),
        ("a" * 300, "File name too long: use another name"),
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


@pytest.mark.parametrize("path", ["good.txt", ".", "*.txt"])
@pytest.mark.parametrize("target", ["good.txt", "./good.txt", "link.txt"])
def test_an_article_is_not_replaced_by_its_summary(path: str, target: str, cli: Cli) -> None:
    write(GOOD)
    Path("link.txt").symlink_to("good.txt")
    before = Path("good.txt").read_bytes()
    outcome = cli(path, "-o", target)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"summarize: {target!r} is one of the articles and would be overwritten: use another name\n"
    assert Path("good.txt").read_bytes() == before


@pytest.mark.parametrize("articles", [[], [7], [None], [float("nan")], [b"text"], "one text"])
def test_what_is_not_a_list_of_texts_is_an_input_error(articles: Any) -> None:
    with pytest.raises(InputError, match=r": (pass|give|put) "):
        summarize(articles)
