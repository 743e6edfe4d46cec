"""What numpy offers at the price of numpy.ma, or of sorting, gives what numpy's gives."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.numerics.arrays import distinct, median, tally

NUMBERS = st.lists(st.integers(-5, 5), max_size=12)


@given(NUMBERS)
def test_distinct_numbers_are_those_of_numpy(numbers: list[int]) -> None:
    found = distinct(np.array(numbers, dtype=np.int64))
    assert found.dtype == np.int64
    assert found.tolist() == np.unique(np.array(numbers, dtype=np.int64)).tolist()


@pytest.mark.parametrize("kind", [np.int64, np.float32, np.float64])
@given(numbers=NUMBERS.filter(bool))
def test_the_median_is_that_of_numpy(kind: type, numbers: list[int]) -> None:
    values: np.ndarray[tuple[int], np.dtype[Any]] = (np.array(numbers) / 3).astype(kind)
    assert median(values) == float(np.median(values))


@given(numbers=st.lists(st.integers(0, 5), max_size=12), more=st.sampled_from([0, 20]))
def test_a_tally_is_that_of_numpy_whether_it_sorts_or_counts(numbers: list[int], more: int) -> None:
    found, counts = tally(np.array(numbers, dtype=np.int64), 6 + more)
    expected = np.unique(np.array(numbers, dtype=np.int64), return_counts=True)
    assert found.tolist() == expected[0].tolist()
    assert counts.tolist() == expected[1].tolist()
