import { beforeAll, describe, expect, it } from 'vitest';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext, slugs } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

/** Every weights loader would say `safetensors-not-required`, which has fixtures of its own. */
const context = plainContext({ severities: new Map([['safetensors-not-required', 'off']]) });

/** What people write, each judged by hand: the rules that a careful reader would name, in the order of the text. */
function table(cases: readonly (readonly [name: string, source: string, expected: readonly string[]])[]) {
  it.each(cases)('%s', (_name, source, expected) => {
    expect(slugs(source, context)).toEqual(expected);
  });
}

const U = 'unpinned-revision';
const RU = 'remote-code-unpinned';
const SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';
const auto = 'from transformers import AutoModel, AutoTokenizer, pipeline\n';

describe('ids', () => {
  table([
    ['a list constant', `${auto}M = ["a/b", "c/d"]\nAutoTokenizer.from_pretrained(M[0])`, [U]],
    ['a negative index', `${auto}M = ["a/b", "c/d"]\nAutoTokenizer.from_pretrained(M[-1])`, [U]],
    ['a dict with an unknown key', `${auto}M = {"x": "a/b"}\nAutoTokenizer.from_pretrained(M[k])`, []],
    ['get of a dict', `${auto}M = {"x": "a/b"}\nAutoTokenizer.from_pretrained(M.get("x"))`, [U]],
    ['get with a default', `${auto}M = {"x": "a/b"}\nAutoTokenizer.from_pretrained(M.get(k, "a/b"))`, []],
    [
      'a nested dict',
      `${auto}C = {"model": {"id": "a/b"}}\nAutoTokenizer.from_pretrained(C["model"]["id"])`,
      [U],
    ],
    ['a changed dict', `${auto}C = {"id": "a/b"}\nC["id"] = f()\nAutoTokenizer.from_pretrained(C["id"])`, []],
    ['a changed list', `${auto}M = ["a/b"]\nM[0] = f()\nAutoTokenizer.from_pretrained(M[0])`, []],
    [
      'an appended list',
      `${auto}M = []\nM.append("a/b")\nfor m in M:\n    AutoTokenizer.from_pretrained(m)`,
      [],
    ],
    [
      'an enum member',
      `${auto}from enum import Enum\nclass M(str, Enum):\n    A = "a/b"\nAutoTokenizer.from_pretrained(M.A.value)`,
      [U],
    ],
    ['strip', `${auto}AutoTokenizer.from_pretrained("a/b ".strip())`, []],
    ['join', `${auto}AutoTokenizer.from_pretrained("/".join(["a", "b"]))`, []],
    ['a walrus', `${auto}if (m := "a/b"):\n    AutoTokenizer.from_pretrained(m)`, [U]],
    ['a chained assignment', `${auto}m = n = "a/b"\nAutoTokenizer.from_pretrained(m)`, [U]],
    ['the second of a chain', `${auto}m = n = "a/b"\nAutoTokenizer.from_pretrained(n)`, [U]],
    ['a type alias', `${auto}type Id = str\nm: Id = "a/b"\nAutoTokenizer.from_pretrained(m)`, [U]],
    ['Final', `${auto}from typing import Final\nM: Final = "a/b"\nAutoTokenizer.from_pretrained(M)`, [U]],
    [
      'global',
      `${auto}M = "a/b"\ndef f():\n    global M\n    M = input()\ndef g():\n    AutoTokenizer.from_pretrained(M)`,
      [],
    ],
    ['augmented', `${auto}m = "a/"\nm += "b"\nAutoTokenizer.from_pretrained(m)`, []],
    [
      'a match',
      `${auto}match x:\n    case 1:\n        m = "a/b"\n    case _:\n        m = "./local"\nAutoTokenizer.from_pretrained(m)`,
      [U],
    ],
    [
      'both ways the same',
      `${auto}if x:\n    m = "a/b"\nelse:\n    m = "a/b"\nAutoTokenizer.from_pretrained(m)`,
      [U],
    ],
    [
      'only when missing',
      `${auto}def f(m=None):\n    if m is None:\n        m = "a/b"\n    AutoTokenizer.from_pretrained(m)`,
      [],
    ],
    ['or', `${auto}def f(m=None):\n    AutoTokenizer.from_pretrained(m or "a/b")`, []],
    ['Path', `${auto}from pathlib import Path\nAutoTokenizer.from_pretrained(Path("a/b"))`, []],
    [
      'Path with a slash',
      `${auto}from pathlib import Path\nAutoTokenizer.from_pretrained(Path("a") / "b")`,
      [],
    ],
    ['join of a constant', `${auto}import os\nAutoTokenizer.from_pretrained(os.path.join("a", "b"))`, []],
    ['expanduser', `${auto}import os\nAutoTokenizer.from_pretrained(os.path.expanduser("~/m"))`, []],
    [
      'a snapshot',
      `${auto}from huggingface_hub import snapshot_download\np = snapshot_download("a/b", revision="${SHA}")\nAutoTokenizer.from_pretrained(p)`,
      [],
    ],
    [
      'a keyword-only loader',
      `${auto}AutoTokenizer.from_pretrained(pretrained_model_name_or_path="a/b")`,
      [U],
    ],
    ['an empty id', `${auto}AutoTokenizer.from_pretrained("")`, []],
    ['None', `${auto}AutoTokenizer.from_pretrained(None)`, []],
    ['three parts', `${auto}AutoTokenizer.from_pretrained("out/run/last")`, []],
    ['a legacy id', `${auto}AutoTokenizer.from_pretrained("gpt2")`, [U]],
    ['bytes', `${auto}AutoTokenizer.from_pretrained(b"a/b")`, []],
    ['triple quotes', `${auto}AutoTokenizer.from_pretrained("""a/b""")`, [U]],
    ['raw', `${auto}AutoTokenizer.from_pretrained(r"a/b")`, [U]],
  ]);
});

