"""The command `summarize-batch`: arguments in, exit code out."""

from contextlib import closing
from functools import partial
from itertools import islice
from typing import Any

import click
from platformdirs import user_cache_path

from summarizer.batch.api import TIMEOUT, check_limits, make_processor, memory_share, process_locally
from summarizer.batch.line_files import STANDARD_STREAM
from summarizer.batch.output import appending, check_new, result_line
from summarizer.batch.progress import Counts, is_shown, progress_bar, report
from summarizer.batch.ray_engine import check_ray, ray_lines
from summarizer.batch.reading import check_sources, count_clusters, read_clusters
from summarizer.batch.resume import read_finished
from summarizer.batch.seen_ids import SeenIds, reject_duplicates
from summarizer.cli.exit_codes import FAILED
from summarizer.cli.options import message_options, set_up_messages, summary_options
from summarizer.embedding.parallel import available_cores
from summarizer.reading import read_known

_NAME = "summarize-batch"
_GIB = 1 << 30
_EPILOG = """\b
Examples:
  summarize-batch clusters.jsonl.gz -o summaries.jsonl.gz -w 100
  summarize-batch clusters.jsonl.gz -o summaries.jsonl.gz -w 100 --resume   continue after a crash
  summarize-batch corpus/ -o summaries.jsonl --jobs 8 --unordered
  zcat *.jsonl.gz | summarize-batch - -n 3 --limit 100

\b
Exit codes:
  0 done, 1 a cluster has no summary (its record has an "error"), or an input or output cannot be used,
  2 wrong usage, 130 interrupted, 141 output closed
"""


@click.command(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    default=STANDARD_STREAM,
    metavar="FILE",
    help="JSON Lines, compressed by .gz or .zst; .parquet is a folder.",
)
@click.option("--jobs", type=int, metavar="N", help="Processes of one core and one model each (all cores).")
@click.option(
    "--resume", is_flag=True, help="Continue FILE: drop an incomplete last line, and summarize what is missing."
)
@click.option(
    "--unordered", is_flag=True, help="Write each summary when it is finished, not in the order of the input."
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Only the first N clusters.")
@click.option(
    "--timeout",
    type=float,
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Give up a cluster after so many seconds without progress.",
)
@click.option("--memory", type=float, metavar="GIB", help="Address space of a process (an equal share, at least 4).")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or Ray.",
)
@click.option("--address", metavar="ADDRESS", help="Address of a Ray cluster (default: start one on this machine).")
@click.option("--with-articles", is_flag=True, help="Include the articles' texts and the excluded sentences.")
@summary_options("length", "focus", "method", "cache")
@click.option(
    "--no-cache", is_flag=True, help="Do not keep vectors. Without this, they are kept in DIR or in your cache folder."
)
@message_options
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    output: str,
    jobs: int | None,
    resume: bool,
    unordered: bool,
    limit: int | None,
    timeout: float,
    memory: float | None,
    engine: str,
    address: str | None,
    with_articles: bool,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Summarize many clusters of articles: one JSON object a line for each, with its summary or its error.

    INPUT is JSON Lines with {"id": ..., "articles": [...]} a line (.jsonl, .jsonl.gz, .jsonl.zst), Parquet with these
    columns, a folder of which each folder holds the articles of a cluster, or - for JSON Lines on standard input.
    """
    set_up_messages(_NAME, quiet=quiet, verbose=verbose)
    for is_wrong, message in (
        (resume and output == STANDARD_STREAM, "--resume needs a file: add -o FILE"),
        (address is not None and engine != "ray", "--address is for --engine ray"),
        (no_cache and options["cache"] is not None, "--cache and --no-cache exclude each other"),
    ):
        if is_wrong:
            raise click.UsageError(message)
    check_limits(jobs=jobs, timeout=timeout, memory=memory)
    options["known"] = read_known(options["known"])
    processor = make_processor(partial(result_line, with_articles=with_articles), **options)
    # With Ray, the cache folder of the user would be on one machine only.
    if engine == "local" and not no_cache:
        processor = processor.with_cache(user_cache_path("summarizer"))
    shared: dict[str, Any] = {
        "timeout": timeout,
        "memory": memory_share(jobs or available_cores()) if memory is None else int(memory * _GIB),
        "in_order": not unordered,
    }
    (check_ray if engine == "ray" else check_sources)(inputs)
    counts, failed_before = Counts(), 0
    with SeenIds() as finished:
        if resume:
            failed_before = read_finished(output, finished, settings=processor.settings)
        else:
            check_new(output)
        total = count_clusters(inputs, limit=limit) if is_shown(quiet=quiet) else None
        if engine == "ray":
            lines = ray_lines(inputs, processor, address=address, jobs=jobs, limit=limit, finished=finished, **shared)
        else:
            items = reject_duplicates(islice(read_clusters(inputs), limit))
            pending = (item for item in items if not counts.skip(item.id, finished))
            lines = process_locally(pending, processor, jobs=jobs or available_cores(), **shared)
        with (
            appending(output) as file,
            closing(lines),
            progress_bar(counts, total=total, quiet=quiet) as update,
        ):
            for line in lines:
                if engine == "local" or not counts.skip(line.id, finished):
                    file.write(line.text)
                    counts.add(line)
                update()
    report(counts, quiet=quiet)
    if counts.failures or failed_before:
        context.exit(FAILED)
