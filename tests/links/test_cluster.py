"""Average link: joins what is alike on the whole, never what must stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from synoptic.links.cluster import average_link


def test_likely_pairs_join_and_a_weak_bridge_does_not() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.8, (3, 4): 0.9, (2, 3): 0.6}
    assert average_link(5, scores, 0.5) == [[0, 1, 2], [3, 4]]


def test_a_chain_breaks_where_the_mean_is_low() -> None:
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.7}, 0.5) == [[0, 1], [2]]


def test_one_sure_pair_helps_a_third_account_that_is_told_in_other_words() -> None:
    scores = {(0, 1): 0.97, (0, 2): 0.7, (1, 2): 0.25}
    assert average_link(3, scores, 0.5, best=0.3) == [[0, 1, 2]]
    assert average_link(3, scores, 0.5) == [[0, 1], [2]]  # the mean is .475
    assert average_link(3, scores | {(0, 2): 0.55}, 0.5, best=0.3) == [[0, 1], [2]]


def test_apart_outweighs_any_score() -> None:
    never = lambda one, other: {0, 1} <= {*one, *other}  # noqa: E731
    assert average_link(3, {(0, 1): 0.99, (1, 2): 0.9, (0, 2): 0.7}, 0.5, never) == [[0], [1, 2]]


def test_together_comes_first_whatever_the_score() -> None:
    assert average_link(4, {(0, 1): 0.01}, 0.5, together=[(0, 1), (2, 3)]) == [[0, 1], [2, 3]]


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])


@given(st.dictionaries(pairs, st.floats(0, 1)), st.floats(0.1, 0.9))
def test_every_item_is_in_one_cluster(scores: dict[tuple[int, int], float], threshold: float) -> None:
    for best in (0.0, 0.3):
        found = average_link(8, scores, threshold, best=best)
        assert sorted(i for members in found for i in members) == list(range(8))
        assert found == average_link(8, dict(reversed(list(scores.items()))), threshold, best=best)