describe('revisions', () => {
  const call = (revision: string, before = '') =>
    `${auto}import os\n${before}AutoTokenizer.from_pretrained("a/b", revision=${revision})`;
  table([
    ['environment', call('os.environ["X"]'), []],
    ['environment, bound', call('R', 'R = os.environ.get("X")\n'), []],
    ['environment with a branch', call('os.environ.get("X", "main")'), []],
    ['or main', call('R or "main"', 'R = os.environ.get("X")\n'), []],
    ['an empty text', call('""'), [U]],
    ['a dict', call('PINS["a/b"]', `PINS = {"a/b": "${SHA}"}\n`), []],
    ['a lookup', call('pins.get("a/b")', 'import json\npins = json.load(open("pins.json"))\n'), []],
    ['strip', call('R.strip()', 'R = open("rev").read()\n'), []],
    ['a wrong case', call(`"${SHA.toUpperCase()}"`), ['short-revision']],
    ['with space', call(`"${SHA} "`), [U]],
    ['a full ref', call('"refs/heads/main"'), [U]],
    [
      'code at two branches',
      `${auto}AutoTokenizer.from_pretrained("a/b", trust_remote_code=True, revision="x" if y else "z")`,
      [RU],
    ],
    ['two branches', call('"fp16" if half else "main"'), [U]],
    ['a branch or none', call('"fp16" if half else None'), [U]],
    ['a branch, changed on a condition', call('R', 'R = "main"\nif x:\n    R = "v1.0"\n'), [U]],
    ['a pin, changed on a condition', call('R', `R = "${SHA}"\nif x:\n    R = "main"\n`), []],
    ['a branch or a parameter', call('R', 'R = "main"\nif x:\n    R = input()\n'), []],
    ['conditional pins', call(`"${SHA}" if x else "${SHA.replace('8', '9')}"`), []],
    ['conditional, one branch', call(`"${SHA}" if x else "main"`), []],
    ['resolve', call('model_info("a/b").sha', 'from huggingface_hub import model_info\n'), []],
    [
      'in kwargs of a method',
      `${auto}class A:\n    def f(self, **kwargs):\n        kwargs["revision"] = "${SHA}"\n        AutoTokenizer.from_pretrained("a/b", **kwargs)`,
      [],
    ],
    [
      'updated kwargs',
      `${auto}K = {}\nK.update(revision="${SHA}")\nAutoTokenizer.from_pretrained("a/b", **K)`,
      [],
    ],
    [
      'merged dicts',
      `${auto}K = {"revision": "${SHA}"}\nAutoTokenizer.from_pretrained("a/b", **{**K, "use_fast": True})`,
      [],
    ],
    [
      'merged with |',
      `${auto}K = {"revision": "${SHA}"}\nAutoTokenizer.from_pretrained("a/b", **(K | {"use_fast": True}))`,
      [],
    ],
    [
      'two splats',
      `${auto}K = {"revision": "${SHA}"}\nL = {"use_fast": True}\nAutoTokenizer.from_pretrained("a/b", **L, **K)`,
      [],
    ],
    [
      'a conditional splat',
      `${auto}K = {"revision": "${SHA}"} if x else {}\nAutoTokenizer.from_pretrained("a/b", **K)`,
      [],
    ],
    [
      'an or in a splat',
      `${auto}def f(kw=None):\n    AutoTokenizer.from_pretrained("a/b", **(kw or {}))`,
      [],
    ],
    [
      'kwargs of a class',
      `${auto}class A:\n    kw = {"use_fast": True}\n    def f(self):\n        AutoTokenizer.from_pretrained("a/b", **self.kw)`,
      [U],
    ],
    [
      'kwargs set in branches',
      `${auto}kw = {}\nif x:\n    kw["revision"] = "${SHA}"\nAutoTokenizer.from_pretrained("a/b", **kw)`,
      [],
    ],
    [
      'self.kw changed',
      `${auto}class A:\n    def __init__(self):\n        self.kw = {}\n        self.kw["revision"] = "${SHA}"\n    def f(self):\n        AutoTokenizer.from_pretrained("a/b", **self.kw)`,
      [],
    ],
    [
      'overwritten',
      `${auto}K = {"revision": "main"}\nK["revision"] = "${SHA}"\nAutoTokenizer.from_pretrained("a/b", **K)`,
      [],
    ],
    [
      'another key set',
      `${auto}K = {}\nK["use_fast"] = True\nK.update(force_download=True)\nAutoTokenizer.from_pretrained("a/b", **K)`,
      [U],
    ],
    [
      'any key set',
      `${auto}K = {}\nfor k, v in x:\n    K[k] = v\nAutoTokenizer.from_pretrained("a/b", **K)`,
      [],
    ],
    [
      'a default that is spread over',
      `${auto}def f(**kw):\n    AutoTokenizer.from_pretrained("a/b", **{"revision": "main", **kw})`,
      [],
    ],
    [
      'spread before',
      `${auto}def f(**kw):\n    AutoTokenizer.from_pretrained("a/b", **{**kw, "revision": "main"})`,
      [U],
    ],
    [
      'a keyword beside a splat',
      `${auto}def f(**kw):\n    AutoTokenizer.from_pretrained("a/b", revision="main", **kw)`,
      [U],
    ],
    [
      'dict passed to a function that may change it',
      `${auto}K = {}\nfill(K)\nAutoTokenizer.from_pretrained("a/b", **K)`,
      [],
    ],
  ]);
});

