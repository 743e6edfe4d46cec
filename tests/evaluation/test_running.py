"""A run gives the same numbers whatever the jobs and the order, and keeps what is finished when it fails."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.corpus import Cluster, Reference
from evaluation.errors import EvaluationError
from evaluation.files import PartialFile, read_results, write_text
from evaluation.plan import Plan, identify
from evaluation.results import Results
from evaluation.runner import run
from evaluation.systems import parse_systems
from evaluation.systems.baselines import Random

pytestmark = pytest.mark.slow


@pytest.fixture
def plan() -> Plan:
    systems = (
        *parse_systems(["default", "lead", "oracle-r1", "human"], ["near:selector=mmr,diversity=0.1"]),
        Random(runs=3),
    )
    return Plan(systems=systems, words=40, curve=(20,))


@pytest.fixture
def results(plan: Plan, clusters: list[Cluster]) -> Results:
    return run(plan, clusters)


@pytest.mark.slow
def test_the_numbers_depend_neither_on_the_jobs_nor_on_the_order(
    plan: Plan, clusters: list[Cluster], results: Results
) -> None:
    assert run(plan, clusters[::-1], jobs=2).to_json() == results.to_json()


@pytest.mark.slow
def test_every_system_has_every_cluster_at_every_budget(plan: Plan, clusters: list[Cluster], results: Results) -> None:
    for words in (40, 20):
        for system in plan.systems:
            assert len(results.values(system.name, "length.words", words)) == len(clusters)
    ours = [record for record in results.records if record.output is not None and record.system != "human"]
    assert ours
    for record in ours:
        assert record.output is not None
        assert 0 < record.output.words <= record.words
        assert record.scores["attribution"] == 1.0


@pytest.mark.slow
def test_a_seed_decides_what_is_random_and_nothing_else(plan: Plan, clusters: list[Cluster], results: Results) -> None:
    again, other = run(plan, clusters), run(replace(plan, seed=1), clusters)
    assert again.to_json() == results.to_json()
    for system in ("default", "lead", "oracle-r1"):
        assert other.values(system, "R-1.recall") == results.values(system, "R-1.recall")
    assert other.values("random", "R-1.recall") != results.values("random", "R-1.recall")


@pytest.mark.slow
def test_random_is_the_mean_of_its_runs(results: Results) -> None:
    for cluster in results.clusters:
        record = results.record(cluster, "random")
        assert record is not None
        assert len(record.runs) == 3
        assert record.scores["R-1.recall"] == pytest.approx(sum(r["R-1.recall"] for r in record.runs) / 3, abs=1e-6)


@pytest.mark.slow
def test_results_come_back_from_their_file(results: Results, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    write_text(path, json.dumps(results.to_json()))
    assert read_results(path).to_json() == results.to_json()


@pytest.mark.parametrize(
    ("text", "message"),
    [("{}", "holds no results of format 1"), ('{"format": 1, "records": []}', "the results lack"), ("[\n1,", "line 2")],
)
def test_what_is_no_results_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(text)
    with pytest.raises(EvaluationError, match=message):
        read_results(path)


def fail_at(clusters: list[Cluster], name: str) -> list[Cluster]:
    """The clusters, one of them with a reference that no tokenizer of the program sees."""
    bad = (Reference("plain", ("Мост закрыт.",)),)
    return [replace(cluster, references=bad) if cluster.id == name else cluster for cluster in clusters]


@pytest.fixture
def open_partial(plan: Plan, tmp_path: Path) -> Callable[..., PartialFile]:
    def open_(clusters: list[Cluster], *, resume: bool) -> PartialFile:
        return PartialFile(tmp_path / "out.partial", run=identify(plan, clusters), resume=resume)

    return open_


@pytest.mark.slow
def test_a_run_that_fails_keeps_what_is_finished_and_goes_on_from_there(
    plan: Plan, clusters: list[Cluster], open_partial: Callable[..., PartialFile]
) -> None:
    bad = fail_at(clusters, "market")
    partial = open_partial(bad, resume=False)
    with pytest.raises(EvaluationError, match="cluster 'market', system 'default'"), partial.writing():
        run(plan, bad, partial=partial)
    assert partial.path.exists()

    again = open_partial(bad, resume=True)
    assert set(again.finished) == {"bridge", "harbour"}
    told: list[tuple[int, int]] = []
    with pytest.raises(EvaluationError, match="market"), again.writing():
        run(plan, bad, partial=again, progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 3)]


@pytest.mark.slow
def test_what_was_resumed_equals_what_was_run_at_once(
    plan: Plan, clusters: list[Cluster], results: Results, open_partial: Callable[..., PartialFile]
) -> None:
    first = open_partial(clusters, resume=False)
    with pytest.raises(KeyboardInterrupt), first.writing():
        run(plan, clusters, partial=first, progress=interrupt_after_one)
    # The line that was being written is cut off.
    first.path.write_text(first.path.read_text("utf-8") + '{"cluster": "harb', "utf-8")
    second = open_partial(clusters, resume=True)
    assert set(second.finished) == {"bridge"}
    with second.writing():
        assert run(plan, clusters, partial=second).to_json() == results.to_json()
    assert not second.path.exists()


def interrupt_after_one(done: int, _: int) -> None:
    if done == 1:
        raise KeyboardInterrupt


def test_a_partial_file_is_neither_overwritten_nor_taken_for_another_run(
    plan: Plan, clusters: list[Cluster], open_partial: Callable[..., PartialFile]
) -> None:
    partial = open_partial(clusters, resume=False)
    with pytest.raises(KeyboardInterrupt), partial.writing():
        run(plan, clusters, partial=partial, progress=interrupt_after_one)
    with pytest.raises(EvaluationError, match="add --resume"):
        open_partial(clusters, resume=False)
    with pytest.raises(EvaluationError, match="other clusters, systems or settings"):
        open_partial(clusters[:2], resume=True)


def test_a_budget_below_one_is_refused() -> None:
    with pytest.raises(EvaluationError, match="a budget of 0 words"):
        Plan(systems=parse_systems(["lead"]), words=100, curve=(0,))
