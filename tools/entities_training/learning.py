"""Batches, training, decoding."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from tools.entities_training.network import Batch, Network, tensors
from tui.language.entities.features import KindFeatures

UNSEEN_FORM = 0


class Sequences:
    """Sentences as kind numbers, with the features of all kinds."""

    def __init__(
        self,
        sequences: Sequence[np.ndarray],
        gaps: Sequence[np.ndarray],
        features: KindFeatures,
        contexts: Sequence[np.ndarray] | None = None,
    ):
        self.sequences, self.gaps, self.contexts = list(sequences), list(gaps), contexts
        self.features = tensors(features)

    def batch(self, sentences: list[int]) -> Batch:
        """Pads these sentences; the features are of the distinct kinds in them."""
        lengths = [len(self.sequences[i]) for i in sentences]
        shape = (len(sentences), max(lengths))
        kinds, gaps, contexts = (np.zeros(shape, np.int64) for _ in range(3))
        mask = np.zeros(shape, np.float32)
        for row, (i, length) in enumerate(zip(sentences, lengths, strict=True)):
            kinds[row, :length], gaps[row, :length], mask[row, :length] = self.sequences[i], self.gaps[i], 1
            if self.contexts is not None:
                contexts[row, :length] = self.contexts[i]
        distinct, inverse = np.unique(kinds, return_inverse=True)
        chosen = torch.from_numpy(distinct)
        return Batch(
            sentences,
            {name: values[chosen] for name, values in self.features.items()},
            torch.from_numpy(inverse.reshape(shape)),
            torch.from_numpy(gaps),
            lengths,
            torch.from_numpy(mask),
            torch.from_numpy(contexts),
        )

    def batches(self, sentences: Sequence[int], units: int, generator: random.Random) -> Iterator[Batch]:
        """Batches of about `units` units, of sentences alike in length, shuffled."""
        wanted = [i for i in sentences if len(self.sequences[i])]
        wanted.sort(key=lambda i: len(self.sequences[i]) + generator.random() * 6)
        groups: list[list[int]] = [[]]
        for i in wanted:
            if groups[-1] and len(self.sequences[i]) * (len(groups[-1]) + 1) > units:
                groups.append([])
            groups[-1].append(i)
        generator.shuffle(groups)
        return (self.batch(group) for group in groups if group)


@dataclass(frozen=True)
class Plan:
    """How to train. `hide_form`, `hide_vector`: how often a kind's own row is hidden, so that its letters are looked at."""

    epochs: int = 6
    rate: float = 2e-3
    units: int = 1200
    seed: int = 0
    hide_form: float = 0.25
    hide_vector: float = 0.1
    fine_weight: float = 0.3


def train(
    network: Network,
    data: Sequences,
    labels: Sequence[np.ndarray],
    sentences: Sequence[int],
    plan: Plan,
    *,
    fine: Sequence[np.ndarray] | None = None,
    teacher: Sequence[np.ndarray | None] | None = None,
    report: Callable[[], str] | None = None,
) -> None:
    """Trains in place. With `teacher` (log probabilities of labels, one array a sentence) the network learns those instead."""
    torch.manual_seed(plan.seed)
    generator = random.Random(plan.seed)
    learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=plan.rate, weight_decay=1e-2)
    total = plan.epochs * sum(1 for _ in data.batches(sentences, plan.units, random.Random(plan.seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / 150) * max(0.02, 1 - step / total)
    )
    for epoch in range(plan.epochs):
        network.train()
        started, lost = time.time(), 0.0
        for batch in data.batches(sentences, plan.units, generator):
            _hide(batch, plan)
            loss = _distance(network, batch, teacher) if teacher else _loss(network, batch, labels, fine, plan)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learning, 5.0)
            optimiser.step()
            schedule.step()
            lost += float(loss.detach()) * float(batch.mask.sum())
        words = report() if report else ""
        print(f"epoch {epoch} loss {lost:.0f} {time.time() - started:.0f}s {words}", flush=True)


def _hide(batch: Batch, plan: Plan) -> None:
    count = len(batch.features["form"])
    batch.features["form"] = batch.features["form"].masked_fill(torch.rand(count) < plan.hide_form, UNSEEN_FORM)
    batch.features["embedding"] = batch.features["embedding"].masked_fill(torch.rand(count) < plan.hide_vector, 0)


def _padded(rows: Sequence[np.ndarray], batch: Batch) -> torch.Tensor:
    out = np.zeros((*batch.mask.shape, *rows[0].shape[1:]), rows[0].dtype)
    for place, row in enumerate(rows):
        out[place, : len(row)] = row
    return torch.from_numpy(out)


def _loss(
    network: Network, batch: Batch, labels: Sequence[np.ndarray], fine: Sequence[np.ndarray] | None, plan: Plan
) -> torch.Tensor:
    hidden = network.hidden(batch)
    gold = _padded([labels[i] for i in batch.sentences], batch)
    loss = network.crf.negative_log_likelihood(network.out(hidden), gold, batch.mask).sum() / batch.mask.sum()
    if fine is not None and network.fine is not None:
        wanted = _padded([fine[i] for i in batch.sentences], batch)
        if (wanted > 0).any():
            loss = (
                loss
                + plan.fine_weight
                * functional.cross_entropy(
                    network.fine(hidden).flatten(0, 1), wanted.flatten(), ignore_index=0, reduction="sum"
                )
                / batch.mask.sum()
            )
    return loss


def _distance(network: Network, batch: Batch, teacher: Sequence[np.ndarray | None]) -> torch.Tensor:
    wanted = _padded([teacher[i] for i in batch.sentences], batch).float()
    own = functional.log_softmax(network(batch), 2)
    divergence = (wanted.exp() * (wanted - own)).sum(2) * batch.mask
    return divergence.sum() / batch.mask.sum()


def marginals(network: Network, data: Sequences, sentences: Sequence[int]) -> dict[int, np.ndarray]:
    """Log probabilities of the labels, one array a sentence, by the network's CRF."""
    network.eval()
    found = {}
    with torch.no_grad():
        for batch in data.batches(sentences, 4000, random.Random(0)):
            values = network.crf.marginals(network(batch), batch.mask).numpy()
            for row, (i, length) in enumerate(zip(batch.sentences, batch.lengths, strict=True)):
                found[i] = values[row, :length].astype(np.float16)
    return found


def best_labels(scores: np.ndarray, steps: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Viterbi for one sentence."""
    best, back = scores[0] + start, []
    for row in scores[1:]:
        reached = best[:, None] + steps
        back.append(reached.argmax(0))
        best = reached.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1])


def decode(network: Network, data: Sequences, sentences: Sequence[int], *, crf: bool = True) -> dict[int, np.ndarray]:
    """The best label sequences. Without `crf` the scores are taken as log probabilities, only forbidden steps are kept out."""
    network.eval()
    with torch.no_grad():
        layer = network.crf
        steps = (layer.steps() if crf else layer.barrier).numpy()
        start = (layer.start + layer.first if crf else layer.first).numpy()
        found = {}
        for batch in data.batches(sentences, 4000, random.Random(0)):
            scores = network(batch)
            scores = (scores if crf else functional.log_softmax(scores, 2)).numpy()
            for row, (i, length) in enumerate(zip(batch.sentences, batch.lengths, strict=True)):
                found[i] = best_labels(scores[row, :length], steps, start)
    return found
