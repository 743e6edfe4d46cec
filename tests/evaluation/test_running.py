"""A run gives the same numbers whatever the jobs and the order, and keeps what is finished when it fails."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.checkpoint import Checkpoint
from evaluation.corpus import Reference, ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.files import write_text
from evaluation.results import Results, read_results
from evaluation.runner import Plan, identify, run
from evaluation.systems import parse_systems
from evaluation.systems.bounds import Random

pytestmark = pytest.mark.slow


@pytest.fixture
def plan() -> Plan:
    systems = (
        *parse_systems(["default", "lead", "oracle-r1", "human"], ["near:selector=mmr,diversity=0.1"]),
        Random(runs=3),
    )
    return Plan(systems=systems, words=40, curve=(20,))


@pytest.fixture
def results(plan: Plan, clusters: list[ReferenceCluster]) -> Results:
    return run(plan, clusters)


@pytest.mark.slow
def test_the_numbers_depend_neither_on_the_jobs_nor_on_the_order(
    plan: Plan, clusters: list[ReferenceCluster], results: Results
) -> None:
    assert run(plan, clusters[::-1], jobs=2).to_json() == results.to_json()


@pytest.mark.slow
def test_every_system_has_every_cluster_at_every_budget(
    plan: Plan, clusters: list[ReferenceCluster], results: Results
) -> None:
    for words in (40, 20):
        for system in plan.systems:
            assert len(results.values(system.name, "length.words", words)) == len(clusters)
    shown = [record for record in results.records if record.output is not None and record.system != "human"]
    assert len(shown) == 2 * (len(plan.systems) - 1) * len(clusters)
    assert all(0 < record.output.words <= record.words for record in shown if record.output)
    assert {record.scores["attribution"] for record in shown} == {1.0}


@pytest.mark.slow
def test_a_seed_decides_what_is_random_and_nothing_else(
    plan: Plan, clusters: list[ReferenceCluster], results: Results
) -> None:
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


def fail_at(clusters: list[ReferenceCluster], name: str) -> list[ReferenceCluster]:
    """The clusters, one of them with a reference that no tokenizer of the program sees."""
    bad = (Reference("plain", ("Мост закрыт.",)),)
    return [replace(cluster, references=bad) if cluster.id == name else cluster for cluster in clusters]


@pytest.fixture
def open_checkpoint(plan: Plan, tmp_path: Path) -> Callable[..., Checkpoint]:
    def open_(clusters: list[ReferenceCluster], *, resume: bool) -> Checkpoint:
        return Checkpoint(tmp_path / "out.checkpoint", run=identify(plan, clusters), resume=resume)

    return open_


@pytest.mark.slow
def test_a_run_that_fails_keeps_what_is_finished_and_goes_on_from_there(
    plan: Plan, clusters: list[ReferenceCluster], open_checkpoint: Callable[..., Checkpoint]
) -> None:
    bad = fail_at(clusters, "market")
    checkpoint = open_checkpoint(bad, resume=False)
    with pytest.raises(EvaluationError, match="cluster 'market', system 'default'"), checkpoint.writing():
        run(plan, bad, checkpoint=checkpoint)
    assert checkpoint.path.exists()

    again = open_checkpoint(bad, resume=True)
    assert set(again.finished) == {"bridge", "harbour"}
    told: list[tuple[int, int]] = []
    with pytest.raises(EvaluationError, match="market"), again.writing():
        run(plan, bad, checkpoint=again, progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 3)]


@pytest.mark.slow
def test_what_was_resumed_equals_what_was_run_at_once(
    plan: Plan, clusters: list[ReferenceCluster], results: Results, open_checkpoint: Callable[..., Checkpoint]
) -> None:
    first = open_checkpoint(clusters, resume=False)
    with pytest.raises(KeyboardInterrupt), first.writing():
        run(plan, clusters, checkpoint=first, progress=interrupt_after_one)
    # The line that was being written is cut off.
    first.path.write_text(first.path.read_text("utf-8") + '{"cluster": "harb', "utf-8")
    second = open_checkpoint(clusters, resume=True)
    assert set(second.finished) == {"bridge"}
    with second.writing():
        assert run(plan, clusters, checkpoint=second).to_json() == results.to_json()
    assert not second.path.exists()


def interrupt_after_one(done: int, _: int) -> None:
    if done == 1:
        raise KeyboardInterrupt


def test_a_partial_file_is_neither_overwritten_nor_taken_for_another_run(
    plan: Plan, clusters: list[ReferenceCluster], open_checkpoint: Callable[..., Checkpoint]
) -> None:
    checkpoint = open_checkpoint(clusters, resume=False)
    with pytest.raises(KeyboardInterrupt), checkpoint.writing():
        run(plan, clusters, checkpoint=checkpoint, progress=interrupt_after_one)
    with pytest.raises(EvaluationError, match="add --resume"):
        open_checkpoint(clusters, resume=False)
    with pytest.raises(EvaluationError, match="other clusters, systems or settings"):
        open_checkpoint(clusters[:2], resume=True)


def test_a_budget_below_one_is_refused() -> None:
    with pytest.raises(EvaluationError, match="a budget of 0 words"):
        Plan(systems=parse_systems(["lead"]), words=100, curve=(0,))
