"""The command `summarize`: arguments in, exit code out."""

import logging
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from summarizer.api import summarize
from summarizer.errors import OutputError, SummarizerError
from summarizer.models import Summary
from summarizer.ordering import ORDERS
from summarizer.reading import read_articles
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS
from summarizer.rendering import RENDERERS, explanation, json
from summarizer.writing import STANDARD_OUTPUT, check_writable, write

FAILED, INTERRUPTED, PIPE_CLOSED = 1, 130, 141

_EPILOG = """\b
Examples:
  summarize articles/                       five sentences from all articles of a folder
  summarize a.txt b.txt c.txt -w 120        at most 120 words
  summarize 'news/*.txt' -f markdown -o story.md
  summarize stories.jsonl -n 3 --explain    and say why these three
  cat article.txt | summarize -n 2

\b
Exit codes:
  0 done, 1 an input or output that cannot be used, 2 wrong usage, 130 interrupted, 141 the reader is gone
"""


@click.command(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-n", "--sentences", "max_sentences", type=int, metavar="N", help="At most N sentences (5 if no length is given)."
)
@click.option("-w", "--words", "max_words", type=int, metavar="N", help="At most N words.")
@click.option("-c", "--characters", "max_characters", type=int, metavar="N", help="At most N characters.")
@click.option("--tokens", "max_tokens", type=int, metavar="N", help="At most N word pieces of the MiniLM tokenizer.")
@click.option("-f", "--format", "output_format", type=click.Choice(list(RENDERERS)), default="text", show_default=True)
@click.option("-o", "--output", default=STANDARD_OUTPUT, metavar="FILE", help="Write to FILE, whole or not at all.")
@click.option(
    "--with-articles", is_flag=True, help="JSON: carry the articles' texts and the lines that were set aside."
)
@click.option("--explain", is_flag=True, help="Say on stderr why each sentence is there and what was set aside.")
@click.option(
    "--order", default="coherent", show_default=True, metavar="NAME", help=f"How to read: {', '.join(ORDERS)}."
)
@click.option("--embedder", default="minilm", show_default=True, metavar="NAME", help=f"{', '.join(EMBEDDERS)}.")
@click.option("--model", metavar="PATH", help="For sentence-transformer: a folder or a locally cached name.")
@click.option("--ranker", default="lexrank", show_default=True, metavar="NAME", help=f"{', '.join(RANKERS)}.")
@click.option(
    "--selector", default="trained-coverage", show_default=True, metavar="NAME", help=f"{', '.join(SELECTORS)}."
)
@click.option(
    "--diversity", type=float, metavar="X", help="For the selector mmr: 0 = salience alone … 1 = novelty alone."
)
@click.option(
    "--duplicate-threshold", type=float, default=0.85, show_default=True, metavar="X", help="Cosine of copies."
)
@click.option("--splitter", default="nupunkt", show_default=True, metavar="NAME", help=f"{', '.join(SPLITTERS)}.")
@click.option("--language", default="english", show_default=True, metavar="NAME", help="English name of the language.")
@click.option("--exhaustive", is_flag=True, help="Embed every sentence, however many there are.")
@click.option(
    "--disagreements", "with_disagreements", is_flag=True, help="Show where independent articles seem to differ."
)
@click.option("-q", "--quiet", is_flag=True, help="No warnings.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is read.")
@click.version_option(None, "-V", "--version", package_name="summarizer")
def command(
    *,
    paths: tuple[str, ...],
    output_format: str,
    output: str,
    with_articles: bool,
    explain: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Summarize several articles about one story in their own sentences, each with its sources.

    PATH is a file (text, Markdown, JSON, JSON Lines, HTML, mail, feed, PDF), a folder, a quoted pattern, or - for
    standard input.
    """
    _set_up_messages(quiet=quiet, verbose=verbose)
    if with_articles and output_format != "json":
        raise click.UsageError("--with-articles is for -f json")
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("no PATH given: name files or folders, or pipe an article in; --help shows examples")
    check_writable(output)
    articles = read_articles(paths or ["-"])
    logging.getLogger(__package__).info("%d articles read", len(articles))
    summary = summarize(articles, with_map=output_format == "html", **options)
    if explain:
        sys.stderr.write(explanation.render(summary).encode("utf-8", "replace").decode())
    render: Callable[[Summary], str] = RENDERERS[output_format]
    write((partial(json.render, with_articles=True) if with_articles else render)(summary), output)


def _set_up_messages(*, quiet: bool, verbose: bool) -> None:
    level = logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, format="summarize: %(message)s", level=level, force=True)


def main() -> None:
    """Run the command and exit with its code."""
    sys.exit(run(command, "summarize"))


def run(program: click.Command, name: str) -> int:
    """Run a click command; its exit code, after one line on stderr for an error of this library."""
    try:
        # Not program.main(), which takes closed pipes for itself and exits with 1.
        with program.make_context(name, sys.argv[1:]) as context:
            program.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SummarizerError as error:
        click.echo(f"{name}: {' '.join(str(error).split())}".encode("utf-8", "backslashreplace"), err=True)
        if isinstance(error, OutputError):
            sys.stdout = None  # as below
        return FAILED
    except BrokenPipeError:
        # What could not be written is still in the buffer: Python would try, and complain, once more at the end.
        sys.stdout = None
        return PIPE_CLOSED
    return 0
