"""The functions to start with: `evaluate` for systems on clusters, `rouge` for bare pairs of texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Literal, Never

from evaluation.columns import COLUMNS
from evaluation.corpus import ReferenceCluster, load_clusters
from evaluation.corpus.records import split_sentences
from evaluation.errors import EvaluationError, counted, suggestion
from evaluation.leaderboard import interval_of, seeded
from evaluation.metrics.rouge155 import Rouge155, WordLimit
from evaluation.metrics.rouge_score import GoogleRouge
from evaluation.report.drawing import draw_text
from evaluation.report.table import Cell, Header, Table
from evaluation.results import Results
from evaluation.runner import Plan, Progress, run
from evaluation.scoring import rounded
from evaluation.systems import System, parse_systems
from evaluation.systems.functions import SummaryFunction

_OPTIONS = ("words", "curve", "seed", "language", "combination", "tokenizer", "jobs", "progress")
_METRICS = ("R-1", "R-2", "R-L", "R-SU4")
_PARTS = ("recall", "precision", "f1")


def evaluate(
    systems: str | System | SummaryFunction | Iterable[str | System | SummaryFunction],
    clusters: str | Path | Iterable[ReferenceCluster],
    *,
    words: int = 100,
    curve: Sequence[int] = (),
    seed: int = 0,
    language: str = "english",
    combination: Literal["pooled", "best", "mean", "jackknife"] = "pooled",
    tokenizer: Literal["bytes", "unicode"] = "bytes",
    jobs: int = 1,
    progress: Progress = lambda _done, _total: None,
    **unknown: Never,
) -> Results:
    """Summarize clusters with several systems and score the summaries.

    Args:
        systems: Names such as "default" and "lead" (`evaluation.systems.SYSTEMS`), systems, or functions. A function is
            called as `mine(articles, max_words)` with a list of `summarizer.Article` and the budget in words; it returns
            a text, a list of sentences or a `summarizer.Summary`, which is cut to the budget.
        clusters: Clusters from `load_clusters`, or the path of some.
        words: Budget in words.
        curve: Further budgets.
        seed: Seed of random systems and of resampling.
        language: English name of the texts' language; ROUGE compares stems of English only.
        combination: Way in which ROUGE-1.5.5 combines several references into one score.
        tokenizer: ROUGE-1.5.5's own ("bytes") or one for every script ("unicode").
        jobs: Number of processes; with more than one, functions must be importable.
        progress: Called with the number of finished clusters and of all.
        **unknown: Not accepted; named in the error.

    Returns:
        The results: `print(results)` is the table, `results.compare("default", "lead")` tests a difference,
        `results.to_pandas()` has every score of every cluster.

    Raises:
        EvaluationError: If a system or an option is unknown, there is no cluster, or one cannot be scored.
        SummarizerError: If a system fails.
    """
    for name in unknown:
        raise EvaluationError(f"unknown option {name!r}: {suggestion(name, _OPTIONS)}choose of {', '.join(_OPTIONS)}")
    if isinstance(words, bool) or not isinstance(words, int):
        raise EvaluationError(f"words must be a whole number, not {words!r}")
    named = [systems] if isinstance(systems, str | System) or callable(systems) else systems
    loaded = load_clusters(clusters) if isinstance(clusters, str | Path) else list(clusters)
    if not loaded:
        raise EvaluationError("no clusters: pass those of load_clusters(PATH)")
    plan = Plan(
        systems=parse_systems(named),
        words=words,
        curve=tuple(curve),
        seed=seed,
        language=language,
        combination=combination,
        tokenizer=tokenizer,
    )
    return run(plan, loaded, jobs=jobs, progress=progress)


@dataclass(frozen=True, slots=True)
class RougeScores:
    """ROUGE of pairs of summaries and references; `print()` shows the means as a table.

    Attributes:
        pairs: Scores of each pair by key, such as "R-1.recall" (ROUGE-1.5.5) and "rouge1.f1" (rouge-score).
        signature: Everything that decides the scores, one line per dialect.
    """

    pairs: tuple[Mapping[str, float], ...]
    signature: tuple[str, ...]

    @property
    def mean(self) -> dict[str, float]:
        """Mean over the pairs by key."""
        return rounded({key: fmean(pair[key] for pair in self.pairs) for key in self.pairs[0]})

    def to_json(self) -> dict[str, Any]:
        """Return the scores as JSON values."""
        return {
            "format": 1,
            "signature": list(self.signature),
            "mean": self.mean,
            "pairs": [dict(pair) for pair in self.pairs],
        }

    def __str__(self) -> str:
        """Return the means as a table in plain text."""
        return draw_text(rouge_table(self)).rstrip("\n")


def rouge(
    summaries: Iterable[str],
    references: Iterable[str | Sequence[str]],
    *,
    words: int | None = None,
    combination: Literal["pooled", "best", "mean", "jackknife"] = "pooled",
    tokenizer: Literal["bytes", "unicode"] = "bytes",
    stem: bool = True,
) -> RougeScores:
    """Score summaries against references by ROUGE-1.5.5 and in the dialect of rouge-score.

    Args:
        summaries: A text per summary.
        references: For each summary its reference as one text, or a list of references, each as one text.
        words: Cut summaries to so many words; None = compare them whole.
        combination: Way in which ROUGE-1.5.5 combines several references into one score; rouge-score takes the best.
        tokenizer: ROUGE-1.5.5's own ("bytes") or one for every script ("unicode"), which leaves rouge-score out.
        stem: Compare stems, English only.

    Raises:
        EvaluationError: If there is not a reference for each summary, or one has no words.
    """
    texts = _texts(summaries, "summaries")
    against = [
        [reference] if isinstance(reference, str) else _texts(reference, f"references of summary {number}")
        for number, reference in enumerate(_listed(references, "references"), start=1)
    ]
    if len(texts) != len(against):
        raise EvaluationError(
            f"{counted(len(texts), 'summary') if len(texts) == 1 else f'{len(texts)} summaries'} and references for "
            f"{len(against)}: pass as many of both"
        )
    if not texts:
        raise EvaluationError("no summaries: pass at least one with its reference")
    dialects: list[tuple[str, Rouge155 | GoogleRouge]] = [
        (
            "R-",
            Rouge155(
                metrics=tuple(name[2:] for name in _METRICS), stem=stem, references=combination, tokenizer=tokenizer
            ),
        )
    ]
    if tokenizer == "bytes":
        dialects.append(("", GoogleRouge(stem=stem)))
    pairs = []
    for number, (text, own) in enumerate(zip(texts, against, strict=True), start=1):
        sentences: Sequence[str] = split_sentences(text)
        cut = sentences if words is None else WordLimit(words).cut(sentences)
        try:
            pairs.append(
                rounded(
                    {
                        f"{prefix}{name}.{part}": getattr(score, part)
                        for prefix, dialect in dialects
                        for name, score in dialect.score(cut, [split_sentences(reference) for reference in own]).items()
                        for part in _PARTS
                    }
                )
            )
        except EvaluationError as error:
            raise EvaluationError(f"pair {number}: {error}") from error
    limit = f"|summary:cut-at-{words}w" if words else ""
    return RougeScores(tuple(pairs), tuple(f"{dialect.signature}{limit}" for _, dialect in dialects))


def rouge_table(scores: RougeScores) -> Table:
    """Return the table of ROUGE scores: the mean over the pairs with its 95 % interval, in percent."""
    names = list(dict.fromkeys(key.rpartition(".")[0] for key in scores.pairs[0]))
    headers = (Header("", is_text=True), *(Header(label) for label in ("recall", "precision", "F")))
    sections = tuple(
        tuple(
            (Cell(f"{dialect} {name}"), *(_rouge_cell(scores, f"{name}.{part}") for part in _PARTS))
            for name in names
            if name.startswith("R-") == is_first
        )
        for dialect, is_first in (("ROUGE-1.5.5", True), ("rouge-score", False))
    )
    notes = ("Small figures: 95 % interval over pairs (BCa bootstrap).",) if len(scores.pairs) > 1 else ()
    return Table(
        counted(len(scores.pairs), "pair"), headers, tuple(filter(None, sections)), (*notes, *scores.signature)
    )


def _rouge_cell(scores: RougeScores, key: str) -> Cell:
    column = COLUMNS["R-1.recall"]
    interval = interval_of([pair[key] for pair in scores.pairs], seeded(0, key))
    footnote = "–".join(map(column.format, interval)) if interval else ""
    return Cell(column.format(scores.mean[key]), footnote=footnote)


def _texts(values: Iterable[str], name: str) -> list[str]:
    texts = _listed(values, name)
    for value in texts:
        if not isinstance(value, str):
            raise EvaluationError(f"{name} must be texts, not {value!r:.60}")
    return texts


def _listed(values: Iterable[Any], name: str) -> list[Any]:
    if isinstance(values, str):
        raise EvaluationError(f"{name} must be a list, not the text {values[:40]!r}: put it into a list")
    return list(values)
