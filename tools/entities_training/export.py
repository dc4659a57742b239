"""From a trained student to the arrays of the model file."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from tools.entities_training.labels import ALL_TYPES
from tools.entities_training.network import DILATIONS, Network
from tui.language.entities.weights import SCALE, quantised


def arrays_of(network: Network, space: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """All that the run-time network and its feature space need; `space` is what `feature_space` returned beside the space."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    arrays = dict(space)
    with torch.no_grad():
        vectors = network.kinds.vector(network.kinds.vectors).numpy()
    for name, values in (("vectors", vectors), ("forms", state["kinds.form.weight"])):
        arrays[name], arrays[name + SCALE] = quantised(values)
    width, depth = network.kinds.width, network.shape.layers
    layers = [state[f"encoder.{n}.weight"] for n in range(depth)]
    floats = {
        "no_vector": state["kinds.no_vector"],
        "tag": state["kinds.tag.weight"],
        "length": state["kinds.length.weight"],
        "character": state["kinds.character.weight"],
        "trigram_weight": state["kinds.trigrams.weight"],
        "trigram_bias": state["kinds.trigrams.bias"],
        "bigram_weight": state["kinds.bigrams.weight"],
        "bigram_bias": state["kinds.bigrams.bias"],
        "project": state["project.weight"][:, :width].T,
        "gap": state["gap.weight"] @ state["project.weight"][:, width:].T + state["project.bias"],
        "layer_weight": np.stack([w.transpose(1, 0, 2).reshape(w.shape[1], -1) for w in layers]),
        "layer_bias": np.stack([state[f"encoder.{n}.bias"] for n in range(depth)]),
        "norm_weight": np.stack([state[f"norms.{n}.weight"] for n in range(depth)]),
        "norm_bias": np.stack([state[f"norms.{n}.bias"] for n in range(depth)]),
        "out_weight": state["out.weight"].T,
        "out_bias": state["out.bias"],
    }
    arrays |= {name: value.astype(np.float16) for name, value in floats.items()}
    arrays["dilations"] = np.array(DILATIONS[:depth])
    arrays["types"] = np.array(ALL_TYPES)
    return arrays


def write(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """Writes the model file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        np.savez_compressed(stream, **arrays)
