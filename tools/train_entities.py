"""Trains the entity model: from the data folder to the model file, in one command.

    python tools/train_entities.py DATA --work WORK [--articles FOLDER] [--out FILE]

DATA holds train-sentences.tsv, train-forms.tsv and dev.jsonl. ARTICLES, a folder of articles (*.txt), gives more sentences for
the student to learn from the teachers' labels. WORK keeps the results of the steps: a run that was broken off goes on there.
Needs the `train` extra (PyTorch; nothing of it is needed to run the model) and about three hours of one core. Seeded: the same
data, settings and versions give the same model, up to the rounding of other processors.

Steps: labels restored from the counts (restoration.py) over several rounds with networks that judge only sentences they have not
seen; sentences with other names added (augmentation.py); large networks trained (teachers); one small network taught by them
(student); measured on the gold sentences, none of which has been learned from so far, and calibrated there; tuned on the gold
sentences, measured by cross-validation; written.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch

from tools.entities_training import evaluation, export, learning, tuning
from tools.entities_training.pipeline import Pipeline, Settings
from tui.language.entities.decoding import best_labels
from tui.language.entities.network import Network

MODEL = Path(__file__).resolve().parents[1] / "tui" / "language" / "entities" / "weights" / "tagger.npz"


def main() -> int:
    """Runs all steps; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    for name, value in vars(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=value)
    arguments = vars(parser.parse_args())
    torch.set_num_threads(1)
    settings = Settings(**{name: arguments[name] for name in vars(Settings())})
    pipeline = Pipeline(arguments["data"], arguments["work"], settings, arguments["articles"])
    places = pipeline.restored()
    pipeline.exchange(places)
    teacher = pipeline.teacher(places)
    student = pipeline.student(teacher)
    arrays = export.arrays_of(student, pipeline.arrays)
    knots, shares = _calibration(pipeline, arrays)

    gold = {n: labels for n, labels in enumerate(pipeline.labels(places)) if n in pipeline.gold and len(labels)}
    others = [n for n in pipeline.training if len(pipeline.sentences[n].units)]
    plan = learning.Plan(epochs=settings.tuning_epochs, rate=5e-4, units=800, seed=settings.seed)
    basis = (student, pipeline.without_contexts, teacher, gold, others, plan)
    tuning.cross_validated(*basis, settings.folds, pipeline.sentences)
    arrays = export.arrays_of(tuning.tune(*basis), pipeline.arrays)
    export.write(arguments["out"], {**arrays, "knots": knots, "shares": shares})
    print(f"{arguments['out']}: {arguments['out'].stat().st_size / 1e6:.1f} MB")
    return 0


def _calibration(pipeline: Pipeline, arrays: dict) -> tuple:
    """Of the network as it runs in the reader, on the gold sentences."""
    network, data = Network(arrays), pipeline.without_contexts
    kinds = network.kind_vectors(pipeline.all_features)
    rows = network.scores(kinds, [data.sequences[n] for n in pipeline.gold], [data.gaps[n] for n in pipeline.gold])
    labels = dict(zip(pipeline.gold, best_labels(rows), strict=True))
    scores = dict(zip(pipeline.gold, rows, strict=True))
    print("as shipped, gold unseen:", evaluation.summary(labels, pipeline.sentences), flush=True)
    return evaluation.calibration(scores, labels, pipeline.sentences)


if __name__ == "__main__":
    raise SystemExit(main())
