"""A blind panel: summaries under shuffled letters for judges, and the tally of what they said."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from string import ascii_uppercase
from typing import Any, Literal, get_args

from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError, enumerated
from evaluation.outputs import Output

FlawKind = Literal["unresolved", "misleading", "noise", "repeat", "missing", "order"]
FLAW_KINDS: tuple[FlawKind, ...] = get_args(FlawKind)
WORST, BEST = 1, 10
# A judge reads every word of the articles: shorter clusters tell too little apart, longer ones are not read with care.
_FEWEST_WORDS, _MOST_WORDS = 300, 3200

INSTRUCTIONS = """\
# How to judge

You judge summaries of news. Each consists of sentences copied from the articles. You do not know which system made which
summary, and the letters change from cluster to cluster.

- `clusters.md` holds the articles, `summaries.md` the summaries A, B, C … of each cluster. Open no other file of this folder.
- For each cluster read the articles wholly, then the summaries. Judge for a reader who has not seen the articles and wants to
  know what happened.

A good summary

1. says what matters most,
2. is understood by itself: no "he" or "the visit" without its meaning, no bare surname that nobody introduced,
3. says nothing twice,
4. has a sensible order,
5. is clean: no caption, byline, fragment or advertisement, and no quotation that seems to be somebody else's.

Write `judge-NAME.json` into this folder, with your name and with every cluster by its number:

```json
{
  "1": {
    "rank": ["B", "A"],
    "score": {"A": 5, "B": 8},
    "flaws": {"A": ["unresolved: 'he' in the second sentence", "noise: a caption"], "B": []}
  }
}
```

- `rank`: all letters, best first, no ties.
- `score`: from 1 to 10. 8 = I would send it as it is, 5 = a reader gets the gist and stumbles, 2 = it misleads or says nothing.
- `flaws`: a list for each letter that has any. Each flaw begins with its kind and a colon: `unresolved` (a reference that the
  summary does not explain), `misleading` (a reader would believe something that the articles do not say), `noise` (no news text),
  `repeat`, `missing` (something that matters), `order`.
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """The material of a panel.

    Attributes:
        clusters: The articles, in Markdown.
        summaries: The summaries under their letters, in Markdown.
        key: Number of the cluster → its "id", and the system of each letter; not for judges.
    """

    clusters: str
    summaries: str
    key: dict[str, dict[str, str]]


def make_panel(
    clusters: Iterable[ReferenceCluster],
    outputs: Mapping[str, Mapping[str, Output]],
    *,
    count: int = 24,
    seed: int = 1,
) -> Panel:
    """Choose clusters at random and shuffle the letters of the systems in each.

    Args:
        clusters: Clusters to choose from: those of 300 to 3200 words of which every system has a summary.
        outputs: Name of the system → id of the cluster → summary; two systems or more.
        count: Most clusters to choose.
        seed: Decides the choice and the letters.

    Raises:
        EvaluationError: If there are too few or too many systems, or no cluster fits.
    """
    if not 1 < len(outputs) <= len(ascii_uppercase):
        raise EvaluationError(f"a panel compares 2 to {len(ascii_uppercase)} systems, not {len(outputs)}: name others")
    known = {cluster.id: cluster for cluster in clusters}
    fitting = sorted(
        name
        for name, cluster in known.items()
        if all(name in by_cluster for by_cluster in outputs.values())
        and _FEWEST_WORDS <= sum(len(article.text.split()) for article in cluster.articles) <= _MOST_WORDS
    )
    if not fitting:
        raise EvaluationError(
            f"no cluster of {_FEWEST_WORDS} to {_MOST_WORDS} words has a summary of every system: add clusters"
        )
    rng = random.Random(seed)  # noqa: S311 - shuffles letters, keeps no secret
    key: dict[str, dict[str, str]] = {}
    articles, summaries = [], []
    for number, name in enumerate(rng.sample(fitting, min(count, len(fitting))), start=1):
        lettered = dict(zip(ascii_uppercase, rng.sample(sorted(outputs), len(outputs)), strict=False))
        key[str(number)] = {"id": name, **lettered}
        articles.append(f"# Cluster {number}\n")
        articles += [f"## Article {article.id}\n\n{article.text}\n" for article in known[name].articles]
        summaries.append(f"# Cluster {number}\n")
        summaries += [_listed(letter, outputs[system][name]) for letter, system in lettered.items()]
    return Panel("\n".join(articles), "\n".join(summaries), key)


