"""The last step: the student goes on learning from the gold sentences, measured by cross-validation before that."""

import copy
from collections.abc import Sequence

import numpy as np

from tools.entities_training import evaluation, learning
from tools.entities_training.corpus import Sentence
from tools.entities_training.labels import LABELS
from tools.entities_training.network import Network

SURE = 0.97
"""Probability that the gold label is held to have."""


def _as_probabilities(labels: np.ndarray) -> np.ndarray:
    values = np.full((len(labels), LABELS), (1 - SURE) / (LABELS - 1), np.float32)
    values[np.arange(len(labels)), labels] = SURE
    return np.log(values)


def tune(
    network: Network,
    data: learning.Sequences,
    teacher: Sequence[np.ndarray],
    gold: dict[int, np.ndarray],
    others: Sequence[int],
    plan: learning.Plan,
) -> Network:
    """A copy of the network, tuned on the gold labels among as many of the other sentences with their teacher's labels."""
    tuned = copy.deepcopy(network)
    targets = list(teacher)
    for number, labels in gold.items():
        targets[number] = _as_probabilities(labels)
    beside = np.random.default_rng(plan.seed).choice(np.array(others), len(gold), replace=False).tolist()
    learning.train(tuned, data, [], [*gold, *beside], plan, teacher=targets)
    return tuned


def cross_validated(
    network: Network,
    data: learning.Sequences,
    teacher: Sequence[np.ndarray],
    gold: dict[int, np.ndarray],
    others: Sequence[int],
    plan: learning.Plan,
    folds: int,
    sentences: Sequence[Sentence],
) -> dict[int, np.ndarray]:
    """Labels of each gold sentence by a network tuned on the other folds; prints the figures."""
    found: dict[int, np.ndarray] = {}
    for fold in range(folds):
        seen = {number: labels for number, labels in gold.items() if number % folds != fold}
        tuned = tune(network, data, teacher, seen, others, plan)
        found |= learning.decode(tuned, data, [n for n in gold if n % folds == fold], crf=False)
    print(f"tuned, {folds}-fold cross-validation:", evaluation.summary(found, sentences), flush=True)
    return found
