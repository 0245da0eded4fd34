import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seededRandom } from './random.mjs';

const owners = ['acme', 'example-lab', 'open-models', 'tiny-nets', 'research-group'];
const words = ['encoder', 'image', 'speech', 'small', 'base', 'large', 'chat', 'vision', 'text', 'depth'];
const verbs = ['prepare', 'encode', 'decode', 'merge', 'reshape', 'collect', 'score', 'filter', 'batch'];

const loads = [
  (id) => `model = AutoModelForCausalLM.from_pretrained("${id}", torch_dtype=torch.float16)`,
  (id) => `tokenizer = AutoTokenizer.from_pretrained("${id}")`,
  (id) => `pipe = DiffusionPipeline.from_pretrained(\n        "${id}",\n        torch_dtype=dtype,\n    )`,
  (id) => `data = load_dataset("${id}", split="train")`,
  (id) => `weights = hf_hub_download("${id}", filename="model.safetensors")`,
  (id) => `encoder = self.encoder_class.from_pretrained("${id}", subfolder="encoder")`,
  () => 'model = AutoModel.from_pretrained(args.model_name_or_path, revision=args.revision)',
  () => 'state = torch.load(checkpoint_path, map_location="cpu")',
];

const imports = `import argparse
import math
from dataclasses import dataclass
from typing import Any, Optional, Union
`;
const libraries = `
import torch
from datasets import load_dataset
from diffusers import DiffusionPipeline
from huggingface_hub import hf_hub_download
from transformers import AutoModel, AutoModelForCausalLM, AutoTokenizer
`;

/**
 * Writes Python files as a model library has them: classes with long docstrings and tensor arithmetic. The same files
 * for the same seed.
 * @param {string} folder
 * @param {{files: number, loading: number, seed: number}} shape `loading`: the share of files that load models
 */
export function generateCorpus(folder, { files, loading, seed }) {
  const random = seededRandom(seed);
  for (let at = 0; at < files; at++) {
    const loads = Math.floor((at + 1) * loading) > Math.floor(at * loading);
    const path = join(folder, `package_${at % 12}`, `module_${at}.py`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, pythonModule(random, { loads, classes: 1 + Math.floor(random() * 5) }));
  }
}

/** One module of about `classes` times 150 lines. */
export function pythonModule(random, { loads, classes }) {
  const parts = ['# Generated for a measurement; nothing here is meant to run.', imports];
  if (loads) parts.push(libraries);
  else parts.push(random() < 0.3 ? '\nimport numpy as np\nimport torch\n' : '\nimport json\nimport os\n');
  for (let at = 0; at < classes; at++) parts.push(classText(random, at, loads));
  return `${parts.join('\n')}\n`;
}

function classText(random, at, loads) {
  const methods = Array.from({ length: 8 + Math.floor(random() * 5) }, (_, method) =>
    methodText(random, method, loads && method % 3 === 0),
  );
  return `
@dataclass
class ${pick(random, words)}Stage${at}(BaseStage):
    """${sentence(random, 24)}

    Args:
        width (\`int\`, *optional*, defaults to 64): ${sentence(random, 14)}
        scale (\`float\`): ${sentence(random, 10)}
    """

    encoder_class = AutoModel
    width: int = 64
    scale: float = 0.5
${methods.join('\n')}`;
}

function methodText(random, at, loads) {
  const name = `${pick(random, verbs)}_${pick(random, words)}_${at}`;
  const load = loads ? `    ${pick(random, loadLines(random))}\n` : '';
  return `
    def ${name}(self, hidden_states, mask: Optional[Any] = None, dtype=None, args=None, checkpoint_path=""):
        """
        ${sentence(random, 12)}

        Args:
            hidden_states (\`torch.Tensor\`): ${sentence(random, 16)}
            mask (\`Any\`, *optional*): ${sentence(random, 22)}
            dtype: ${sentence(random, 12)}

        Returns:
            \`tuple\`: ${sentence(random, 18)}
        """
${load.replaceAll(/^ {4}/gm, '        ')}        batch_size, length, channels = hidden_states.shape
        # ${sentence(random, 9)}
        if mask is not None and self.scale > ${random().toFixed(3)}:
            hidden_states = hidden_states * mask.unsqueeze(-1).to(dtype=hidden_states.dtype)
        query = self.to_query(hidden_states).view(batch_size, length, self.heads, -1).transpose(1, 2)
        scores = {"${pick(random, words)}": query.mean(dim=-1), "count": len(query), "kind": f"{length}-{channels}"}
        for index, (name, value) in enumerate(sorted(scores.items())):
            if not isinstance(value, (int, str)) and index < self.width // ${2 + Math.floor(random() * 6)}:
                hidden_states = hidden_states + self.norm(value, eps=1e-${3 + Math.floor(random() * 4)})
        return math.sqrt(self.scale) * hidden_states, [entry for entry in scores if entry != "kind"]
`;
}

function loadLines(random) {
  const id = `${pick(random, owners)}/${pick(random, words)}-${pick(random, words)}-${Math.floor(random() * 90)}`;
  return loads.map((load) => load(id));
}

function sentence(random, length) {
  return `${Array.from({ length }, () => pick(random, random() < 0.5 ? words : verbs)).join(' ')}.`;
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}