def _listed(letter: str, output: Output) -> str:
    return f"**{letter}**\n\n" + "".join(f"- {' '.join(text.split())}\n" for text in output.texts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict of one judge on one cluster.

    Attributes:
        ranks: Rank by system, 1 = best.
        scores: Score by system, 1–10.
        flaws: Kinds of flaws by system, one per flaw.
    """

    ranks: Mapping[str, int]
    scores: Mapping[str, float]
    flaws: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The verdict of all judges on one system.

    Attributes:
        system: Name of the system.
        score: Mean score, 1–10.
        by_judge: Mean score by judge.
        rank: Mean rank, 1 = best.
        beats: Verdicts that put it before another system, by the other's name.
        flawed: Verdicts that find a flaw of a kind in it, by kind.
        verdicts: Number of verdicts.
    """

    system: str
    score: float
    by_judge: Mapping[str, float]
    rank: float
    beats: Mapping[str, int]
    flawed: Mapping[str, int]
    verdicts: int


def read_verdicts(value: Any, key: Mapping[str, Mapping[str, str]], *, where: str) -> dict[str, Verdict]:
    """Return the verdicts of a judge, by number of the cluster.

    Args:
        value: The JSON value that the judge wrote.
        key: The key of the panel.
        where: Name of the file in messages.

    Raises:
        EvaluationError: If the value has another form, or names clusters, letters or kinds of flaws that do not exist.
    """
    if not isinstance(value, Mapping) or not value:
        raise EvaluationError(f"{where}: a judge writes an object with a verdict for each number of a cluster")
    unknown = [number for number in value if number not in key]
    if unknown:
        raise EvaluationError(f"{where}: no cluster {unknown[0]!r} in this panel: use the numbers 1 to {len(key)}")
    return {
        number: _verdict(record, _letters(key[number]), where=f"{where}, cluster {number}")
        for number, record in value.items()
    }


def tally(judges: Mapping[str, Mapping[str, Verdict]]) -> list[Standing]:
    """Return the standings of all systems, best mean score first.

    Args:
        judges: Verdicts by judge and number of the cluster, see `read_verdicts`.
    """
    verdicts = [verdict for own in judges.values() for verdict in own.values()]
    systems = sorted(verdicts[0].scores)
    beats: Counter[tuple[str, str]] = Counter()
    for verdict in verdicts:
        for pair in combinations(systems, 2):
            first, second = sorted(pair, key=verdict.ranks.__getitem__)
            beats[first, second] += 1
    standings = [
        Standing(
            system=system,
            score=fmean(verdict.scores[system] for verdict in verdicts),
            by_judge={
                judge: fmean(verdict.scores[system] for verdict in own.values()) for judge, own in judges.items()
            },
            rank=fmean(verdict.ranks[system] for verdict in verdicts),
            beats={other: beats[system, other] for other in systems if other != system},
            flawed={kind: sum(kind in verdict.flaws[system] for verdict in verdicts) for kind in FLAW_KINDS},
            verdicts=len(verdicts),
        )
        for system in systems
    ]
    return sorted(standings, key=lambda standing: -standing.score)


def _letters(entry: Mapping[str, str]) -> dict[str, str]:
    return {letter: system for letter, system in entry.items() if letter != "id"}


def _verdict(record: Any, systems: Mapping[str, str], *, where: str) -> Verdict:
    """Check a verdict by letters, and return it by systems."""
    letters = ", ".join(systems)
    if not isinstance(record, Mapping) or not {"rank", "score"} <= record.keys():
        raise EvaluationError(f"{where}: a verdict must be an object with rank, score and flaws")
    rank, scores, flaws = record["rank"], record["score"], record.get("flaws", {})
    if not isinstance(rank, list) or sorted(map(str, rank)) != sorted(systems):
        raise EvaluationError(f"{where}: rank is {rank!r}: list each of {letters} once, best first")
    if not isinstance(scores, Mapping) or scores.keys() != systems.keys():
        raise EvaluationError(f"{where}: score must have a number for each of {letters}")
    for letter, score in scores.items():
        if isinstance(score, bool) or not isinstance(score, int | float) or not WORST <= score <= BEST:
            raise EvaluationError(f"{where}: {letter} has score {score!r}: use a number from {WORST} to {BEST}")
    if not isinstance(flaws, Mapping) or not flaws.keys() <= systems.keys():
        raise EvaluationError(f"{where}: flaws must be an object with lists for some of {letters}")
    return Verdict(
        ranks={systems[letter]: place for place, letter in enumerate(rank, start=1)},
        scores={systems[letter]: float(score) for letter, score in scores.items()},
        flaws={system: _kinds(flaws.get(letter, []), where=f"{where}, {letter}") for letter, system in systems.items()},
    )


def _kinds(flaws: Any, *, where: str) -> tuple[str, ...]:
    if not isinstance(flaws, Sequence) or isinstance(flaws, str) or not all(isinstance(flaw, str) for flaw in flaws):
        raise EvaluationError(f"{where}: flaws must be a list of texts")
    kinds = tuple(flaw.partition(":")[0].strip() for flaw in flaws)
    unknown = sorted({*kinds} - {*FLAW_KINDS})
    if unknown:
        raise EvaluationError(
            f"{where}: flaws of the kind {enumerated(unknown)} do not exist: begin each with one of"
            f" {', '.join(FLAW_KINDS)} and a colon"
        )
    return kinds
