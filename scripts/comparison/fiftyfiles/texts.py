"""What comes beside the weights: cards, licences, code, pictures, logs."""

import json
import pathlib
import re
import struct
import zlib

from .repository import Repository


def write(repository: Repository, path: str, text: str) -> None:
    (repository.folder / path).write_text(text)


def card(repository: Repository, path: str) -> None:
    write(
        repository,
        path,
        f"""---
language:
- en
license: apache-2.0
library_name: transformers
pipeline_tag: fill-mask
tags:
- exbert
- pytorch
datasets:
- bookcorpus
- wikipedia
widget:
- text: "Paris is the [MASK] of France."
  example_title: A capital
model-index:
- name: {repository.name}
  results:
{results(repository)}---

# {repository.name}

<p align="center"><img src="https://example.org/banner.png" width="400"/></p>

## Model description

A model that was trained on a large corpus without labels.

## Intended uses & limitations

### How to use

```python
from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("{repository.identifier}")
model = AutoModel.from_pretrained("{repository.identifier}")
print(model(**tokenizer("Some text", return_tensors="pt")))
```

```bash
pip install -U transformers
```

### Limitations and bias

| Model | Size | Score |
|-------|------|-------|
| base  | 110M | 79.6  |

## Training data

Books and articles.

## Evaluation results

See the paper ([arXiv](https://arxiv.org/abs/1810.04805)).

### BibTeX entry and citation info

```bibtex
@article{{someone2018,
  title  = {{A Model}},
  year   = {{2018}}
}}
```
""",
    )


def results(repository: Repository) -> str:
    """One result; of models of sentences those of a whole benchmark, which make cards of 180 kB."""
    if "1_Pooling/config.json" not in repository.paths:
        return result("glue", "sst2", {"accuracy": 0.9105504587155964})
    measures = {f"{measure}_at_{depth}": depth / 7 for measure in ("map", "mrr", "ndcg", "precision", "recall") for depth in (1, 3, 5, 10, 100, 1000)}
    return "".join(result(f"mteb/task-{number}", "default", measures) for number in range(70))


def result(dataset: str, config: str, metrics: dict[str, float]) -> str:
    lines = "".join(f"    - type: {name}\n      value: {value}\n" for name, value in metrics.items())
    return f"""  - task:
      type: text-classification
    dataset:
      name: {dataset}
      type: {dataset}
      config: {config}
      split: test
    metrics:
{lines}"""


def licence(repository: Repository, path: str) -> None:
    """The licence of transformers, Apache 2.0, as it was installed."""
    import importlib.metadata

    files = importlib.metadata.files("transformers") or []
    found = next(file for file in files if file.name.upper().startswith("LICENSE"))
    write(repository, path, pathlib.Path(found.locate()).read_text())


def prose(repository: Repository, path: str) -> None:
    write(repository, path, f"# {path}\n\nWhoever uses this model keeps to the terms that come with it.\n\n- Be lawful.\n- Be fair.\n")


def attributes(repository: Repository, path: str) -> None:
    ends = "7z arrow bin bz2 ckpt ftz gz h5 joblib model msgpack npy npz onnx ot parquet pb pickle pkl pt pth rar safetensors tar tflite tgz wasm xz zip zst".split()
    write(repository, path, "".join(f"*.{end} filter=lfs diff=lfs merge=lfs -text\n" for end in ends) + "saved_model/**/* filter=lfs diff=lfs merge=lfs -text\n")


def library_code(repository: Repository, path: str) -> None:
    """The code of the architecture as `save_pretrained` puts it beside a model: imports lead to the installed library."""
    import transformers

    source = pathlib.Path(transformers.__file__).parent / "models" / repository.profile.code / path
    text = re.sub(r"from \.\.\.(\w)", r"from transformers.\1", source.read_text())
    text = re.sub(r"from \.\.\. import", "from transformers import", text)
    write(repository, path, re.sub(r"from \.\.(\w)", r"from transformers.models.\1", text))


def handler(repository: Repository, path: str) -> None:
    write(
        repository,
        path,
        '''from typing import Any, Dict

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


class EndpointHandler:
    def __init__(self, path=""):
        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.model = AutoModelForCausalLM.from_pretrained(path, device_map="auto", torch_dtype=torch.bfloat16)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"

    def __call__(self, data: Dict[str, Any]) -> Dict[str, str]:
        inputs = data.pop("inputs", data)
        parameters = data.pop("parameters", None)
        encoded = self.tokenizer(inputs, return_tensors="pt").to(self.device)
        outputs = self.model.generate(**encoded, **(parameters or {}))
        return [{"generated_text": self.tokenizer.decode(outputs[0], skip_special_tokens=True)}]
''',
    )


def training_script(repository: Repository, path: str) -> None:
    write(
        repository,
        path,
        '''import argparse
import gzip
import json
import logging
import os

import torch
from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer, get_linear_schedule_with_warmup

logger = logging.getLogger(__name__)


class TextDataset(torch.utils.data.IterableDataset):
    def __init__(self, path):
        self.path = path

    def __iter__(self):
        with gzip.open(self.path, "rt", encoding="utf8") as file:
            for line in file:
                yield json.loads(line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="nreimers/MiniLM-L6-H384-uncased")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("output")
    args = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(args.model)
    model = AutoModel.from_pretrained(args.model).to("cuda" if torch.cuda.is_available() else "cpu")
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-5)
    scheduler = get_linear_schedule_with_warmup(optimizer, num_warmup_steps=500, num_training_steps=args.steps)
    for step, batch in enumerate(load_dataset("json", data_files=args.output)["train"]):
        loss = model(**tokenizer(batch["text"], return_tensors="pt")).last_hidden_state.mean()
        loss.backward()
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad()
        if (step + 1) % 1000 == 0:
            logger.info("Step %d", step)
            model.save_pretrained(os.path.join(args.output, str(step + 1)))


if __name__ == "__main__":
    main()
''',
    )


