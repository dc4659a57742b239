"""The steps from the data folder to the student network. Each step's result is kept in a work folder and not made twice."""

import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tools.entities_training import corpus, evaluation, labels, learning
from tools.entities_training.augmentation import Exchanger
from tools.entities_training.contexts import Contexts, model_numbers
from tools.entities_training.embeddings import morpheme_vectors
from tools.entities_training.judging import by_sentence, judge, unjudged
from tools.entities_training.network import CRF, Network, Shape
from tools.entities_training.restoration import Candidates, choose

Places = dict[int, list[labels.Place]]

FINE_WEIGHT = 0.3


@dataclass(frozen=True)
class Settings:
    """How much is done. The defaults are those of the shipped model."""

    rounds: int = 3  # of restoring labels with networks
    round_epochs: int = 6
    exchanged: int = 10_000  # sentences with other names
    teachers: int = 2
    teacher_epochs: int = 8
    student_epochs: int = 8
    tuning_epochs: int = 3
    folds: int = 5
    seed: int = 0


class Pipeline:
    """Holds the corpus; sentences are numbered: to train on, gold, of articles, exchanged."""

    def __init__(self, data: Path, work: Path, settings: Settings, articles: Path | None = None):
        self.data, self.work, self.settings, self.articles = data, work, settings, articles
        work.mkdir(parents=True, exist_ok=True)
        training = self.kept("training", lambda: corpus.tokenised(corpus.training_rows(data)))
        gold = self.kept("gold", lambda: corpus.tokenised(corpus.gold_rows(data)))
        further = self.kept("articles", lambda: corpus.tokenised(corpus.article_rows(articles)) if articles else [])
        self.forms = corpus.listed_forms(data)
        self.sentences: list[corpus.Sentence] = [*training, *gold, *further]
        self.training = range(len(training))
        self.gold = range(len(training), len(training) + len(gold))
        self.unlabelled = range(len(training) + len(gold), len(self.sentences))
        self.exchanged = range(0)
        vector_kinds, vectors = morpheme_vectors()
        self.vectors = torch.from_numpy(np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors]))
        basis = corpus.Kinds([*training, *gold])
        self.space, self.arrays = corpus.feature_space(basis, vector_kinds)
        self._vector_kinds, self._contexts = vector_kinds, Contexts()
        self.context_vectors = torch.from_numpy(self._contexts.vectors)
        self._encode()

    def kept(self, name: str, make: Callable[[], Any]) -> Any:
        """The result of a step: read from the work folder, or made and written there."""
        path = self.work / f"{name}.pickle"
        if not path.exists():
            print(f"--- {name}", flush=True)
            path.write_bytes(pickle.dumps(make()))
        return pickle.loads(path.read_bytes())

    def _encode(self) -> None:
        kinds = corpus.Kinds(self.sentences)
        self.all_features = features = self.space.features(kinds.items)
        numbers = model_numbers(kinds.items, features.embedding, self._vector_kinds)
        contexts = [self._contexts.before(numbers[row].tolist()) for row in kinds.sequences]
        self.with_contexts = learning.Sequences(kinds.sequences, kinds.gaps, features, contexts)
        self.without_contexts = learning.Sequences(kinds.sequences, kinds.gaps, features)

    def network(self, seed: int, **changes: Any) -> Network:
        """An untrained network over this corpus's features."""
        shape = Shape(
            characters=len(self.arrays["characters"]) + 4,
            tags=len(self.arrays["tags"]) + 1,
            forms=int(self.arrays["form_rows"].max()) + 1,
        )
        torch.manual_seed(seed)
        return Network(replace(shape, **changes), self.vectors, self.context_vectors)

    def labels(self, places: Places) -> list[np.ndarray]:
        """The labels of all sentences: restored, gold, or none."""
        return [
            labels.encode(sentence.units, places.get(number, ()) if number in self.training else sentence.places or ())
            for number, sentence in enumerate(self.sentences)
        ]

    def fine_labels(self, places: Places) -> tuple[list[np.ndarray], int]:
        """For each unit the fine label its mention's form mostly has (0: none or unknown), and how many there are."""
        commonest: dict[tuple[str, str], tuple[int, str]] = {}
        for (form, kind, label), count in self.forms.items():
            commonest[form, kind] = max(commonest.get((form, kind), (0, "")), (count, label))
        numbers = {label: n for n, label in enumerate(sorted({label for _, _, label in self.forms}), 1)}
        rows = []
        for number, sentence in enumerate(self.sentences):
            row = np.zeros(len(sentence.units), np.int64)
            for start, end, kind in places.get(number, ()):
                _, label = commonest.get((sentence.text[start:end], kind), (0, ""))
                for place, unit in enumerate(sentence.units):
                    if label and unit.start < end and unit.end > start:
                        row[place] = numbers[label]
            rows.append(row)
        return rows, len(numbers) + 1

    def restored(self) -> Places:
        """The labels of the sentences to train on, put back in several rounds. Gold sentences take no part."""
        counts: Counter[tuple[str, str]] = Counter()
        for (form, kind, _), count in self.forms.items():
            counts[form, kind] += count
        candidates = Candidates.find([self.sentences[n] for n in self.training], counts)
        wanted = by_sentence(candidates, self.sentences)
        places: Places = self.kept(
            "restored-0", lambda: candidates.places(choose(candidates, None, rounds=40, seed=self.settings.seed))
        )
        for number in range(1, self.settings.rounds + 1):
            odds = self.kept(f"odds-{number}", lambda p=places, n=number: self._odds(p, candidates, wanted, n))
            places = self.kept(
                f"restored-{number}",
                lambda o=odds, n=number: candidates.places(choose(candidates, o, rounds=60, seed=n)),
            )
        return places

    def _odds(self, places: Places, candidates: Candidates, wanted: Any, seed: int) -> np.ndarray:
        odds, own = unjudged(candidates), self.labels(places)
        fine, count = self.fine_labels(places)
        half = np.random.default_rng(seed).integers(0, 2, len(self.training))
        plan = learning.Plan(epochs=self.settings.round_epochs, units=900, fine_weight=FINE_WEIGHT)
        for side in (0, 1):
            network = self.network(seed * 10 + side, fine=count, context=64)
            seen = [n for n in self.training if half[n] != side]
            learning.train(network, self.with_contexts, own, seen, replace(plan, seed=side), fine=fine)
            judge(network, self.with_contexts, [n for n in self.training if half[n] == side], wanted, odds)
            self._report(network, self.with_contexts)
        return odds

    def _report(self, network: Network, data: learning.Sequences, *, crf: bool = True) -> None:
        found = learning.decode(network, data, self.gold, crf=crf)
        print("gold, unseen:", evaluation.summary(found, self.sentences), flush=True)

    def exchange(self, places: Places) -> None:
        """Adds sentences with other names; their places are known."""
        exchanger = Exchanger(self.forms, self.settings.seed)
        chosen = np.random.default_rng(self.settings.seed).permutation(sorted(places))[: self.settings.exchanged]
        rows = [("exchanged", *exchanger.exchanged(self.sentences[n].text, places[n])) for n in chosen.tolist()]
        made = self.kept("exchanged", lambda: corpus.tokenised(rows))
        self.exchanged = range(len(self.sentences), len(self.sentences) + len(made))
        self.sentences += made
        self._encode()

    def teacher(self, places: Places) -> list[np.ndarray]:
        """Log probabilities of the labels of all sentences, the mean over the teachers."""
        own = self.labels(places)
        fine, count = self.fine_labels(places)
        total: dict[int, np.ndarray] = {}
        for seed in range(self.settings.teachers):

            def made(seed: int = seed) -> dict[int, np.ndarray]:
                network = self.network(seed, fine=count, context=64)
                plan = learning.Plan(epochs=self.settings.teacher_epochs, seed=seed, fine_weight=FINE_WEIGHT)
                learning.train(network, self.with_contexts, own, [*self.training, *self.exchanged], plan, fine=fine)
                self._report(network, self.with_contexts)
                return learning.marginals(network, self.with_contexts, range(len(self.sentences)))

            for number, values in self.kept(f"marginals-teacher-{seed}", made).items():
                total[number] = total.get(number, 0.0) + np.exp(values.astype(np.float32)) / self.settings.teachers
        empty = np.zeros((0, labels.LABELS), np.float16)
        means = [
            np.log(total[n] + 1e-6).astype(np.float16) if n in total else empty for n in range(len(self.sentences))
        ]
        barrier, first = CRF().barrier.numpy(), CRF().first.numpy()
        found = {n: learning.best_labels(means[n].astype(np.float32), barrier, first) for n in self.gold if n in total}
        print("teachers together, gold unseen:", evaluation.summary(found, self.sentences), flush=True)
        return means

    def student(self, teacher: Sequence[np.ndarray]) -> Network:
        """The small network, taught on all sentences but the gold ones."""
        network = self.network(self.settings.seed, encoder="cnn", layers=4, dropout=0.1)

        def made() -> dict[str, torch.Tensor]:
            plan = learning.Plan(epochs=self.settings.student_epochs, rate=3e-3, hide_form=0.1, hide_vector=0.05)
            learned = [n for n in range(len(self.sentences)) if n not in self.gold]
            learning.train(network, self.without_contexts, [], learned, plan, teacher=teacher)
            self._report(network, self.without_contexts, crf=False)
            return network.state_dict()

        network.load_state_dict(self.kept("student", made))
        return network
