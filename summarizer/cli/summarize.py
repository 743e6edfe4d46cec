"""The command `summarize`."""

import logging
import sys
from typing import Any

import click

from summarizer.api import summarize, summarize_stories
from summarizer.cli.options import message_options, set_up_messages, summary_options
from summarizer.cli.progress import embedding_shown
from summarizer.reading import read_known
from summarizer.reading.articles import read_files
from summarizer.reading.paths import find_files
from summarizer.rendering import FORMATS, render
from summarizer.rendering.output import STANDARD_OUTPUT, check_not_read, check_writable, write

_EPILOG = """\b
Examples:
  summarize articles/                       five sentences from all articles of a folder
  summarize a.txt b.txt c.txt -w 120        at most 120 words
  summarize 'news/*.txt' -f markdown -o story.md
  summarize stories.jsonl -n 3 --explain    three sentences, and why these three
  summarize articles/ --query 'death toll'  only sentences about the death toll
  summarize inbox/ --stories -w 60          a summary for each story of a mixed folder
  summarize today/ --known yesterday.json   only news since that summary (made with -f json)
  cat article.txt | summarize -n 2

\b
Exit codes:
  0 done, 1 an input or output cannot be used, 2 wrong usage, 130 interrupted, 141 output closed.
  If nothing matches the query, or nothing is new, every format says so (JSON: "empty" is not null), and
  the code is 0.
"""


@click.command(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@summary_options("length", "focus")
@click.option("-f", "--format", "output_format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "-o", "--output", default=STANDARD_OUTPUT, metavar="FILE", help="Write to FILE, completely or not at all."
)
@click.option("--with-articles", is_flag=True, help="JSON: include the articles' texts and the excluded sentences.")
@click.option("--stories", is_flag=True, help="Group articles about several events into stories, and summarize each.")
@click.option(
    "--explain", is_flag=True, help="Say on standard error why each sentence was chosen and what was excluded."
)
@summary_options("method", "cache")
@message_options
def command(
    *,
    paths: tuple[str, ...],
    output_format: str,
    output: str,
    with_articles: bool,
    stories: bool,
    explain: bool,
    known: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Summarize several articles about one story in their own sentences, each with its sources.

    PATH is a file (text, Markdown, JSON, JSON Lines, HTML, mail, feed, PDF), a folder, a quoted pattern, or - for
    standard input.
    """
    set_up_messages("summarize", quiet=quiet, verbose=verbose)
    if with_articles and output_format != "json":
        raise click.UsageError("--with-articles is for -f json")
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("no PATH: name files or folders, or pipe an article in; --help shows examples")
    check_writable(output)
    files = find_files(paths or ["-"])
    check_not_read(output, files)
    articles = read_files(files)
    logging.getLogger(__package__).info("%d articles read", len(articles))
    options["known"] = read_known(known)
    details = {"with_articles": True} if with_articles else {}
    with embedding_shown(quiet=quiet) as options["on_embedded"]:
        made = (summarize_stories if stories else summarize)(articles, **options)
    text = render(made, output_format, **details)
    if explain:
        sys.stderr.write(render(made, "explanation").encode("utf-8", "replace").decode())
    write(text, output)