def notebook(repository: Repository, path: str) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {"id": "a1"}, "source": ["# Try the model"]},
        {
            "cell_type": "code",
            "execution_count": None,
            "metadata": {"id": "a2"},
            "outputs": [],
            "source": ["!pip install -q transformers accelerate\n", "from transformers import pipeline\n", f"pipe = pipeline('text-generation', model='{repository.identifier}')"],
        },
    ]
    kernel = {"kernelspec": {"display_name": "Python 3", "name": "python3"}, "language_info": {"name": "python"}}
    write(repository, path, json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 0}, indent=1))


def picture(repository: Repository, path: str) -> None:
    from PIL import Image

    Image.linear_gradient("L").convert("RGB").resize((64, 64)).save(repository.folder / path)


def diffusion_yaml(repository: Repository, path: str) -> None:
    """The configuration of the code that Stable Diffusion was published with."""
    write(
        repository,
        path,
        """model:
  base_learning_rate: 1.0e-04
  target: ldm.models.diffusion.ddpm.LatentDiffusion
  params:
    linear_start: 0.00085
    timesteps: 1000
    cond_stage_key: "txt"
    monitor: val/loss_simple_ema
    scheduler_config: # 10000 warmup steps
      target: ldm.lr_scheduler.LambdaLinearScheduler
      params:
        warm_up_steps: [ 10000 ]
        cycle_lengths: [ 10000000000000 ]
    unet_config:
      target: ldm.modules.diffusionmodules.openaimodel.UNetModel
      params:
        in_channels: 4
        attention_resolutions: [ 4, 2, 1 ]
    first_stage_config:
      target: ldm.models.autoencoder.AutoencoderKL
      params:
        embed_dim: 4
        lossconfig:
          target: torch.nn.Identity
    cond_stage_config:
      target: ldm.modules.encoders.modules.FrozenCLIPEmbedder
""",
    )


def pyannote_yaml(repository: Repository, path: str) -> None:
    if repository.name.startswith("segmentation"):
        return write(
            repository,
            path,
            """task:
  _target_: pyannote.audio.tasks.SpeakerDiarization
  duration: 10.0
  max_speakers_per_chunk: 3
  max_speakers_per_frame: 2
model:
  _target_: pyannote.audio.models.segmentation.PyanNet
  sample_rate: 16000
  num_channels: 1
  sincnet:
    stride: 10
  lstm:
    hidden_size: 128
    num_layers: 4
    bidirectional: true
""",
        )
    return write(
        repository,
        path,
        """version: 3.1.0

pipeline:
  name: pyannote.audio.pipelines.SpeakerDiarization
  params:
    clustering: AgglomerativeClustering
    embedding: pyannote/wespeaker-voxceleb-resnet34-LM
    embedding_batch_size: 32
    embedding_exclude_overlap: true
    segmentation: pyannote/segmentation-3.0
    segmentation_batch_size: 32

params:
  clustering:
    method: centroid
    min_cluster_size: 12
    threshold: 0.7045654963945799
  segmentation:
    min_duration_off: 0.0
""",
    )


def workflow(repository: Repository, path: str) -> None:
    write(
        repository,
        path,
        """name: Sync to the Hub
on:
  push:
    branches: [main]
jobs:
  sync:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          lfs: true
      - run: git push https://user:$HF_TOKEN@huggingface.co/pyannote/speaker-diarization-3.1 main
        env:
          HF_TOKEN: ${{ secrets.HF_TOKEN }}
""",
    )


def requirements(repository: Repository, path: str) -> None:
    write(repository, path, "pyannote-audio==3.1.1\ntorchaudio\n")


def speech_segments(repository: Repository, path: str) -> None:
    write(repository, path, "".join(f"SPEAKER file{number} 1 {number}.50 2.125 <NA> <NA> speaker{number % 3} <NA> <NA>\n" for number in range(40)))


def error_rates(repository: Repository, path: str) -> None:
    write(repository, path, "item        diarization error rate  total  correct\nL_R003S01C02            8.95  1753.19  1610.01\nTOTAL                   12.20 35000.2  31000.0\n")


def desktop_store(repository: Repository, path: str) -> None:
    """What macOS leaves in a folder: a tree of pages after a header."""
    header = struct.pack(">I4sIII", 1, b"Bud1", 4096, 2048, 4096)
    (repository.folder / path).write_bytes(header + bytes(4096 - len(header)) + bytes(2048))


def training_log(repository: Repository, path: str) -> None:
    """Events of TensorBoard: records with their length and two check sums, and a protobuf message in each."""
    from .graphs import field

    version = b"\x09" + struct.pack("<d", 1.7e9) + field(3, b"brain.Event:2")
    value = field(1, b"train/loss") + b"\x15" + struct.pack("<f", 0.5)
    scalar = b"\x09" + struct.pack("<d", 1.7e9) + field(2, 10) + field(5, field(1, value))
    (repository.folder / path).write_bytes(b"".join(record(event) for event in (version, scalar)))


def record(data: bytes) -> bytes:
    length = struct.pack("<Q", len(data))
    return length + checksum(length) + data + checksum(data)


def checksum(data: bytes) -> bytes:
    """Not the CRC-32C that TensorBoard checks, but one of its size: no reader of models looks at it."""
    return struct.pack("<I", zlib.crc32(data))
