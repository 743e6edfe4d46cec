"""Names, configurations, summaries from elsewhere, and what the baselines choose."""

import json
from pathlib import Path

import pytest

from evaluation.corpus import ReferenceCluster, Span
from evaluation.errors import EvaluationError
from evaluation.outputs import Output, OutputSentence
from evaluation.scoring import CachedEmbedder, Scorer
from evaluation.systems import DEFAULT_SYSTEMS, SYSTEMS, Scored, Skipped, Task, parse_systems
from evaluation.systems.configured import Configured
from evaluation.systems.precomputed import load_precomputed


def task(cluster: ReferenceCluster, words: int = 40) -> Task:
    return Task(cluster=cluster, scorer=Scorer(words=words, embedder=CachedEmbedder()), seed=0)


def texts(scored: Scored) -> tuple[str, ...]:
    assert scored.output is not None
    return scored.output.texts


def test_the_table_holds_every_system_of_the_field() -> None:
    assert set(DEFAULT_SYSTEMS) >= {
        *("default", "lead", "lead-longest", "random", "centroid", "oracle-r1", "oracle-r2", "human"),
        *("sumy-lexrank", "sumy-textrank", "sumy-lsa", "sumy-kl", "sumy-sumbasic", "sumy-luhn"),
    }
    assert [system.name for system in parse_systems(DEFAULT_SYSTEMS)] == list(DEFAULT_SYSTEMS)


def test_the_lead_goes_round_the_articles(harbour: ReferenceCluster) -> None:
    first = {article.text.split("\n")[0] for article in harbour.articles}
    assert set(texts(SYSTEMS["lead"].run(task(harbour)))) >= first


def test_the_lead_of_the_longest_article_keeps_to_it(harbour: ReferenceCluster) -> None:
    # The post has more words, but eight of them are an appeal, which is no candidate.
    assert texts(SYSTEMS["lead-longest"].run(task(harbour, 25))) == tuple(harbour.articles[0].text.split("\n")[:2])


def test_a_cluster_with_too_many_sentences_is_skipped_with_the_reason(harbour: ReferenceCluster) -> None:
    slow = Configured(name="slow", options=(("ranker", "lead"),), most_sentences=5)
    with pytest.raises(Skipped, match="more than 5 sentences"):
        slow.run(task(harbour))


def test_a_person_is_skipped_where_one_reference_serves(harbour: ReferenceCluster) -> None:
    with pytest.raises(Skipped, match="one reference at 200 words"):
        SYSTEMS["human"].run(task(harbour, 200))


def test_a_configuration_is_what_it_says(harbour: ReferenceCluster) -> None:
    [system] = parse_systems([], ["spread: selector=mmr, diversity=0.9"])
    scored = system.run(task(harbour))
    assert system.name == "spread"
    assert "MaximalMarginalRelevance(diversity=0.9" in scored.settings


@pytest.mark.parametrize(
    ("names", "configurations", "message"),
    [
        (["defualt"], [], "unknown system 'defualt': did you mean 'default'"),
        (["lead", "lead"], [], "two systems have the name 'lead'"),
        (["lead"], ["lead:ranker=lead"], "two systems have the name 'lead'"),
        ([], [], "no systems: choose some of"),
        ([], ["mine"], "is no configuration"),
        ([], [":ranker=lead"], "is no configuration"),
        ([], ["mine:colour=red"], "'colour=red' is no option"),
        ([], ["mine:diversity=much"], "diversity must be a number"),
    ],
)
def test_what_names_no_system_is_refused(names: list[str], configurations: list[str], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        parse_systems(names, configurations)


def test_summaries_come_from_a_folder_and_from_lines_with_and_without_citations(
    harbour: ReferenceCluster, bridge: ReferenceCluster, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "harbour.txt").write_text("The hall burned down. Two firefighters were hurt.")
    (folder / "bridge.txt").write_text("Drivers must do without the Marrow bridge from 4 May.")
    given = load_precomputed(str(folder), [harbour, bridge])
    assert given.name == "model"
    outputs = dict(given.outputs)
    assert outputs["harbour"].texts == ("The hall burned down.", "Two firefighters were hurt.")
    span = outputs["bridge"].sentences[0].span
    assert span is not None
    assert (span.article, span.start) == ("post", 0)

    cited = {"text": "They were released", "article": "herald", "start": 130, "end": 148, "sources": 2, "also_in": []}
    lines = [{"id": "harbour", "sentences": [cited]}, {"id": "bridge", "summary": ["One.", "Two."]}]
    path = tmp_path / "ours.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    named = load_precomputed(f"mine={path}", [harbour, bridge])
    assert named.name == "mine"
    assert dict(named.outputs)["harbour"].sentences[0].sources == 2
    assert dict(named.outputs)["bridge"].texts == ("One.", "Two.")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (['{"id": "harbour", "summary": "x"}'], "no summary of bridge"),
        (
            ['{"id": "harbour", "summary": "x"}', '{"id": "bridge", "summary": ""}', '{"id": "moon", "summary": "x"}'],
            "no cluster for the summaries of moon",
        ),
        (['{"id": "harbour", "summary": "x"}'] * 2, "line 2: the id 'harbour' occurs twice"),
        (['{"id": "harbour"}'], "line 1: write an object with id and summary"),
        (["{"], "line 1: not JSON"),
        (
            ['{"id": "harbour", "summary": 5}', '{"id": "bridge", "summary": ""}'],
            "the summary of 'harbour' must be a text",
        ),
        (
            ['{"id": "harbour", "summary": "x"}', '{"id": "bridge", "sentences": [{"text": "x"}]}'],
            "the summary of 'bridge'",
        ),
    ],
)
def test_summaries_that_do_not_fit_the_clusters_are_refused(
    harbour: ReferenceCluster, bridge: ReferenceCluster, tmp_path: Path, lines: list[str], message: str
) -> None:
    path = tmp_path / "model.jsonl"
    path.write_text("\n".join(lines))
    with pytest.raises(EvaluationError, match=message):
        load_precomputed(str(path), [harbour, bridge])


def test_a_longer_summary_is_cut_before_anything_is_measured() -> None:
    whole = Output(
        (
            OutputSentence("The bridge is shut.", Span("a", 10, 29), (Span("b", 0, 4),), 2),
            OutputSentence("Two  boats sank.", Span("a", 30, 46)),
        )
    )
    assert whole.cut(7) == whole
    assert whole.cut(5) == Output((whole.sentences[0], OutputSentence("Two", Span("a", 30, 33))))
    assert whole.cut(6).sentences[1] == OutputSentence("Two  boats", Span("a", 30, 40))
    assert whole.cut(3) == Output((OutputSentence("The bridge is", Span("a", 10, 23)),))
