"""What readers miss and stumble over: by hand, and by the script that the gold came with."""

import importlib.util
import json
import random
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType

import pytest

from evaluation.corpus import Gold, ReferenceCluster, Span, load_clusters
from evaluation.corpus.gold import Fact, Flag
from evaluation.metrics.readers import readers_scores
from evaluation.outputs import Output, OutputSentence, from_text
from evaluation.scoring import Scorer
from evaluation.systems import SYSTEMS, Skipped, Task, default_systems

SHARED = Path(__file__).parent.parent.parent.parent / "shared"


def place(cluster: ReferenceCluster, article: int, line: int) -> Span:
    lines = cluster.articles[article].text.split("\n")
    start = sum(len(text) + 1 for text in lines[:line])
    return Span(cluster.articles[article].id, start, start + len(lines[line]))


@pytest.fixture
def read(harbour: ReferenceCluster) -> ReferenceCluster:
    """The harbour with an editor's gold: facts of weight 3, 3, 2 and 1, and flags."""
    a = [place(harbour, 0, line) for line in range(5)]
    b = [place(harbour, 1, line) for line in range(5)]
    flags: tuple[tuple[Span, Flag], ...] = (
        (a[2], "context"),
        (a[3], "quote"),
        (b[2], "context"),
        (b[3], "noise"),
    )
    gold = Gold(
        story="The fish hall burned down.",
        sentences=(*a, *b),
        facts=(
            Fact("A fire destroyed the hall.", 3, (a[0], b[1])),
            Fact("Two firefighters were hurt.", 3, (a[1], b[0])),
            Fact("A new hall is promised.", 2, (b[4],)),
            Fact("The hall was of 1911.", 1, (a[3], b[1])),
        ),
        extracts=((50, (a[0],)), (100, (a[0], b[0], b[4])), (200, (a[0], b[0], a[3], b[4]))),
        flags=flags,
    )
    return replace(harbour, gold=gold)


def quoted(cluster: ReferenceCluster, *rows: tuple[int, int]) -> Output:
    return from_text([cluster.articles[a].text.split("\n")[line] for a, line in rows], cluster.articles)


def test_facts_count_by_weight_and_once(read: ReferenceCluster) -> None:
    scores = readers_scores(quoted(read, (0, 0), (1, 1)), read)
    # Of 3 + 3 + 2 + 1 = 9 the first and the last; the first a second time; of two vital facts one.
    assert scores == {
        "readers.facts": pytest.approx(4 / 9),
        "readers.vital": pytest.approx(1 / 2),
        "readers.unusable": 0,
        "readers.context": 0,
        "readers.repeats": 1,
    }


def test_flagged_sentences_are_counted_unless_the_one_before_explains_them(read: ReferenceCluster) -> None:
    # "They were released": context, after its predecessor; "The hall had stood": a quotation after its own.
    scores = readers_scores(quoted(read, (0, 1), (0, 2), (0, 3)), read)
    assert (scores["readers.unusable"], scores["readers.context"]) == (0, 0)
    scores = readers_scores(quoted(read, (0, 3), (0, 2), (0, 1)), read)
    assert (scores["readers.unusable"], scores["readers.context"]) == (1, 1)
    # The last sentence of an article does not explain the first of the next; noise stays noise after anything.
    scores = readers_scores(quoted(read, (1, 2), (1, 3)), read)
    assert (scores["readers.unusable"], scores["readers.context"]) == (1, 1)


def test_a_quotation_counts_as_the_sentence_that_it_overlaps_most(read: ReferenceCluster) -> None:
    first, second = place(read, 0, 0), place(read, 0, 1)
    text = read.articles[0].text
    for start, end, facts in ((first.end - 5, second.end, 3), (first.start, second.start + 5, 3)):
        output = Output((OutputSentence(text[start:end], Span(first.article, start, end)),))
        assert readers_scores(output, read)["readers.facts"] == pytest.approx(facts / 9)
    both = Output((OutputSentence(text[: first.end - 9], replace(first, end=first.end - 9)),) * 2)
    assert readers_scores(both, read)["readers.repeats"] == 0