describe('libraries', () => {
  table([
    ['a pipeline of a task', `${auto}pipeline("text-generation")`, []],
    ['a pipeline of a model', `${auto}pipeline(model="a/b")`, [U]],
    [
      'a pipeline of objects',
      `${auto}t = AutoTokenizer.from_pretrained("a/b", revision="${SHA}")\npipeline("fill-mask", model=m, tokenizer=t)`,
      [],
    ],
    ['a pipeline by position', `${auto}pipeline("fill-mask", "a/b", tokenizer="a/b")`, [U]],
    ['datasets: json', 'from datasets import load_dataset\nload_dataset("json", data_files="x.json")', []],
    ['datasets: folder', 'from datasets import load_dataset\nload_dataset("./folder")', []],
    [
      'datasets: imagefolder',
      'from datasets import load_dataset\nload_dataset("imagefolder", data_dir="x")',
      [],
    ],
    ['datasets: legacy id', 'from datasets import load_dataset\nload_dataset("squad")', [U]],
    ['datasets: script', 'from datasets import load_dataset\nload_dataset("my_script.py")', []],
    ['datasets: module', 'import datasets\ndatasets.load_dataset("glue", "mrpc", split="train")', [U]],
    [
      'datasets: streaming',
      'from datasets import load_dataset\nds = load_dataset("allenai/c4", "en", streaming=True)',
      [U],
    ],
    [
      'sentence-transformers',
      'from sentence_transformers import SentenceTransformer\nSentenceTransformer("all-MiniLM-L6-v2")',
      [U],
    ],
    [
      'sentence-transformers: subclass',
      'from sentence_transformers import SentenceTransformer\nclass E(SentenceTransformer):\n    pass\nE("a/b")',
      [U],
    ],
    [
      'diffusers',
      'from diffusers import FluxPipeline\npipe = FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-dev", torch_dtype=t).to("cuda")',
      [U],
    ],
    [
      'diffusers: ip adapter',
      'from diffusers import AutoPipelineForText2Image as A\np = A.from_pretrained(x)\np.load_ip_adapter("h94/IP-Adapter", subfolder="sdxl_models", weight_name="ip-adapter_sdxl.bin")',
      [U, 'pickle-file-requested'],
    ],
    [
      'diffusers: single file',
      'from diffusers import StableDiffusionPipeline\nStableDiffusionPipeline.from_single_file("./model.safetensors")',
      [],
    ],
    ['peft', 'from peft import PeftModel\nm = PeftModel.from_pretrained(base, "a/b")', [U]],
    [
      'peft: keyword',
      'from peft import PeftModel\nm = PeftModel.from_pretrained(model=base, model_id="a/b")',
      [U],
    ],
    ['timm', 'import timm\nm = timm.create_model("hf-hub:timm/resnet50.a1_in1k", pretrained=True)', [U]],
    ['timm: built in', 'import timm\nm = timm.create_model("resnet50", pretrained=True)', []],
    ['vllm', 'from vllm import LLM\nllm = LLM(model="a/b")', [U]],
    ['vllm: trust', 'from vllm import LLM, SamplingParams\nllm = LLM("a/b", trust_remote_code=True)', [RU]],
    [
      'torch.hub',
      'import torch\nm = torch.hub.load("pytorch/vision:v0.10.0", "resnet18", pretrained=True)',
      ['implicit-remote-code'],
    ],
    [
      'hub: dataset',
      'from huggingface_hub import hf_hub_download as d\nd("a/b", "x.csv", repo_type="dataset")',
      [U],
    ],
    [
      'hub: upload',
      'from huggingface_hub import HfApi\nHfApi().upload_folder(repo_id="a/b", folder_path=".", revision="main")',
      [],
    ],
    ['trainer', 'from transformers import Trainer\nTrainer(model=m).push_to_hub("a/b")', []],
    [
      'saving',
      `${auto}t = AutoTokenizer.from_pretrained("a/b", revision="${SHA}")\nt.save_pretrained("a/b")`,
      [],
    ],
    ['from_config', `${auto}AutoModel.from_config(c)`, []],
    ['keras load_model', 'import tensorflow as tf\ntf.keras.models.load_model("a.keras")', []],
    ['whisper', 'import whisper\nwhisper.load_model("base")', []],
    [
      'a local class',
      'class AutoModel:\n    @classmethod\n    def from_pretrained(cls, x): ...\nAutoModel.from_pretrained("a/b")',
      [],
    ],
  ]);
});

