"""`python -m benchmarks` runs all races and writes results, plot and tables; `make bench` calls it."""

import compileall
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from benchmarks import entries, report, results

_STORY = "white-house-visit"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--most", default=entries.SIZES[-1], show_default=True, metavar="N", help="Largest cluster in sentences.")
@click.option("--only", multiple=True, metavar="RACE", help="cold, growth, stages, cache or embedding; all by default.")
@click.option("--tables-only", is_flag=True, help="Only write the plot and tables of the stored results.")
def command(*, most: int, only: tuple[str, ...], tables_only: bool) -> None:
    """Measure speed and memory against peers, and replace the stored results of the races that are run."""
    if not tables_only:
        with tempfile.TemporaryDirectory() as folder:
            _race(Path(folder), most=most, only=only)
    report.write()
    subprocess.run(
        [str(entries.PEERS / "python"), str(report.PLOT_PROGRAM), str(results.FILE), str(report.PLOT)], check=True
    )


def _race(folder: Path, *, most: int, only: tuple[str, ...]) -> None:
    # An installation compiles all modules; an editable one would compile them in the first measured run.
    compileall.compile_dir(entries.ROOT / "summarizer", quiet=1)
    story = entries.ROOT / "corpus" / _STORY / "articles"
    # In a separate process because this one must stay small, see `measuring.measure`.
    make_clusters = [
        sys.executable,
        "-m",
        "benchmarks.clusters",
        str(folder),
        *(str(n) for n in entries.SIZES if n <= most),
    ]
    subprocess.run(make_clusters, check=True, cwd=entries.ROOT)
    text = folder / "story.txt"
    text.write_text(
        "\n".join(path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(story.iterdir())), "utf-8"
    )
    races = {
        "cold": lambda: entries.cold(story, text),
        "growth": lambda: entries.growth(folder, most=most),
        "stages": lambda: entries.stages(folder, most=most),
        "cache": lambda: entries.cache(folder, most=most),
        "embedding": lambda: entries.embedding(folder, most=most),
    }
    for name in only or races:
        results.store(name, list(races[name]()))


if __name__ == "__main__":
    command()
