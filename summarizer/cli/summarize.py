"""The command `summarize`: arguments in, exit code out."""

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
  summarize stories.jsonl -n 3 --explain    and say why these three
  summarize articles/ --query 'death toll'  only what is about that
  summarize inbox/ --stories -w 60          part unrelated articles first
  summarize today/ --known yesterday.json   only what is new since that summary (made with -f json)
  cat article.txt | summarize -n 2

\b
Exit codes:
  0 done, 1 an input or output that cannot be used, 2 wrong usage, 130 interrupted, 141 the reader is gone;
  where nothing matches the query, or is new, every format says so (JSON: "empty" is not null), and
  the code is 0
"""


@click.command(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@summary_options("length", "focus")
@click.option("-f", "--format", "output_format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", default=STANDARD_OUTPUT, metavar="FILE", help="Write to FILE, whole or not at all.")
@click.option(
    "--with-articles", is_flag=True, help="JSON: carry the articles' texts and the lines that were set aside."
)
@click.option("--stories", is_flag=True, help="The articles tell of several events: part them, a summary for each.")
@click.option("--explain", is_flag=True, help="Say on stderr why each sentence is there and what was set aside.")
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
        raise click.UsageError("no PATH given: name files or folders, or pipe an article in; --help shows examples")
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
