"""The weights of the trained selector: the fits, what is held out, and the commands."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scipy.optimize

from evaluation.corpus import ReferenceCluster, load_clusters
from evaluation.errors import EvaluationError
from evaluation.research.__main__ import main
from evaluation.research.ablation import held_out_models
from evaluation.research.coverage_examples import Example, make_examples
from evaluation.research.coverage_training import fold_numbers
from evaluation.research.linear_fits import fit_logistic, fit_ridge
from evaluation.research.sources import Source, parse_source
from summarizer import make_pipeline
from summarizer.selection.trained import CoverageModel

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def clusters() -> list[ReferenceCluster]:
    return load_clusters(
        [CORPUS / name for name in ("dunmore-plant-closure", "krona-rate-decision", "white-house-visit")]
    )


@pytest.fixture(scope="module")
def examples(clusters: list[ReferenceCluster]) -> list[Example]:
    return make_examples(clusters, pipeline=make_pipeline(embedder="tfidf"))


def test_logistic_regression_finds_the_minimum_that_scipy_finds() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(3, 2, (400, 3))
    y = (rng.random(400) < 1 / (1 + np.exp(-(x @ [0.5, -0.3, 0.0] - 1)))).astype(float)
    model = fit_logistic(x, y, penalty=10.0)
    z = np.column_stack([np.ones(400), (x - x.mean(0)) / x.std(0)])

    def loss(beta: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        odds = z @ beta
        return float(np.logaddexp(0, odds).sum() - y @ odds + 10.0 * 400 / 1000 / 2 * beta @ beta)

    best = scipy.optimize.minimize(loss, np.zeros(4), tol=1e-10).x
    assert np.allclose([model.intercept, *model.coefficients], best, atol=1e-3)


def test_ridge_regression_solves_the_augmented_least_squares() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.normal(1, 3, (200, 4)), rng.normal(size=200)
    model = fit_ridge(x, y, penalty=50.0)
    z = (x - x.mean(0)) / x.std(0)
    rows = np.vstack([z, np.sqrt(50.0 * 200 / 1000) * np.eye(4)])
    beta = np.linalg.lstsq(rows, np.concatenate([y - y.mean(), np.zeros(4)]), rcond=None)[0]
    assert np.allclose(model.predict(x), z @ beta / (z @ beta).std())
    assert model.predict(x).std() == pytest.approx(1)


def test_every_number_is_in_one_fold() -> None:
    folds = fold_numbers(11, folds=4, rng=np.random.default_rng(0))
    assert sorted(np.concatenate(folds).tolist()) == list(range(11))
    assert {len(fold) for fold in folds} == {2, 3}


def test_a_model_has_not_seen_the_cluster_that_it_is_for(
    clusters: list[ReferenceCluster], examples: list[Example]
) -> None:
    # What the references of the first cluster say is turned round: models of the others change, its own does not.
    turned = [
        replace(examples[0], targets=1 - examples[0].targets, sentence_targets=-examples[0].sentence_targets),
        *examples[1:],
    ]
    before = held_out_models(clusters, examples, [], folds=3, seed=0)
    after = held_out_models(clusters, turned, [], folds=3, seed=0)
    assert {name: repr(before[name]) == repr(after[name]) for name in before} == {
        clusters[0].id: True,
        clusters[1].id: False,
        clusters[2].id: False,
    }


def test_a_muted_feature_has_no_say(clusters: list[ReferenceCluster], examples: list[Example]) -> None:
    models = held_out_models(clusters, examples, [], folds=3, seed=0, without=("position",))
    coefficients = models[clusters[0].id].bigrams.coefficients
    assert coefficients[7] == pytest.approx(0)
    assert np.abs(coefficients).max() > 0.01


def test_what_a_reference_says_is_counted_by_stems(examples: list[Example]) -> None:
    example = examples[2]
    stems = list(example.candidates.vocabulary.numbers)
    said = {
        stems[first]: share
        for first, second, share in zip(
            example.candidates.concepts.first, example.candidates.concepts.second, example.targets, strict=True
        )
        if second < 0
    }
    assert said["netanyahu"] == 1.0
    assert set(np.unique(example.targets)) <= {0.0, 0.25, 0.5, 0.75, 1.0}


def test_train_writes_a_model_with_its_provenance_that_can_be_read_again(tmp_path: Path) -> None:
    target = tmp_path / "model.json"
    assert main(["train", f"{CORPUS / 'white-house-visit'}*2", "-o", str(target)]) == 0
    stored = json.loads(target.read_text("utf-8"))
    [source] = stored["provenance"]["trained_on"]
    assert (source["clusters"], source["count"], source["times"]) == ("white-house-visit", 1, 2)
    assert repr(CoverageModel.from_dict(stored)).startswith("CoverageModel(")


def test_ablate_draws_a_row_for_each_part(tmp_path: Path) -> None:
    lines = []
    for cluster in load_clusters([CORPUS / name for name in ("krona-rate-decision", "white-house-visit")]):
        articles = [{"id": article.id, "text": article.text} for article in cluster.articles[:3]]
        lines.append({"id": cluster.id, "articles": articles, "references": [cluster.references[0].text]})
    source, target = tmp_path / "two.jsonl", tmp_path / "table.csv"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    assert main(["ablate", str(source), "--folds", "2", "-w", "60", "-f", "csv", "-o", str(target)]) == 0
    table = target.read_text("utf-8")
    for row in ("default, held out", "without LexRank", "every sentence by itself", "MMR over LexRank", "sumy-lexrank"):
        assert row in table
    assert main(["ablate", str(source), "--folds", "3"]) == 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("corpus", Source(Path("corpus"))),
        ("corpus:dev", Source(Path("corpus"), "dev")),
        ("a b.jsonl*3", Source(Path("a b.jsonl"), "all", 3)),
        ("corpus:test*2", Source(Path("corpus"), "test", 2)),
    ],
)
def test_sources_are_named_with_split_and_times(text: str, source: Source) -> None:
    assert parse_source(text) == source


def test_no_source_is_refused() -> None:
    with pytest.raises(EvaluationError, match="names no clusters"):
        parse_source("")


def test_equal_rows_count_as_often_as_they_are(examples: list[Example]) -> None:
    example = examples[0]
    is_bigram = example.candidates.concepts.is_bigram
    rows, shares, counts = example.bigrams
    assert len(rows) < is_bigram.sum() == counts.sum()
    apart = fit_logistic(example.features[is_bigram], example.targets[is_bigram], penalty=0.1)
    together = fit_logistic(rows, shares, counts, penalty=0.1)
    for one, other in zip(apart.__dict__.values(), together.__dict__.values(), strict=True):
        assert np.allclose(one, other, atol=1e-6)