describe('code of other shapes', () => {
  table([
    [
      'a decorator',
      `${auto}import functools\n@functools.cache\ndef f():\n    return AutoTokenizer.from_pretrained("a/b")`,
      [U],
    ],
    [
      'streamlit',
      `${auto}import streamlit as st\n@st.cache_resource\ndef load():\n    return pipeline("fill-mask", model="a/b")`,
      [U],
    ],
    [
      'async',
      `${auto}async def f():\n    async with x() as y:\n        return AutoTokenizer.from_pretrained("a/b")`,
      [U],
    ],
    ['a lambda', `${auto}f = lambda: AutoTokenizer.from_pretrained("a/b")`, [U]],
    ['a default', `${auto}def f(t=AutoTokenizer.from_pretrained("a/b")): ...`, [U]],
    ['a generator', `${auto}all(AutoTokenizer.from_pretrained(m) for m in ("a/b",))`, [U]],
    ['submit', `${auto}pool.submit(AutoTokenizer.from_pretrained, "a/b", use_fast=True)`, [U]],
    ['submit, pinned', `${auto}pool.submit(AutoTokenizer.from_pretrained, "a/b", revision="${SHA}")`, []],
    ['submit of another', `${auto}pool.submit(work, "a/b")\npool.submit(lambda: AutoTokenizer, "a/b")`, []],
    [
      'partial as an argument',
      `${auto}from functools import partial\nrun(partial(AutoTokenizer.from_pretrained, "a/b"))`,
      [U],
    ],
    [
      'partial without an id',
      `${auto}from functools import partial\nrun(partial(AutoTokenizer.from_pretrained, use_fast=True))`,
      [],
    ],
    [
      'partial, once bound and called',
      `${auto}from functools import partial\nl = partial(AutoTokenizer.from_pretrained, "a/b")\nl()`,
      [U],
    ],
    [
      'partial as an attribute',
      `${auto}from functools import partial\nclass A:\n    def __init__(self):\n        self.l = partial(AutoTokenizer.from_pretrained, "a/b")\n    def f(self):\n        return self.l()`,
      [U],
    ],
    [
      'to_thread',
      `${auto}import asyncio\nasync def f():\n    await asyncio.to_thread(AutoTokenizer.from_pretrained, "a/b")`,
      [U],
    ],
    [
      'a lazy import',
      `def f():\n    import transformers\n    return transformers.AutoTokenizer.from_pretrained("a/b")`,
      [U],
    ],
    [
      'TYPE_CHECKING',
      'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from transformers import AutoTokenizer\ndef f(t: "AutoTokenizer"):\n    return t.decode([1])',
      [],
    ],
    [
      'a fall-back import',
      'try:\n    import transformers\nexcept ImportError:\n    transformers = None\nif transformers:\n    transformers.AutoTokenizer.from_pretrained("a/b")',
      [U],
    ],
    [
      'importlib',
      'import importlib\nt = importlib.import_module("transformers")\nt.AutoTokenizer.from_pretrained("a/b")',
      [U],
    ],
    ['a mapping of classes', `${auto}K = {"t": AutoTokenizer}\nK["t"].from_pretrained("a/b")`, [U]],
    ['an unknown class of a mapping', `${auto}K = {"t": AutoTokenizer}\nK[x].from_pretrained("a/b")`, []],
    ['a chosen class', `${auto}C = AutoModel if x else AutoTokenizer\nC.from_pretrained("a/b")`, [U]],
    [
      'mock',
      `from unittest.mock import MagicMock\nAutoTokenizer = MagicMock()\nAutoTokenizer.from_pretrained("a/b")`,
      [],
    ],
    [
      'patched',
      `${auto}from unittest.mock import patch\nwith patch.object(AutoTokenizer, "from_pretrained") as load:\n    load("a/b")`,
      [],
    ],
    [
      'monkeypatch',
      `${auto}def test(monkeypatch):\n    monkeypatch.setattr(AutoTokenizer, "from_pretrained", lambda *a: None)`,
      [],
    ],
    [
      'a doctest',
      '"""\n>>> from transformers import AutoTokenizer\n>>> AutoTokenizer.from_pretrained("a/b")\n"""\n',
      [],
    ],
    ['its own module', `${auto}AutoTokenizer.from_pretrained(__file__)`, []],
    [
      'trust by argument',
      `${auto}def f(args):\n    AutoTokenizer.from_pretrained("a/b", revision="${SHA}", trust_remote_code=args.trust)`,
      [],
    ],
    [
      'trust by environment',
      `${auto}import os\nAutoTokenizer.from_pretrained("a/b", revision="${SHA}", trust_remote_code=bool(os.environ.get("T")))`,
      [],
    ],
    [
      'trust as a constant',
      `${auto}TRUST = True\nAutoTokenizer.from_pretrained("a/b", trust_remote_code=TRUST)`,
      [RU],
    ],
    ['trust 1', `${auto}AutoTokenizer.from_pretrained("a/b", trust_remote_code=1)`, [RU]],
    [
      'trust not False',
      `${auto}AutoTokenizer.from_pretrained("a/b", revision="${SHA}", trust_remote_code=not False)`,
      ['remote-code'],
    ],
    ['trust None', `${auto}AutoTokenizer.from_pretrained("a/b", trust_remote_code=None)`, [U]],
    ['a notebook magic', `%pip install transformers\n${auto}AutoTokenizer.from_pretrained("a/b")`, [U]],
    [
      'a method called pipeline',
      'class A:\n    def pipeline(self, x, model): ...\nA().pipeline("x", model="a/b")',
      [],
    ],
    ['del', `${auto}m = "a/b"\ndel m`, []],
    [
      'nested functions',
      `${auto}def outer():\n    m = "a/b"\n    def inner():\n        return AutoTokenizer.from_pretrained(m)\n    return inner`,
      [U],
    ],
    [
      'a reassigned attribute',
      `${auto}class A:\n    m = "a/b"\n    def f(self):\n        self.m = input()\n    def g(self):\n        AutoTokenizer.from_pretrained(self.m)`,
      [],
    ],
    [
      'an attribute set outside',
      `${auto}class A:\n    m = "a/b"\n    def g(self):\n        AutoTokenizer.from_pretrained(self.m)\na = A()\na.m = input()`,
      [],
    ],
    [
      'a class attribute set outside',
      `${auto}class A:\n    m = "a/b"\nA.m = input()\nAutoTokenizer.from_pretrained(A.m)`,
      [],
    ],
    [
      'a subclass sets it',
      `${auto}class A:\n    m = None\n    def g(self):\n        AutoTokenizer.from_pretrained(self.m)\nclass B(A):\n    m = "a/b"`,
      [],
    ],
    [
      'an except',
      `${auto}try:\n    t = AutoTokenizer.from_pretrained("./x")\nexcept OSError:\n    t = AutoTokenizer.from_pretrained("a/b")`,
      [U],
    ],
    [
      'walking over pairs',
      `${auto}for n, m in [("x", "a/b"), ("y", "a/b")]:\n    AutoTokenizer.from_pretrained(m)`,
      [U],
    ],
    ['items of a dict', `${auto}for k, m in {"x": "a/b"}.items():\n    AutoTokenizer.from_pretrained(m)`, []],
    [
      'an instance field',
      `${auto}class C:\n    def __init__(self, m="a/b"):\n        self.m = m\n    def f(self):\n        AutoTokenizer.from_pretrained(self.m)`,
      [],
    ],
    [
      'a dataclass',
      `${auto}from dataclasses import dataclass\n@dataclass\nclass C:\n    m: str = "a/b"\n    def f(self):\n        AutoTokenizer.from_pretrained(self.m)`,
      [],
    ],
    [
      'pydantic',
      `${auto}from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    m: str = "a/b"\ns = S()\nAutoTokenizer.from_pretrained(s.m)`,
      [],
    ],
    ['a function result', `${auto}def name():\n    return "a/b"\nAutoTokenizer.from_pretrained(name())`, []],
    [
      'click',
      `${auto}import click\n@click.command()\n@click.option("--m", default="a/b")\ndef main(m):\n    AutoTokenizer.from_pretrained(m)`,
      [],
    ],
    [
      'typer',
      `${auto}import typer\ndef main(m: str = typer.Option("a/b")):\n    AutoTokenizer.from_pretrained(m)`,
      [],
    ],
    [
      'hydra',
      `${auto}def main(cfg):\n    AutoTokenizer.from_pretrained(cfg.model.name, revision=cfg.model.revision)`,
      [],
    ],
  ]);
});

