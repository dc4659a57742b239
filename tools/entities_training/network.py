"""The networks in PyTorch: what a kind is, what stands around it, and a CRF over the labels."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from tools.entities_training.labels import ALL_TYPES, LABELS
from tui.language.entities.features import KindFeatures

FORBIDDEN = -1e4
DILATIONS = (1, 2, 4, 1, 2)
GAPS = 3  # a unit follows at once, after a blank, or stands first


@dataclass(frozen=True)
class Shape:
    """Sizes of a network. `encoder` is lstm or cnn, `hidden` is of one direction, `tuned` lets the vectors learn too."""

    characters: int
    tags: int
    forms: int
    encoder: str = "lstm"
    hidden: int = 128
    layers: int = 1
    vector: int = 64
    character: int = 48
    trigrams: int = 96
    bigrams: int = 48
    tag: int = 24
    form: int = 32
    dropout: float = 0.35
    fine: int = 0  # fine labels for an auxiliary loss
    inputs: int = 128  # what a kind, its gap and its context are brought to
    context: int = 0  # width that a vector of Kiwi's left context is brought to; 0: not looked at


class Convolution(nn.Module):
    """A convolution along the second axis, as one product and a sum of shifted parts: faster here than PyTorch's own."""

    def __init__(self, inputs: int, outputs: int, width: int):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(width, inputs, outputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        nn.init.uniform_(self.weight, -((width * inputs) ** -0.5), (width * inputs) ** -0.5)

    def forward(self, values: torch.Tensor, dilation: int = 1) -> torch.Tensor:
        """Only places that have all neighbours: the second axis gets shorter."""
        width, inputs, outputs = self.weight.shape
        products = values @ self.weight.transpose(0, 1).reshape(inputs, width * outputs)
        places = values.shape[1] - (width - 1) * dilation
        total = self.bias.expand(outputs)
        for offset, part in enumerate(products.split(outputs, 2)):
            total = total + part[:, offset * dilation : offset * dilation + places]
        return total


class KindEncoder(nn.Module):
    """A vector of each kind from its features alone."""

    def __init__(self, shape: Shape, vectors: torch.Tensor):
        super().__init__()
        self.vectors = nn.Parameter(vectors, requires_grad=False)
        self.vector = nn.Linear(vectors.shape[1], shape.vector, bias=False)
        self.no_vector = nn.Parameter(torch.zeros(shape.vector))
        self.character = nn.Embedding(shape.characters, shape.character, padding_idx=0)
        self.trigrams = Convolution(shape.character, shape.trigrams, 3)
        self.bigrams = Convolution(shape.character, shape.bigrams, 2)
        self.tag = nn.Embedding(shape.tags, shape.tag)
        self.form = nn.Embedding(shape.forms, shape.form)
        self.length = nn.Embedding(16, 8)
        nn.init.normal_(self.form.weight, 0, 0.1)
        self.width = shape.vector + shape.trigrams + shape.bigrams + shape.tag + shape.form + 8

    def forward(self, features: dict[str, torch.Tensor]) -> torch.Tensor:
        """One row a kind."""
        row, length = features["embedding"], features["length"]
        vector = self.vector(self.vectors[row]) + (row == 0).float()[:, None] * self.no_vector
        characters = self.character(features["characters"])
        parts = [vector]
        for convolution, width in ((self.trigrams, 3), (self.bigrams, 2)):
            found = convolution(characters)
            valid = torch.arange(found.shape[1])[None] <= length[:, None] + 2 - width
            parts.append(torch.relu(found.masked_fill(~valid[:, :, None], FORBIDDEN).amax(1)))
        parts += [self.tag(features["tag"]), self.form(features["form"]), self.length(length)]
        return torch.cat(parts, 1)


class Network(nn.Module):
    """Kinds in order in, a score for each label out."""

    def __init__(self, shape: Shape, vectors: torch.Tensor, contexts: torch.Tensor | None = None):
        super().__init__()
        self.shape = shape
        self.kinds = KindEncoder(shape, vectors)
        self.gap = nn.Embedding(GAPS, 8)
        width = self.kinds.width + 8 + shape.context
        if shape.context and contexts is not None:
            self.contexts = nn.Parameter(contexts, requires_grad=False)
            self.context = nn.Linear(contexts.shape[1], shape.context)
        self.project = nn.Linear(width, shape.inputs)
        width = shape.inputs
        if shape.encoder == "lstm":
            self.encoder = nn.LSTM(
                width, shape.hidden, shape.layers, batch_first=True, bidirectional=True,
                dropout=shape.dropout if shape.layers > 1 else 0.0,
            )  # fmt: skip
            top = 2 * shape.hidden
        else:
            self.encoder = nn.ModuleList(Convolution(shape.inputs, shape.inputs, 3) for _ in range(shape.layers))
            self.norms = nn.ModuleList(nn.LayerNorm(shape.inputs) for _ in self.encoder)
            top = shape.inputs
        self.out = nn.Linear(top, LABELS)
        self.fine = nn.Linear(top, shape.fine) if shape.fine else None
        self.crf = CRF()

    def hidden(self, batch: "Batch") -> torch.Tensor:
        """The encoder's states, one row a unit."""
        kinds = self.kinds(batch.features)
        parts = [kinds[batch.inverse], self.gap(batch.gaps)]
        if self.shape.context:
            parts.append(self.context(self.contexts[batch.contexts].float()))
        inputs = torch.cat(parts, 2)
        inputs = functional.dropout(inputs, self.shape.dropout, self.training)
        inputs = self.project(inputs)
        if self.shape.encoder == "lstm":
            packed = nn.utils.rnn.pack_padded_sequence(inputs, batch.lengths, batch_first=True, enforce_sorted=False)
            states, _ = nn.utils.rnn.pad_packed_sequence(self.encoder(packed)[0], batch_first=True)
        else:
            mask = batch.mask[:, :, None]
            states = inputs * mask
            for convolution, norm, dilation in zip(self.encoder, self.norms, DILATIONS, strict=False):
                found = torch.relu(convolution(functional.pad(states, (0, 0, dilation, dilation)), dilation))
                found = functional.dropout(found, self.shape.dropout * 0.5, self.training)
                states = norm(states + found) * mask
        return functional.dropout(states, self.shape.dropout, self.training)

    def forward(self, batch: "Batch") -> torch.Tensor:
        """A score for each label of each unit."""
        return self.out(self.hidden(batch))


class CRF(nn.Module):
    """A first-order CRF whose forbidden transitions keep I after B or I of its own type."""

    def __init__(self) -> None:
        super().__init__()
        self.transition = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.start = nn.Parameter(torch.zeros(LABELS))
        barrier, first = torch.zeros(LABELS, LABELS), torch.zeros(LABELS)
        for rank in range(len(ALL_TYPES)):
            begin, inside = 1 + 2 * rank, 2 + 2 * rank
            barrier[:, inside] = FORBIDDEN
            barrier[begin, inside] = barrier[inside, inside] = 0
            first[inside] = FORBIDDEN
        self.register_buffer("barrier", barrier)
        self.register_buffer("first", first)

    def steps(self) -> torch.Tensor:
        """Scores from label to label."""
        return self.transition + self.barrier

    def negative_log_likelihood(self, scores: torch.Tensor, labels: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """One number a sentence."""
        steps, first = self.steps(), self.start + self.first
        gold = (scores.gather(2, labels[:, :, None]).squeeze(2) * mask).sum(1) + first[labels[:, 0]]
        gold = gold + (steps[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
        forward = self.forward_scores(scores, mask)
        return torch.logsumexp(forward[-1], 1) - gold

    def forward_scores(self, scores: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """Log sums over all beginnings, one tensor a place."""
        steps, out = self.steps(), [scores[:, 0] + self.start + self.first]
        for place in range(1, scores.shape[1]):
            after = torch.logsumexp(out[-1][:, :, None] + steps[None], 1) + scores[:, place]
            out.append(torch.where(mask[:, place, None].bool(), after, out[-1]))
        return out

    def backward_scores(self, scores: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """Log sums over all endings, one tensor a place."""
        steps, out = self.steps(), [torch.zeros_like(scores[:, 0])]
        for place in range(scores.shape[1] - 2, -1, -1):
            before = torch.logsumexp(steps[None] + (scores[:, place + 1] + out[-1])[:, None, :], 2)
            out.append(torch.where(mask[:, place + 1, None].bool(), before, torch.zeros_like(before)))
        return out[::-1]

    def marginals(self, scores: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Log probabilities of each label at each place."""
        forward, backward = self.forward_scores(scores, mask), self.backward_scores(scores, mask)
        total = torch.logsumexp(forward[-1], 1)
        return torch.stack(forward, 1) + torch.stack(backward, 1) - total[:, None, None]


@dataclass
class Batch:
    """Several sentences, padded."""

    sentences: list[int]
    features: dict[str, torch.Tensor]
    inverse: torch.Tensor
    gaps: torch.Tensor
    lengths: list[int]
    mask: torch.Tensor
    contexts: torch.Tensor


def tensors(features: KindFeatures) -> dict[str, torch.Tensor]:
    """All features as tensors, by name."""
    return {name: torch.from_numpy(np.asarray(value)) for name, value in vars(features).items()}
