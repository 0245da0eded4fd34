"""Weights as torch, safetensors, TensorFlow, Flax and tch-rs write them, whole or in shards."""

import json
import re
from collections import OrderedDict

import torch

from .repository import Repository

shard_name = re.compile(r"(?P<stem>.*?)[-_](?P<number>\d{5})-of-(?P<count>\d{5})\.(?P<end>bin|safetensors)$")


def state_dict(tensors: dict) -> OrderedDict:
    """With the versions of the modules, as `Module.state_dict` gives it."""
    state = OrderedDict(tensors)
    state._metadata = OrderedDict((name, {"version": 1}) for name in ["", *{key.split(".")[0] for key in tensors}])
    return state


def tensors_of(repository: Repository, path: str) -> dict:
    """Those of the model, in half precision where the name says so; of a shard, its share."""
    tensors = repository.tensors
    if ".fp16." in path:
        tensors = {name: value.half() if value.is_floating_point() else value for name, value in tensors.items()}
    shard = shard_name.fullmatch(path)
    return tensors if shard is None else shares(tensors, int(shard["count"]))[int(shard["number"]) - 1]


def shares(tensors: dict, count: int) -> list[dict]:
    names = list(tensors)
    return [{name: tensors[name] for name in names[number * len(names) // count : (number + 1) * len(names) // count]} for number in range(count)]


def pytorch(repository: Repository, path: str) -> None:
    torch.save(
        state_dict(tensors_of(repository, path)),
        repository.folder / path,
        _use_new_zipfile_serialization=not repository.profile.old_torch,
    )


def safetensors(repository: Repository, path: str) -> None:
    from safetensors.torch import save_file

    tensors = {name: value.contiguous().clone() for name, value in tensors_of(repository, path).items()}
    save_file(tensors, repository.folder / path, metadata={"format": "pt"})


def lora(repository: Repository, path: str) -> None:
    """A LoRA of kohya's scripts, whose metadata tells of the training."""
    from safetensors.torch import save_file

    tensors = {
        f"lora_unet_blocks_{block}_attn.{part}": torch.zeros(shape)
        for block in range(4)
        for part, shape in (("alpha", ()), ("lora_down.weight", (2, 4)), ("lora_up.weight", (4, 2)))
    }
    metadata = {"ss_network_dim": "2", "ss_dataset_dirs": json.dumps({"5_style": {"n_repeats": 5, "img_count": 20}})}
    save_file(tensors, repository.folder / path, metadata=metadata)


def index(repository: Repository, path: str) -> None:
    """Which shard of the same folder holds which tensor."""
    folder, _, name = path.rpartition("/")
    before = f"{folder}/" if folder else ""
    end = "bin" if ".bin." in name else "safetensors"
    shards = [
        (other, found)
        for other in repository.paths
        if (found := shard_name.fullmatch(other)) is not None
        and other.startswith(before)
        and "/" not in other[len(before) :]
        and found["end"] == end
    ]
    weight_map = {
        tensor: shard[len(before) :] for shard, _ in shards for tensor in tensors_of(repository, shard)
    }
    size = sum(value.numel() * value.element_size() for value in repository.tensors.values())
    written = {"metadata": {"total_size": size}, "weight_map": dict(sorted(weight_map.items()))}
    (repository.folder / path).write_text(json.dumps(written, indent=2) + "\n")


def tensorflow(repository: Repository, path: str) -> None:
    """`save_weights` of Keras 2: groups with the names of the layers, and of their weights, in attributes."""
    import h5py

    prefix = f"tf_{repository.profile.model_type}"
    with h5py.File(repository.folder / path, "w") as file:
        file.attrs["backend"] = b"tensorflow"
        file.attrs["keras_version"] = b"2.4.0"
        layers = sorted({name.split(".")[0] for name in repository.tensors})
        file.attrs["layer_names"] = [layer.encode() for layer in layers]
        for layer in layers:
            group = file.create_group(layer)
            names = []
            for name, value in repository.tensors.items():
                if name.split(".")[0] != layer:
                    continue
                keras_name = f"{prefix}/{name.replace('.', '/')}:0"
                names.append(keras_name.encode())
                group.create_dataset(keras_name, data=value.float().numpy())
            group.attrs["weight_names"] = names


def flax(repository: Repository, path: str) -> None:
    import numpy as np
    from flax.serialization import to_bytes

    tree: dict = {}
    for name, value in repository.tensors.items():
        *parents, leaf = name.split(".")
        branch = tree
        for parent in parents:
            branch = branch.setdefault(parent, {})
        branch[{"weight": "kernel"}.get(leaf, leaf)] = np.asarray(value.float().numpy())
    (repository.folder / path).write_bytes(to_bytes(tree))


def rust(repository: Repository, path: str) -> None:
    """What `VarStore::save` of tch-rs writes: a TorchScript archive without code, whose names have bars for dots."""

    class Module(torch.nn.Module):
        def forward(self):
            pass

    Module.__module__ = "__main__"
    module = Module()
    for name, value in repository.tensors.items():
        module.register_buffer(name.replace(".", "|"), value.clone())
    torch.jit.script(module).save(str(repository.folder / path))


def linear(repository: Repository, path: str) -> None:
    """One layer on top of a model, saved on its own."""
    torch.save(OrderedDict(weight=torch.zeros(4, 4).half(), bias=torch.zeros(4).half()), repository.folder / path)


def adapter(repository: Repository, path: str) -> None:
    names = (
        f"base_model.model.model.layers.{layer}.self_attn.{part}.lora_{side}.weight"
        for layer in range(4)
        for part in ("q_proj", "v_proj")
        for side in "AB"
    )
    torch.save({name: torch.zeros(4, 4) for name in names}, repository.folder / path)