describe('tests, notebooks, odd corners', () => {
  table([
    [
      'importorskip',
      'import pytest\ntransformers = pytest.importorskip("transformers")\ntransformers.AutoTokenizer.from_pretrained("a/b")',
      [U],
    ],
    ['a shell line', `!pip install transformers\n${auto}AutoTokenizer.from_pretrained("a/b")`, [U]],
    ['a question mark', `${auto}AutoTokenizer?\nAutoTokenizer.from_pretrained("a/b")`, [U]],
    ['Python 2', `${auto}print "x"\nAutoTokenizer.from_pretrained("a/b")`, [U]],
    ['a byte order mark', `\ufeff${auto}AutoTokenizer.from_pretrained("a/b")`, [U]],
    ['a form feed', `${auto}\f\nAutoTokenizer.from_pretrained("a/b")`, [U]],
    ['old Mac lines', 'from transformers import AutoTokenizer\rAutoTokenizer.from_pretrained("a/b")', [U]],
    ['names beyond ASCII', `${auto}modèle = "a/b"\nAutoTokenizer.from_pretrained(modèle)  # é`, [U]],
    [
      'parametrize',
      `${auto}import pytest\n@pytest.mark.parametrize("m", ["a/b"])\ndef test(m):\n    AutoTokenizer.from_pretrained(m)`,
      [],
    ],
    [
      'a fixture',
      `${auto}import pytest\n@pytest.fixture(scope="session")\ndef t():\n    return AutoTokenizer.from_pretrained("hf-internal-testing/tiny-random-bert")`,
      [U],
    ],
    [
      'unittest',
      `${auto}class T(TestCase):\n    model_id = "a/b"\n    def setUp(self):\n        self.t = AutoTokenizer.from_pretrained(self.model_id)`,
      [U],
    ],
    [
      'a record that builds on a record',
      `${auto}from pydantic import BaseModel\nclass A(BaseModel):\n    x: int = 1\nclass B(A):\n    m: str = "a/b"\nb = B()\nAutoTokenizer.from_pretrained(b.m)`,
      [],
    ],
    [
      'setUpClass',
      `${auto}class T(TestCase):\n    @classmethod\n    def setUpClass(cls):\n        cls.t = AutoTokenizer.from_pretrained("a/b")`,
      [U],
    ],
    [
      'Lightning',
      `${auto}import lightning as L\nclass M(L.LightningModule):\n    def __init__(self, name: str = "a/b"):\n        super().__init__()\n        self.save_hyperparameters()\n        self.t = AutoTokenizer.from_pretrained(self.hparams.name)`,
      [],
    ],
    ['a walrus in the call', `${auto}AutoTokenizer.from_pretrained(m := "a/b")`, [U]],
    ['a chain of calls', `${auto}AutoModel.from_pretrained("a/b").eval().to("cuda").half()`, [U]],
    [
      'a load inside a load',
      `${auto}pipeline("fill-mask", model=AutoModel.from_pretrained("a/b"), tokenizer=AutoTokenizer.from_pretrained("a/b"))`,
      [U, U],
    ],
    [
      'a lambda as a default',
      `${auto}f = field(default_factory=lambda: AutoTokenizer.from_pretrained("a/b"))`,
      [U],
    ],
    ['a starred call', `${auto}AutoTokenizer.from_pretrained(*args)`, []],
    ['pickled by number', 'import numpy as np\nnp.load("x.npy", allow_pickle=1)', ['unsafe-deserialization']],
    ['numpy by argument', 'import numpy as np\ndef f(p):\n    np.load("x.npy", allow_pickle=p)', []],
    ['torch.load by number', 'import torch\ntorch.load("x", weights_only=0)', ['unsafe-torch-load']],
    ['json and yaml', 'import json, yaml, torch\njson.load(f)\nyaml.load(f)', []],
    ['another load', 'import torch\nfrom mylib import load\nload("x.pt")', []],
    [
      'a download unpickled through open',
      `import pickle\nfrom huggingface_hub import hf_hub_download\nwith open(hf_hub_download("a/b", "x.dat", revision="${SHA}"), "rb") as f:\n    pickle.load(f)`,
      ['unsafe-deserialization'],
    ],
  ]);
});

