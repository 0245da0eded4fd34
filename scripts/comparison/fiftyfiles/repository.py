"""A repository that is being filled: what is known of it, and its tensors."""

import functools
import pathlib

import torch

from .profiles import profiles


class Repository:
    def __init__(self, identifier: str, folder: pathlib.Path, paths: list[str]):
        self.identifier = identifier
        self.name = identifier.split("/")[1]
        self.folder = folder
        self.paths = paths
        self.profile = profiles[identifier]

    @functools.cached_property
    def config(self):
        """The configuration of the architecture, with the sizes that the library gives it; absent for other libraries."""
        if self.profile.model_type is None:
            return None
        from transformers import AutoConfig

        config = AutoConfig.for_model(self.profile.model_type, **self.profile.options)
        config.architectures = [self.profile.architecture]
        return config

    @functools.cached_property
    def tensors(self) -> dict[str, torch.Tensor]:
        """The parameters under the names that the architecture gives them, cut down to a few numbers each."""
        return tiny(self.names_and_types(), self.profile)

    def names_and_types(self) -> dict[str, torch.Tensor]:
        if self.config is None:
            return {
                f"layers.{layer}.{part}": torch.empty(8, device="meta")
                for layer in range(8)
                for part in ("weight", "bias")
            }
        import transformers

        model_class = getattr(transformers, self.profile.architecture)
        with torch.device("meta"):
            return model_class(self.config).state_dict()


def tiny(shapes: dict[str, torch.Tensor], profile) -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    made = {}
    for name, value in shapes.items():
        shape = [min(size, 4) for size in value.shape]
        if value.is_floating_point():
            made[name] = torch.randn(shape, generator=generator).to(profile.data_type)
        else:
            made[name] = torch.zeros(shape, dtype=value.dtype)
    if profile.position_ids:
        # Until version 4.31 of transformers these were part of the weights.
        made["embeddings.position_ids"] = torch.arange(16).expand((1, -1))
    return made
