"""`python -m benchmarks.batch` measures many clusters in one process, in two and on Ray against a loop of single calls."""

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.measuring import Run, measure

_ROOT = Path(__file__).parent.parent
_NEWS = _ROOT.parent / "shared" / "benchmarks" / "multi-news-dev.jsonl"
RESULTS = Path(__file__).with_name("batch.json")
_MIN_ARTICLES, _MAX_ARTICLES = 2, 6
_WORDS = "100"
_CPU_LIMIT = 40_000  # seconds
# The digit is the number of processes; "cached" stores vectors, as the command does by default.
_PROGRAMS = ("loop", "jobs-1", "cached-jobs-1", "jobs-2", "ray-2")
_MEMORY_FACTOR = 10
_BATCH = "from summarizer.__main__ import summarize_batch; summarize_batch()"
_LOOP = """
import sys
from summarizer import summarize
from summarizer.batch.output import result_line
from summarizer.batch.reading import read_clusters
with open(sys.argv[2], "w", encoding="utf-8") as file:
    for cluster in read_clusters([sys.argv[1]]):
        summary = summarize(cluster.articles, max_words=int(sys.argv[3]))
        file.write(result_line(cluster.id, summary, with_articles=False).text)
"""


def generate(count: int) -> Iterator[dict[str, Any]]:
    """Yield clusters of two to six articles of one event from the corpus and, if present, Multi-News; always the same ones."""
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    events = [list(_articles(folder)) for folder in sorted((_ROOT / "corpus").glob("*/articles"))]
    if _NEWS.exists():
        events += [json.loads(line)["articles"] for line in _NEWS.read_text("utf-8").splitlines()]
    chance.shuffle(events)
    for number in range(count):
        # All events are used before one is repeated, so that neighbouring clusters have no sentence in common.
        event = events[number % len(events)]
        size = min(len(event), chance.randint(_MIN_ARTICLES, _MAX_ARTICLES))
        yield {"id": f"cluster-{number:06}", "articles": chance.sample(event, size)}


def _articles(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.iterdir()):
        _, front, text = path.read_text("utf-8").split("---\n", 2)
        source = next((line[8:] for line in front.splitlines() if line.startswith("source: ")), "")
        yield {"id": path.stem, "text": text, "source": source.strip("\"'")}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--clusters", default=500, show_default=True, metavar="N", help="Clusters of each run.")
@click.option(
    "--rounds", default=3, show_default=True, metavar="N", help="Number of times that each program runs, in turns."
)
@click.option("--only", multiple=True, metavar="NAME", help=f"{', '.join(_PROGRAMS)}, memory; all by default.")
def command(*, clusters: int, rounds: int, only: tuple[str, ...]) -> None:
    """Measure and store the results; fail if the programs' outputs are not the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "clusters.jsonl")
        _write(source, clusters)
        runs: dict[str, list[Run]] = {}
        names = [name for name in _PROGRAMS if not only or name in only]
        for number in range(rounds):
            for name in names:
                out = source.with_name(f"{name}.{number}.jsonl")
                runs.setdefault(name, []).append(
                    measure([sys.executable, *_program(name, source, out)], limit=_CPU_LIMIT)
                )
                click.echo(f"{name} {runs[name][-1]}", err=True)
        outputs = {path.read_bytes() for path in Path(folder).glob("*.*.jsonl")}
        if len(outputs) > 1:
            raise click.ClickException("the outputs are not the same bytes")
        result = {"clusters": clusters, **_summary(runs)}
        if not only or "memory" in only:
            result["memory"] = _memory(source, clusters)
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    click.echo(json.dumps(result, indent=2))


def _program(name: str, source: Path, out: Path) -> Sequence[str]:
    if name == "loop":
        return ["-c", _LOOP, str(source), str(out), _WORDS]
    engine = ["--engine", "ray"] if name.startswith("ray") else []
    # A new folder for each run, so that stored vectors do not help the next one.
    cache = ["--cache", str(out.with_suffix(".cache"))] if name.startswith("cached") else ["--no-cache"]
    return ["-c", _BATCH, str(source), "-o", str(out), "-w", _WORDS, "--jobs", name[-1], "-q", *cache, *engine]


def _summary(runs: dict[str, list[Run]]) -> dict[str, Any]:
    """Return the times of each run, and the ratios of the best wall and CPU times of pairs of programs."""
    best = {name: (min(run.wall for run in some), min(run.cpu for run in some)) for name, some in runs.items()}
    pairs = [("loop", "jobs-1"), ("loop", "cached-jobs-1"), ("jobs-1", "jobs-2"), ("jobs-2", "ray-2")]
    return {
        "runs": {
            name: [{"wall": run.wall, "cpu": run.cpu, "peak_mb": run.peak_mb} for run in some]
            for name, some in runs.items()
        },
        "ratios": {
            f"{slow} / {fast}": {
                "wall": round(best[slow][0] / best[fast][0], 3),
                "cpu": round(best[slow][1] / best[fast][1], 3),
            }
            for slow, fast in pairs
            if slow in best and fast in best
        },
    }


def _memory(source: Path, clusters: int) -> dict[str, float]:
    """Return the peak memory of a batch in MB, for `clusters` and ten times as many; without a model, which is faster."""
    peaks = {}
    for count in (clusters, clusters * _MEMORY_FACTOR):
        _write(source, count)
        out = source.with_name(f"memory-{count}.jsonl")
        program = ["-c", _BATCH, str(source), "-o", str(out), "-w", _WORDS, "-q", "--jobs", "2", "--embedder", "tfidf"]
        peaks[str(count)] = measure([sys.executable, *program], limit=_CPU_LIMIT).peak_mb
    return peaks


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in generate(count))


if __name__ == "__main__":
    command()
