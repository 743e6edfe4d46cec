"""Many clusters: the same results as one by one, from every source, into every file, each id once."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, Cluster, Failure, InputError, ModelUnavailableError, summarize, summarize_many
from summarizer.batch.api import MAX_TASK_CLUSTERS, make_tasks
from summarizer.batch.parquet import ResultFolder, read_results
from summarizer.batch.seen_ids import SeenIds
from summarizer.cli.batch import command

pytestmark = pytest.mark.slow

Batch = Callable[..., Any]
FAST = ("--embedder", "tfidf", "--jobs", "1", "-w", "30")


def articles(number: int) -> list[dict[str, str]]:
    return [
        {
            "id": "courier",
            "text": f"The harbour bridge at Sellin will close for {number + 2} months. Nobody had expected it.",
            "source": "Sellin Courier",
        },
        {
            "id": "radio",
            "text": f"A free ferry will cross the harbour {number + 3} times an hour, said Mayor Ida Lund.",
        },
    ]


def records(count: int) -> list[dict[str, Any]]:
    return [{"id": f"c{number}", "articles": articles(number)} for number in range(count)]


def jsonl(entries: Sequence[Any]) -> bytes:
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries).encode()


def clusters(count: int) -> list[Cluster]:
    return [Cluster(one["id"], tuple(Article(**article) for article in one["articles"])) for one in records(count)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("in.jsonl").write_bytes(jsonl(records(3)))
    return tmp_path


@pytest.fixture
def batch(cli: Batch) -> Batch:
    def invoke(*arguments: str, **more: Any) -> Any:
        return cli(*arguments, program=command, **more)

    return invoke


def lines(data: bytes | str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data.decode() if isinstance(data, bytes) else data).split("\n")[:-1]]


def test_each_line_is_the_json_of_a_single_call(batch: Batch) -> None:
    outcome = batch("in.jsonl", "-w", "30", "--jobs", "2")
    assert outcome.code == 0
    expected = [{"id": cluster.id, **summarize(cluster.articles, max_words=30).to_dict()} for cluster in clusters(3)]
    assert lines(outcome.out) == json.loads(json.dumps(expected))
    assert outcome.out == "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in expected)


@pytest.mark.parametrize(("embedder", "count"), [("minilm", 5), ("tfidf", 40)])
def test_results_from_python_are_those_of_single_calls_in_order(embedder: str, count: int) -> None:
    found = list(summarize_many(iter(clusters(count)), jobs=2, embedder=embedder, max_words=30))
    assert found == [summarize(one.articles, embedder=embedder, max_words=30) for one in clusters(count)]


def test_query_and_known_texts_are_those_of_every_cluster() -> None:
    options: dict[str, Any] = {"embedder": "tfidf", "query": "ferry", "known": ["It rained."], "max_sentences": 1}
    assert list(summarize_many(clusters(2), **options)) == [summarize(one.articles, **options) for one in clusters(2)]


def test_neither_the_jobs_nor_what_is_embedded_together_changes_a_byte(corpus: Path, batch: Batch) -> None:
    stories = ["amber-cup-final", "deep-vent-microbe", "white-house-visit"]
    Path("stories").mkdir()
    for name in stories:
        Path("stories", name).symlink_to(corpus / name)
    outcomes = [batch("stories", "-w", "60", "--jobs", jobs, "--with-articles") for jobs in ("1", "3")]
    assert [one["id"] for one in lines(outcomes[0].out)] == stories
    assert outcomes[0].out == outcomes[1].out


@pytest.mark.parametrize(
    ("options", "kept"),
    [((), "cache/summarizer"), (("--cache", "here"), "here"), (("--no-cache",), None), (("--embedder", "tfidf"), None)],
)
def test_vectors_are_kept_for_the_next_run_and_change_no_byte(
    options: tuple[str, ...], kept: str | None, batch: Batch
) -> None:
    assert not list(Path().glob("**/*.sqlite3"))
    first = batch("in.jsonl", "-w", "30", "--jobs", "2", *options)
    assert first.code == 0
    assert [str(path.parent) for path in Path().glob("**/*.sqlite3")] == ([kept] if kept else [])
    assert batch("in.jsonl", "-w", "30", "--jobs", "1", *options).out == first.out
    embedder = options if "tfidf" in options else ()
    assert batch("in.jsonl", "-w", "30", "--no-cache", *embedder).out == first.out


def test_tasks_grow_so_that_every_process_has_work_soon() -> None:
    sizes = [len(task.items) for task in make_tasks(iter(clusters(60)), jobs=2)]
    assert sizes[:8] == [1, 1, 2, 2, 4, 4, 8, 8]
    assert max(sizes) == MAX_TASK_CLUSTERS
    assert sum(sizes) == 60


def test_unordered_results_are_the_same_lines(batch: Batch) -> None:
    Path("many.jsonl").write_bytes(jsonl(records(20)))
    ordered, unordered = batch("many.jsonl", *FAST).out, batch("many.jsonl", *FAST, "--unordered", "--jobs", "2").out
    assert sorted(unordered.split("\n")) == sorted(ordered.split("\n"))


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
def test_files_are_compressed_by_their_suffix_both_ways(suffix: str, batch: Batch, packing: Any) -> None:
    Path(f"packed{suffix}").write_bytes(packing.packed(jsonl(records(3)), suffix))
    assert batch(f"packed{suffix}", *FAST, "-o", f"out{suffix}").code == 0
    assert batch("in.jsonl", *FAST, "-o", "plain").code == 0
    assert packing.unpacked(Path(f"out{suffix}")) == Path("plain").read_bytes()


def test_parquet_is_read_row_by_row(batch: Batch) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(records(3)), "in.parquet")
    assert batch("in.parquet", *FAST).out == batch("in.jsonl", *FAST).out
    as_json = [{"id": one["id"], "articles": json.dumps(one["articles"])} for one in records(3)]
    parquet.write_table(pa.Table.from_pylist(as_json), "json.parquet")
    assert batch("json.parquet", *FAST).out == batch("in.jsonl", *FAST).out
    parquet.write_table(pa.table({"id": ["a"]}), "wrong.parquet")
    assert "no column 'articles': it has id" in batch("wrong.parquet", *FAST).err
    Path("no.parquet").write_bytes(b"no parquet")
    assert "summarize-batch: cannot read 'no.parquet'" in batch("no.parquet", *FAST).err


def test_results_in_parquet_are_the_lines_with_their_texts_and_errors(batch: Batch) -> None:
    dataset = pytest.importorskip("pyarrow.dataset", reason="pyarrow is not installed: pip install pyarrow")
    odd = [{"id": "bare", "articles": []}, {"id": "\ud800", "articles": articles(1)}]
    Path("in.jsonl").write_bytes(b"".join(json.dumps(one).encode() + b"\n" for one in records(3) + odd))
    expected = batch("in.jsonl", *FAST).out
    assert batch("in.jsonl", *FAST, "-o", "out.parquet").code == 1
    rows = dataset.dataset("out.parquet").to_table().to_pylist()
    assert "".join(row["json"] + "\n" for row in rows) == expected
    assert [row["id"] for row in rows] == ["c0", "c1", "c2", "bare", "\\ud800"]
    for row, one in zip(rows, lines(expected), strict=True):
        assert row["error"] == one.get("error")
        assert (row["text"] is None) == ("error" in one)
        assert "error" in one or row["text"] == " ".join(sentence["text"] for sentence in one["sentences"])
    assert "'out.parquet' already holds results: continue with --resume" in batch("-", "-o", "out.parquet").err
    assert batch("in.jsonl", *FAST, "-o", "out.parquet", "--resume").code == 1
    assert len(list(Path("out.parquet").iterdir())) == 1
    assert "holds summaries made with other options" in batch("in.jsonl", "-o", "out.parquet", "--resume").err
    Path("data.parquet").mkdir()
    Path("data.parquet", "a.parquet").touch()
    for more in ((), ("--resume",)):
        refused = batch("in.jsonl", *FAST, *more, "-o", "data.parquet")
        assert "'data.parquet' holds 'a.parquet', which is not a file of results: use another name" in refused.err
    Path("file.parquet").write_bytes(b"text")
    for more in ((), ("--resume",)):
        assert "'file.parquet' is a file, but results in" in batch("-", *more, "-o", "file.parquet").err


def test_a_part_is_written_as_soon_as_it_is_full(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install pyarrow")
    folder = tmp_path / "out.parquet"
    made = ResultFolder(folder)
    written = [f'{{"id": "{number}", "error": "none"}}\n' for number in range(2_500)]
    for line in written[:2_000]:
        made.write(line)
    assert [path.name for path in sorted(folder.iterdir())] == ["part-000000.parquet", "part-000001.parquet"]
    for line in written[2_000:]:
        made.write(line)
    made.finish()
    ResultFolder(folder).finish()
    assert [line.decode() for line in read_results(folder)] == written


def test_a_folder_of_cluster_folders_and_standard_input_are_sources(batch: Batch) -> None:
    for name in ("b", "a"):
        Path("stories", name, "articles").mkdir(parents=True)
        Path("stories", name, "articles", "one.txt").write_text(f"---\nsource: The {name}\n---\nThe bridge is closed.")
    Path("stories", "empty").mkdir()
    Path("stories", "README.md").write_text("no cluster")
    outcome = batch("stories", *FAST)
    assert outcome.code == 1
    found = lines(outcome.out)
    assert [one["id"] for one in found] == ["a", "b", "empty"]
    assert found[0]["articles"][0]["source"] == "The a"
    assert found[2]["error"].startswith("no articles in folder 'stories/empty'")
    assert batch("-", *FAST, stdin=jsonl(records(3))).out == batch("in.jsonl", *FAST).out


def test_what_is_no_cluster_is_a_record_with_the_error_and_a_place_on_standard_error(batch: Batch) -> None:
    odd: list[Any] = [
        {"id": "good", "articles": articles(1)},
        [1],
        {"articles": articles(1)},
        {"id": "empty", "articles": []},
        {"id": "no-list", "articles": 3},
        {"id": "none"},
        {"id": "no-text", "articles": [{"id": "a"}]},
        {"id": 7, "articles": articles(1)},
        {"id": "too-little", "articles": [{"text": "Donate now"}]},
        {"id": "\udc80", "articles": articles(2)},
    ]
    data = jsonl(odd[:-1]) + json.dumps(odd[-1]).encode() + b'\n{"id": "torn\n\xff\n'
    Path("odd.jsonl").write_bytes(data)
    outcome = batch("odd.jsonl", *FAST)
    assert outcome.code == 1
    found = {one["id"]: one.get("error") for one in lines(outcome.out)}
    assert len(found) == 12
    assert [name for name, error in found.items() if error is None] == ["good", "7", "\udc80"]
    assert found["empty"] == "'empty' holds an empty list: put at least one article into it"
    assert found["no-list"] == "'articles' must be a list, not int"
    assert found["no-text"] == "'no-text, article 1': no 'text' in the record with 'id'"
    assert "set aside" in str(found["too-little"])
    unreadable = [str(error) for name, error in found.items() if name.startswith("unreadable-")]
    assert len(unreadable) == 4
    assert "invalid JSON" in " ".join(unreadable)
    assert "is not UTF-8" in " ".join(unreadable)
    assert found["none"] == "no 'articles' in the record: add a list of articles"
    assert "odd.jsonl, line 11: unreadable-" in outcome.err
    # The line is named once, by its number in the file.
    assert not [error for error in unreadable if "unreadable-" in error or "line 1," in error]
    assert "summarize-batch: clusters without a summary: 9: the 'error' in their records says why\n" in outcome.err


def test_the_second_cluster_of_an_id_is_a_failure_of_its_own_name(batch: Batch) -> None:
    entries = [records(1)[0], records(1)[0], {"id": "c0#2", "articles": articles(5)}, records(1)[0]]
    Path("twice.jsonl").write_bytes(jsonl(entries))
    outcome = batch("twice.jsonl", *FAST)
    assert outcome.code == 1
    assert [one["id"] for one in lines(outcome.out)] == ["c0", "c0#2", "c0#2#2", "c0#3"]
    assert (
        lines(outcome.out)[1]["error"]
        == "the id 'c0' belongs to an earlier cluster: use a different id for each cluster"
    )


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_input_is_an_empty_output(data: bytes, batch: Batch) -> None:
    Path("empty.jsonl").write_bytes(data)
    outcome = batch("empty.jsonl", *FAST, "-o", "out.jsonl")
    assert outcome.code == 0
    assert Path("out.jsonl").read_bytes() == b""
    assert "summaries" in outcome.err


def test_a_limit_is_the_first_clusters_alone(batch: Batch) -> None:
    assert [one["id"] for one in lines(batch("in.jsonl", *FAST, "--limit", "2").out)] == ["c0", "c1"]
    assert batch("in.jsonl", *FAST, "--limit", "0").out == ""


def test_the_table_at_the_end_counts_and_can_be_silenced(batch: Batch) -> None:
    said = " ".join(batch("in.jsonl", *FAST).err.split())
    assert said.startswith("summaries 3 failed 0 finished before 0 time 0:0")
    assert batch("in.jsonl", *FAST, "-q").err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.jsonl",), "no such file or folder: 'nowhere.jsonl'"),
        (("in.txt",), "'in.txt' is not a batch: use .jsonl, .jsonl.gz, .jsonl.zst, .parquet, a folder"),
        (("bare",), "no folders in 'bare'"),
        (("cut.jsonl.gz",), "cannot read 'cut.jsonl.gz' to its end"),
        (("cut.jsonl.zst",), "cannot read 'cut.jsonl.zst' to its end"),
        (("in.jsonl", "--jobs", "0"), "jobs must be above 0, not 0"),
        (("in.jsonl", "--timeout", "nan"), "timeout must be above 0, not nan"),
        (("in.jsonl", "-n", "3"), "a summary needs exactly one budget"),
        (("in.jsonl", "-o", "no/out.jsonl"), "no such folder 'no'"),
        (("in.jsonl", "-o", "bare"), "'bare' is a folder"),
        (("in.jsonl", "-o", "in.jsonl"), "'in.jsonl' already exists: continue it with --resume"),
        (("in.jsonl", "-o", "/dev/full"), "cannot write '/dev/full': No space left on device"),
        (("in.jsonl", "-o", "in.jsonl", "--resume"), "line 1 is not a result"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_exit_code_1(
    arguments: tuple[str, ...], message: str, batch: Batch, packing: Any
) -> None:
    Path("in.txt").write_text("text")
    Path("bare").mkdir()
    for suffix in (".gz", ".zst"):
        Path(f"cut.jsonl{suffix}").write_bytes(packing.packed(jsonl(records(3)), suffix)[:-9])
    outcome = batch(*FAST, *arguments)
    assert (outcome.code, outcome.out if "cut" not in arguments[0] else "") == (1, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--resume",), "--resume needs a file"),
        (("--address", "auto"), "--address is for --engine ray"),
        (("--cache", "here", "--no-cache"), "--cache and --no-cache exclude each other"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(options: tuple[str, ...], message: str, batch: Batch) -> None:
    outcome = batch("in.jsonl", *FAST, *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_from_python_options_are_checked_before_the_work_begins() -> None:
    with pytest.raises(InputError, match="jobs must be above 0"):
        summarize_many([], jobs=0)
    with pytest.raises(InputError, match="unknown ranker 'lexrnk'"):
        summarize_many([], ranker="lexrnk")
    for single in ("text", Article("a", "text"), {"text": "text"}):
        with pytest.raises(InputError, match=r"cluster 1 is a single .*: pass a list of articles for each cluster"):
            list(summarize_many([single]))  # type: ignore[list-item]
    with pytest.raises(InputError, match="a cluster's id must be"):
        Cluster("", ())
    with pytest.raises(InputError, match="'text' is not an Article"):
        Cluster("a", ("text",))  # type: ignore[arg-type]
    assert list(summarize_many([])) == []


def test_what_is_called_while_embedding_has_no_place_in_other_processes() -> None:
    with pytest.raises(InputError, match=r"on_embedded cannot be called because a batch embeds in other processes"):
        summarize_many(clusters(1), on_embedded=print)


def test_a_model_that_is_missing_ends_the_batch(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError):
        list(summarize_many(clusters(2), embedder="sentence-transformer", model=str(tmp_path / "none")))


def test_a_failure_says_what_and_goes_on() -> None:
    batch = [clusters(1)[0], Cluster("bare", ()), clusters(2)[1]]
    first, bare, second = summarize_many(batch, embedder="tfidf", max_words=30)
    assert bare == Failure("bare", "no articles given: pass at least one")
    assert not isinstance(first, Failure)
    assert not isinstance(second, Failure)


def test_clusters_can_be_lists_of_what_summarize_takes_named_by_their_position() -> None:
    bridge, ferry = (
        "The harbour bridge at Sellin will close on Monday.",
        "A free ferry will cross the harbour each hour.",
    )
    given: list[Any] = [[bridge, ferry], (Article("a", ferry),), clusters(1)[0], iter([ferry]), [bridge, 3], 7, []]
    options: dict[str, Any] = {"embedder": "tfidf", "max_words": 30}
    found = list(summarize_many(given, **options))
    expected: list[Any] = [[bridge, ferry], [Article("a", ferry)], clusters(1)[0].articles, [ferry]]
    assert found[:4] == [summarize(articles, **options) for articles in expected]
    failures = [one for one in found[4:] if isinstance(one, Failure)]
    assert [one.id for one in failures] == ["5", "6", "7"]
    assert "article 2" in failures[0].error
    assert "articles must be" in failures[1].error
    assert failures[2].error == "no articles given: pass at least one"


def test_seen_ids_are_a_set_of_any_strings() -> None:
    with SeenIds() as seen:
        assert [seen.add(name) for name in ("a", "é", "\udc80", "a", "")] == [True, True, True, False, True]
        assert "\udc80" in seen
        assert "b" not in seen
        assert len(seen) == 4
        assert sorted(seen) == ["", "a", "é", "\udc80"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell a process's memory")
def test_memory_does_not_grow_with_the_input() -> None:
    """A stream of 300 MB, each line a megabyte, passes through a process that never holds 200."""
    # Not ru_maxrss, which a new program takes over from the one that started it.
    script = (
        "import sys; from pathlib import Path; from summarizer.cli.batch import command;"
        "from summarizer.cli.exit_codes import run; code = run(command, 'summarize-batch');"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]); sys.exit(code)"
    )

    def stream() -> Iterator[bytes]:
        for one in records(300):
            yield json.dumps(one).encode() + b" " * 1_000_000 + b"\n"

    with gzip.open("long.jsonl.gz", "wb", compresslevel=1) as file:
        file.writelines(stream())
    done = subprocess.run(
        [sys.executable, "-c", script, "long.jsonl.gz", *FAST, "-q", "-o", "out.jsonl"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert len(lines(Path("out.jsonl").read_bytes())) == 300
    assert int(done.stdout) < 200 * 1024
