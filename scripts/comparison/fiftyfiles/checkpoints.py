"""Checkpoints with more than tensors: of Lightning, pyannote, Bark, Llama, Ultralytics and of training runs.

Libraries that are not installed stand in as modules with the names that their pickles hold."""

import contextlib
import datetime
import enum
import sys
import types
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import torch

from .repository import Repository
from .weights import state_dict


@contextlib.contextmanager
def standing_in(module: str, **contents):
    """Has a module with these contents while something is pickled."""
    made = types.ModuleType(module)
    for name, value in contents.items():
        setattr(made, name, value)
        value.__module__ = module
        value.__qualname__ = name
    names = [".".join(module.split(".")[: depth + 1]) for depth in range(module.count(".") + 1)]
    before = {name: sys.modules.get(name) for name in names}
    for name in names[:-1]:
        sys.modules.setdefault(name, types.ModuleType(name))
    sys.modules[module] = made
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = value


class OldScalar:
    """A number of NumPy before 2.0, which `numpy.core.multiarray.scalar` brought back."""

    def __init__(self, value: np.generic, scalar):
        self.value = value
        self.scalar = scalar

    def __reduce__(self):
        return self.scalar, (self.value.dtype, self.value.tobytes())


def scalar(kind, value):
    """Stands in for the function; nothing calls it."""


def lightning(repository: Repository, path: str) -> None:
    """Stable Diffusion as pytorch-lightning 1.4 saved it: the callbacks stand under their classes."""

    class ModelCheckpoint:
        pass

    with (
        standing_in("pytorch_lightning.callbacks.model_checkpoint", ModelCheckpoint=ModelCheckpoint),
        standing_in("numpy.core.multiarray", scalar=scalar),
    ):
        loss = OldScalar(np.float64(0.13), scalar)
        torch.save(
            {
                "epoch": 0,
                "global_step": 840000,
                "pytorch-lightning_version": "1.4.2",
                "state_dict": state_dict({**repository.tensors, "model_ema.num_updates": torch.tensor(0, dtype=torch.int)}),
                "callbacks": {
                    ModelCheckpoint: {
                        "monitor": "val/loss_simple_ema",
                        "best_model_score": torch.tensor(0.13),
                        "best_model_path": "logs/checkpoints/epoch=0.ckpt",
                        "current_score": loss,
                        "dirpath": "logs/checkpoints",
                    }
                },
                "lr_schedulers": [{"base_lrs": [0.0001], "last_epoch": 840000, "lr_lambdas": [None]}],
            },
            repository.folder / path,
        )


def bark(repository: Repository, path: str) -> None:
    with standing_in("numpy.core.multiarray", scalar=scalar):
        torch.save(
            {
                "model": state_dict({f"_orig_mod.{name}": value for name, value in repository.tensors.items()}),
                "model_args": {"n_layer": 12, "n_head": 12, "n_embd": 768, "block_size": 1024, "bias": False},
                "iter_num": 500000,
                "best_val_loss": OldScalar(np.float64(2.9), scalar),
            },
            repository.folder / path,
        )


def llama(repository: Repository, path: str) -> None:
    torch.save(OrderedDict(repository.tensors), repository.folder / path)


def musicgen(repository: Repository, path: str) -> None:
    """audiocraft keeps its configuration as text beside the state."""
    torch.save(
        {
            "best_state": state_dict({"lm.emb.0.weight": torch.zeros(4, 4).half(), "lm.out_norm.bias": torch.zeros(4).half()}),
            "xp.cfg": "solver: musicgen\nsample_rate: 32000\ntransformer_lm:\n  dim: 1024\n  num_heads: 16\n",
            "version": "0.0.1",
            "exported": True,
        },
        repository.folder / path,
    )


def pyannote(repository: Repository, path: str) -> None:
    class Problem(enum.Enum):
        MONO_LABEL_CLASSIFICATION = 1
        MULTI_LABEL_CLASSIFICATION = 2

    class Resolution(enum.Enum):
        FRAME = 1
        CHUNK = 2

    @dataclass
    class Specifications:
        problem: Problem
        resolution: Resolution
        duration: float
        classes: list
        powerset_max_classes: int = 2
        permutation_invariant: bool = True

    names = {"Problem": Problem, "Resolution": Resolution, "Specifications": Specifications}
    with standing_in("pyannote.audio.core.task", **names):
        torch.save(
            {
                "epoch": 48,
                "global_step": 94521,
                "pytorch-lightning_version": "2.1.0",
                "state_dict": state_dict(repository.tensors),
                "hyper_parameters": {"num_channels": 1, "sample_rate": 16000, "lstm": {"hidden_size": 128}},
                "pyannote.audio": {
                    "versions": {"torch": torch.__version__, "pyannote.audio": "3.0.0"},
                    "architecture": {"module": "pyannote.audio.models.segmentation.PyanNet", "class": "PyanNet"},
                    "specifications": Specifications(
                        Problem.MONO_LABEL_CLASSIFICATION, Resolution.FRAME, 10.0, ["speaker#1", "speaker#2"]
                    ),
                },
            },
            repository.folder / path,
        )


def ultralytics(repository: Repository, path: str) -> None:
    """A model of every task, as the trainer's `save_model` writes it, with a twentieth of the channels."""
    from ultralytics.nn import tasks

    task = path.removesuffix(".pt").partition("-")[2]
    classes = {
        "": tasks.DetectionModel,
        "cls": tasks.ClassificationModel,
        "obb": tasks.OBBModel,
        "pose": tasks.PoseModel,
        "seg": tasks.SegmentationModel,
    }
    description = tasks.yaml_model_load(f"yolov8n{'-' + task if task else ''}.yaml")
    description["scales"] = {"n": [0.33, 0.05, 256]}
    model = classes[task](description, verbose=False).half()
    model.args = {"imgsz": 640, "data": "coco.yaml", "single_cls": False, "task": model.task if hasattr(model, "task") else None}
    torch.save(
        {
            "date": datetime.datetime(2023, 1, 10).isoformat(),
            "version": "8.0.0",
            "license": "AGPL-3.0 License (https://ultralytics.com/license)",
            "epoch": -1,
            "best_fitness": None,
            "model": model,
            "ema": None,
            "updates": None,
            "optimizer": None,
            "train_args": {"model": "yolov8n.yaml", "data": "coco.yaml", "epochs": 500, "lr0": 0.01},
            "train_metrics": {"metrics/mAP50(B)": 0.52, "fitness": 0.37},
        },
        repository.folder / path,
    )


def training_arguments(repository: Repository, path: str) -> None:
    from transformers import TrainingArguments

    torch.save(
        TrainingArguments(output_dir="data/zephyr-7b-dpo-lora", learning_rate=5e-7, report_to=[], use_cpu=True),
        repository.folder / path,
    )


def speaker_prompt(repository: Repository, path: str) -> None:
    shape = {"semantic": (300,), "coarse": (2, 400), "fine": (8, 400)}[path.rsplit("_", 2)[1]]
    np.save(repository.folder / path, np.arange(np.prod(shape), dtype=np.int64).reshape(shape) % 1024)
