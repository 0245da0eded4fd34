"""Files that can run code when they are read."""

import pickle

import torch
from huggingface_hub import hf_hub_download
from transformers import AutoModel

weights = hf_hub_download("local-lab/pickle-only", "pytorch_model.bin")
state = torch.load(weights)

vocabulary_file = hf_hub_download("local-lab/pickle-only", "vocab.pkl", revision="refs/pr/1")
with open(vocabulary_file, "rb") as file:
    vocabulary = pickle.load(file)

# model-warden: ignore[safetensors-not-required] this repository has no safetensors yet
legacy = AutoModel.from_pretrained("local-lab/pickle-only", use_safetensors=False)
