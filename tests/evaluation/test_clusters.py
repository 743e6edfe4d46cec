"""Which references serve which budget, and what a nugget then weighs."""

import pytest

from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError


def test_short_references_serve_up_to_150_words_and_the_long_one_beyond(harbour: ReferenceCluster) -> None:
    assert [reference.writer for reference in harbour.for_budget(150).references] == ["plain", "tight"]
    assert [reference.writer for reference in harbour.for_budget(151).references] == ["long"]


def test_without_a_long_reference_all_serve_every_budget(bridge: ReferenceCluster) -> None:
    assert bridge.for_budget(50) == bridge == bridge.for_budget(400)


def test_a_nugget_weighs_the_serving_references_that_state_it(harbour: ReferenceCluster) -> None:
    assert {n.id: n.weight for n in harbour.for_budget(100).nuggets} == {"n1": 2, "n2": 1, "n3": 1}
    assert {n.id: n.weight for n in harbour.for_budget(400).nuggets} == {"n1": 1, "n4": 1}


def test_leaving_a_writer_out_takes_the_weight_of_what_they_state(harbour: ReferenceCluster) -> None:
    others = harbour.for_budget(100).without("plain")
    assert [reference.writer for reference in others.references] == ["tight"]
    assert {n.id: n.weight for n in others.nuggets} == {"n1": 1, "n3": 1}
    with pytest.raises(EvaluationError, match="has one reference"):
        others.without("tight")
