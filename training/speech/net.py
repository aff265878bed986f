"""One encoder for both: the language model's network with the speech heads put on it.

The speech heads are a role tagger (BIO + CRF) and two ways to tie a word to its cue. Inputs, B windows of at most L
wordpieces and N words: `ids`, `types`, `states`, `seen` (B, L), `first` (B, N), `relation` (B, N, N), `valid` (B, N).
Outputs: those of `training.language.net.Reader`; label scores (B, N, 7); `pointer` (B, N, N), word i hangs on the cue
that starts at word j; and two views of each word from which `Speech.claims` tells what word i is to a cue at j:
nothing, source, content.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from synoptic.language.speech_input import LABELS, RELATIONS, STATES
from training.language.net import HIDDEN, Reader
from training.speech import crf

Batch = dict[str, Tensor]
Outputs = tuple[Tensor, Tensor, Tensor, Tensor]


class Speech(nn.Module):
    """The heads; `pointing` and `claiming` are the widths of the two biaffine ones."""

    def __init__(self, pointing: int = 128, claiming: int = 64) -> None:
        super().__init__()
        labels = len(LABELS)
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(HIDDEN, labels)
        self.move = nn.Parameter(torch.zeros(labels, labels))
        self.begin = nn.Parameter(torch.zeros(labels))
        self.point_from, self.point_to = nn.Linear(HIDDEN, pointing), nn.Linear(HIDDEN, pointing)
        self.point = nn.Parameter(nn.init.xavier_uniform_(torch.zeros(pointing + 1, pointing)))
        self.point_relation = nn.Parameter(torch.zeros(RELATIONS))
        self.gate = nn.Parameter(torch.tensor(0.5))
        self.claim_word, self.claim_cue = nn.Linear(HIDDEN, claiming), nn.Linear(HIDDEN, claiming)
        self.claim = nn.Parameter(0.05 * torch.randn(3, claiming + 1, claiming + 1))
        self.claim_relation = nn.Parameter(torch.zeros(3, RELATIONS))
        allowed, start = barriers()
        self.register_buffer("allowed", allowed)
        self.register_buffer("allowed_start", start)

    def forward(self, words: Tensor, relation: Tensor, valid: Tensor) -> Outputs:
        word = self.drop(words)
        scores = self.tag(word)
        pointer = _one(F.gelu(self.point_from(word))) @ self.point @ F.gelu(self.point_to(word)).transpose(1, 2) / 4
        cue = LABELS.index("B-cue")
        looks = (scores[..., cue] - scores[..., 0]).detach()  # words that look like the start of a cue
        pointer = pointer + F.embedding(relation, self.point_relation[:, None])[..., 0] + self.gate * looks[:, None, :]
        pointer = pointer.masked_fill(~valid[:, None, :], crf.BLOCKED)
        return scores, pointer, _one(F.gelu(self.claim_word(word))), _one(F.gelu(self.claim_cue(word)))

    def claims(self, word: Tensor, cue: Tensor, relation: Tensor) -> Tensor:
        """What each word is to each of C cues: (B, N, C, 3) from views (B, N, w), (B, C, w) and relations (B, N, C)."""
        claim = (word[:, None] @ self.claim @ cue[:, None].transpose(2, 3)).permute(0, 2, 3, 1)
        return claim + F.embedding(relation, self.claim_relation.t())

    def transitions(self) -> tuple[Tensor, Tensor]:
        """CRF scores from label to label (7, 7), and of the first label (7)."""
        return self.move + self.allowed, self.begin + self.allowed_start


class Net(nn.Module):
    """`reader` holds the encoder and the language heads, `speech` the others. Case and quotation state are added to the
    encoder's embeddings, which stay as they are. `drop`: dropout of the encoder."""

    def __init__(self, relations: int, attention: str = "eager", drop: float = 0.1) -> None:
        super().__init__()
        self.reader, self.speech = Reader(relations, attention=attention), Speech()
        self.state = nn.Embedding(STATES, HIDDEN)
        nn.init.zeros_(self.state.weight)
        self.eager = attention == "eager"
        self.reader.encoder.embeddings.requires_grad_(False)
        for part in self.reader.encoder.modules():
            if isinstance(part, nn.Dropout):
                part.p = drop

    def hidden(self, b: Batch) -> tuple[Tensor, Tensor]:
        """The vectors of a window's first piece (B, 1, width) and of its words (B, N, width)."""
        encoder = self.reader.encoder
        x = encoder.embeddings(input_ids=b["ids"], token_type_ids=b["types"]) + self.state(b["states"])
        kept = b["seen"][:, None, None, :].bool()
        # a mask that is added makes the exported graph a fifth faster
        mask = torch.zeros(kept.shape, device=x.device).masked_fill(~kept, crf.BLOCKED) if self.eager else kept
        for layer in encoder.encoder.layer:
            told = layer(x, mask)
            x = told if isinstance(told, Tensor) else told[0]
        return x[:, :1], x.gather(1, b["first"].unsqueeze(-1).expand(-1, -1, HIDDEN))

    def forward(self, b: Batch) -> tuple[tuple[Tensor, ...], Outputs]:
        top, words = self.hidden(b)
        return self.reader.heads(top, words), self.speech(words, b["relation"], b["valid"])


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