def test_copies_beside_a_quotation_count_nothing(read: ReferenceCluster) -> None:
    [sentence] = quoted(read, (0, 4)).sentences
    copied = replace(sentence, copies=(place(read, 0, 0),))
    assert readers_scores(Output((copied,)), read)["readers.facts"] == 0


def test_an_empty_summary_states_nothing_and_stumbles_nowhere(read: ReferenceCluster) -> None:
    assert set(readers_scores(Output(()), read).values()) == {0}


def test_without_gold_or_quotations_there_is_nothing_to_tell(read: ReferenceCluster, harbour: ReferenceCluster) -> None:
    assert read.gold
    output = quoted(read, (0, 0))
    assert readers_scores(output, harbour) == {}
    assert readers_scores(from_text("Own words.", read.articles), read) == {}
    barren = replace(read.gold, extracts=tuple((words, ()) for words, _ in read.gold.extracts))
    assert readers_scores(output, replace(read, gold=barren)) == {}
    minor = replace(read.gold, facts=read.gold.facts[2:])
    assert "readers.vital" not in readers_scores(output, replace(read, gold=minor))


def test_the_editor_is_a_bound_with_the_nearest_extract(read: ReferenceCluster, bridge: ReferenceCluster) -> None:
    for words, count in ((50, 1), (100, 3), (400, 4)):
        scored = SYSTEMS["editor"].run(Task(cluster=read, scorer=Scorer(words=words), seed=0))
        assert scored.output
        assert len(scored.output.sentences) == count
        assert scored.scores["attribution"] == 1
    assert SYSTEMS["editor"].kind == "bound"
    with pytest.raises(Skipped, match="no gold"):
        SYSTEMS["editor"].run(Task(cluster=bridge, scorer=Scorer(words=50), seed=0))


def test_the_editor_runs_by_default_where_there_is_gold(read: ReferenceCluster, bridge: ReferenceCluster) -> None:
    assert default_systems([bridge, read], ["lead"]) == ("lead", "editor")
    assert default_systems([bridge], ["lead"]) == ("lead",)


@pytest.fixture
def script() -> ModuleType:
    path = SHARED / "readers" / "reader_score.py"
    if not path.exists():
        pytest.skip("readers' gold of texts that may not be passed on: put it into ../shared/readers")
    spec = importlib.util.spec_from_file_location("reader_score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_measure_is_that_of_the_script(script: ModuleType) -> None:
    folder = SHARED / "readers"
    gold_file, sentences_file = folder / "gold-dev.jsonl", folder / "sentences-dev.json"
    records = {record["id"]: record for record in map(json.loads, gold_file.read_text("utf-8").splitlines())}
    sentences = json.loads(sentences_file.read_text("utf-8"))
    clusters = load_clusters(
        SHARED / "benchmarks" / "multi-news-dev.jsonl", gold=gold_file, gold_sentences=sentences_file
    )
    rng = random.Random(0)  # noqa: S311 - draws places, keeps no secret
    compared = 0
    for cluster in clusters:
        if cluster.gold is None or not cluster.gold.extract(100):
            continue
        # Pairs of neighbours, whose ends are those of another splitter.
        first = rng.choices(range(len(cluster.gold.sentences) - 1), k=4)
        near = [cluster.gold.sentences[number + further] for number in first for further in (0, 1)]
        spans = [replace(span, start=max(0, span.start - rng.randrange(9)), end=span.end + 5) for span in near]
        output = Output(tuple(OutputSentence("as quoted", span) for span in spans))
        keys = [script.key_of(asdict(span), sentences[cluster.id]) for span in spans]
        expected = script.score(records[cluster.id], keys)
        found = readers_scores(output, cluster)
        for name in ("facts", "unusable", "context", "repeats"):
            assert found[f"readers.{name}"] == pytest.approx(expected[name]), (cluster.id, name)
        assert found.get("readers.vital") == pytest.approx(expected["vital"])
        compared += 1
    assert compared == 111
