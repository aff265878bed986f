"""The CRF of the speech training against the plain recursion."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")


@pytest.mark.parametrize("words", [1, 2, 3, 8, 13])
def test_the_total_is_that_of_the_word_by_word_recursion(words: int) -> None:
    from training.speech import crf

    torch.manual_seed(words)
    scores, move, begin = torch.randn(3, words, 7), torch.randn(7, 7), torch.randn(7)
    valid = torch.ones(3, words, dtype=torch.bool)
    valid[1, (words + 1) // 2 :] = False
    plain = scores[:, 0] + begin
    for i in range(1, words):
        step = torch.logsumexp(plain[:, :, None] + move, 1) + scores[:, i]
        plain = torch.where(valid[:, i, None], step, plain)
    assert torch.allclose(crf.total(scores, move, begin, valid), torch.logsumexp(plain, 1), atol=1e-4)


def test_the_best_path_has_the_least_loss() -> None:
    from training.speech import crf

    scores = torch.full((1, 4, 7), -5.0)
    gold = torch.tensor([[0, 3, 4, 0]])
    scores.scatter_(2, gold[..., None], 5.0)
    valid = torch.ones(1, 4, dtype=torch.bool)
    zero = torch.zeros(7, 7)
    right = crf.loss(scores, zero, zero[0], gold, valid)
    wrong = crf.loss(scores, zero, zero[0], torch.tensor([[0, 3, 0, 0]]), valid)
    assert 0 <= right < 0.01 < wrong