describe('truth', () => {
  const unpinned = (value: string) => `${auto}AutoModel.from_pretrained("a/b", trust_remote_code=${value})`;
  table([
    ...[
      'True or False',
      'x or True',
      'True and 1',
      'not False',
      '[1]',
      '[f()]',
      '-1',
      '2j',
      'b"x"',
      '{"a": 1}',
      '{1}',
      '(1,)',
      'True if x else 1',
    ].map((value) => [`true: ${value}`, unpinned(value), [RU]] as const),
    ...['False or False', 'x and False', 'True and 0', '[]', '-0', '0x0', '0j', 'b""', '""', '{}', '()'].map(
      (value) => [`false: ${value}`, unpinned(value), [U]] as const,
    ),
    ...['x or False', 'x and True', '[*x]', '{**x}', 'True if x else False', '-x'].map(
      (value) => [`not known: ${value}`, unpinned(value), [U]] as const,
    ),
    [
      'not known: a dict that is emptied',
      `${auto}D = {"a": 1}\nD.clear()\n${unpinned('D').slice(auto.length)}`,
      [U],
    ],
    [
      'a place behind a splat',
      `${auto}L = [*x, "${SHA}"]\nAutoModel.from_pretrained("a/b", revision=L[1])`,
      [],
    ],
  ]);
});

describe('unpicklers', () => {
  const D = 'unsafe-deserialization';
  const safe =
    'import pickle\nclass Safe(pickle.Unpickler):\n    def find_class(self, module, name):\n        raise pickle.UnpicklingError(name)\n';
  table([
    ['on the spot', 'import pickle\npickle.Unpickler(f).load()', [D]],
    ['imported', 'from pickle import Unpickler\nUnpickler(f).load()', [D]],
    ['under a name', 'import pickle\nu = pickle.Unpickler(f)\nu.load()', [D]],
    ['a restricted one', `${safe}Safe(f).load()\nSafe(f)`, []],
    ['a subclass of a restricted one', `${safe}class Own(Safe):\n    pass\nOwn(f).load()`, []],
    ['a subclass', 'import pickle\nclass Own(pickle.Unpickler):\n    pass\nOwn(f).load()', [D]],
    [
      'a subclass that renames modules alone',
      'import pickle\nclass Own(pickle.Unpickler):\n    def find_class(self, module, name):\n        return super().find_class(module.replace("a", "b"), name)\nOwn(f).load()',
      [D],
    ],
    ['a list of trusted types', 'import skops.io as s\ns.load(f, trusted=["a.B"])', []],
  ]);
});
