import { beforeAll, describe, expect, it } from 'vitest';
import type { Fix } from '../../../core/src/finding/fix.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { filled } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const header = 'import torch\nfrom transformers import AutoModel\n';
const SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';

/** The lines under the imports after the first fix of this kind, `undefined` where none is offered. */
function applied(source: string, kind: Fix['kind']): string | undefined {
  const fix = lintPython(header + source)
    .findings.flatMap(({ fixes }) => fixes)
    .find((one) => one.kind === kind);
  return fix && applyEdits(header + source, filled(fix).edits).slice(header.length);
}

describe('an argument whose value may do more than give a value is left to people', () => {
  it.each([
    ['a call', 'flag("x")', undefined],
    ['an assignment', '(seen := True)', undefined],
    ['a name', 'flag', 'AutoTokenizer.from_pretrained("a/b")'],
  ])('%s', (_name, value, expected) => {
    const imported = 'from transformers import AutoTokenizer\n';
    const done = applied(
      `${imported}AutoTokenizer.from_pretrained("a/b", use_safetensors=${value})`,
      'remove',
    );
    expect(done).toBe(expected && imported + expected);
  });
});

describe('trust is taken out with its comma', () => {
  it.each([
    ['last', 'AutoModel.from_pretrained("a/b", trust_remote_code=True)', 'AutoModel.from_pretrained("a/b")'],
    [
      'between',
      'AutoModel.from_pretrained("a/b", trust_remote_code=True, device_map="auto")',
      'AutoModel.from_pretrained("a/b", device_map="auto")',
    ],
    [
      'with a trailing comma',
      'AutoModel.from_pretrained("a/b", trust_remote_code=True,)',
      'AutoModel.from_pretrained("a/b", )',
    ],
    [
      'first',
      'AutoModel.from_pretrained(trust_remote_code=True, pretrained_model_name_or_path="a/b")',
      'AutoModel.from_pretrained(pretrained_model_name_or_path="a/b")',
    ],
    [
      'on a line of its own',
      'AutoModel.from_pretrained(\n    "a/b",\n    trust_remote_code=True,\n    device_map="auto",\n)',
      'AutoModel.from_pretrained(\n    "a/b",\n    device_map="auto",\n)',
    ],
    [
      'on the last line',
      'AutoModel.from_pretrained(\n    "a/b",\n    trust_remote_code=True\n)',
      'AutoModel.from_pretrained(\n    "a/b"\n)',
    ],
    [
      'CRLF',
      'AutoModel.from_pretrained(\r\n    "a/b",\r\n    trust_remote_code=True,\r\n)',
      'AutoModel.from_pretrained(\r\n    "a/b",\r\n)',
    ],
    [
      'before a comment',
      'AutoModel.from_pretrained(\n    "a/b",\n    trust_remote_code=True,  # custom layers\n)',
      'AutoModel.from_pretrained(\n    "a/b",\n    # custom layers\n)',
    ],
  ])('%s', (_name, source, expected) => {
    const done = applied(source, 'remove');
    expect(done).toBe(expected);
    expect(lintPython(header + (done ?? '')).findings.map(({ rule }) => rule)).not.toContain(
      'remote-code-unpinned',
    );
  });

  it.each([
    ['where a dict holds it', 'K = {"trust_remote_code": True}\nAutoModel.from_pretrained("a/b", **K)'],
    [
      'where partial holds it',
      'from functools import partial\nl = partial(AutoModel.from_pretrained, trust_remote_code=True)\nl("a/b")',
    ],
  ])('not %s', (_name, source) => {
    expect(applied(source, 'remove')).toBeUndefined();
  });
});

describe('safetensors are required', () => {
  it.each([
    [
      'absent',
      `AutoModel.from_pretrained("a/b", revision="${SHA}")`,
      `AutoModel.from_pretrained("a/b", revision="${SHA}", use_safetensors=True)`,
    ],
    [
      'false',
      'AutoModel.from_pretrained("a/b", use_safetensors=False)',
      'AutoModel.from_pretrained("a/b", use_safetensors=True)',
    ],
    [
      'none',
      'AutoModel.from_pretrained("a/b", use_safetensors=None)',
      'AutoModel.from_pretrained("a/b", use_safetensors=True)',
    ],
    [
      'in a dict',
      'AutoModel.from_pretrained("a/b", **{"use_safetensors": False})',
      'AutoModel.from_pretrained("a/b", **{"use_safetensors": True})',
    ],
    [
      'as a key of model_kwargs',
      'from transformers import pipeline\npipeline("fill-mask", "a/b", model_kwargs={"x": 1})',
      'from transformers import pipeline\npipeline("fill-mask", "a/b", model_kwargs={"x": 1, "use_safetensors": True})',
    ],
    [
      'as model_kwargs',
      'from transformers import pipeline\npipeline("fill-mask", "a/b")',
      'from transformers import pipeline\npipeline("fill-mask", "a/b", model_kwargs={"use_safetensors": True})',
    ],
  ])('%s', (_name, source, expected) => {
    expect(applied(source, 'safetensors')).toBe(expected);
  });

  it.each([
    ['where more is passed on', 'def f(**kw):\n    AutoModel.from_pretrained("a/b", **kw)'],
    [
      'where model_kwargs are not known',
      'from transformers import pipeline\npipeline("fill-mask", "a/b", model_kwargs=kw)',
    ],
  ])('not %s', (_name, source) => {
    expect(applied(source, 'safetensors')).toBeUndefined();
  });
});

describe('weights_only is added', () => {
  it.each([
    ['one line', 'torch.load("x.pt")', 'torch.load("x.pt", weights_only=True)'],
    [
      'one per line',
      'torch.load(\n    "x.pt",\n    map_location="cpu",\n)',
      'torch.load(\n    "x.pt",\n    map_location="cpu",\n    weights_only=True,\n)',
    ],
    [
      'a call as argument',
      'torch.load(open("x.pt", "rb"))',
      'torch.load(open("x.pt", "rb"), weights_only=True)',
    ],
  ])('%s', (_name, source, expected) => {
    const done = applied(source, 'replace');
    expect(done).toBe(expected);
    expect(lintPython(header + (done ?? '')).findings).toEqual([]);
  });
});

describe('a pinned snapshot takes the place of an id', () => {
  const sha = '0123456789abcdef0123456789abcdef01234567';
  const snapshot = (source: string) => {
    const fix = lintPython(source)
      .findings.flatMap(({ fixes }) => fixes)
      .find(({ kind }) => kind === 'pin');
    return fix && applyEdits(source, filled(fix).edits);
  };

  it('with its import, and the name in a comment', () => {
    const source =
      '"""Docs."""\nfrom model2vec import StaticModel\n\nm = StaticModel.from_pretrained("a/b")\n';
    expect(snapshot(source)).toBe(
      `"""Docs."""\nfrom huggingface_hub import snapshot_download\nfrom model2vec import StaticModel\n\nm = StaticModel.from_pretrained(snapshot_download("a/b", revision="${sha}"))  # main @ 2026-11-20\n`,
    );
  });

  it('with the import that is there, and the scheme left out', () => {
    const source =
      "from huggingface_hub import snapshot_download\nimport keras\nkeras.saving.load_model('hf://a/b', compile=False)\n";
    expect(snapshot(source)).toContain(
      `load_model(snapshot_download('a/b', revision='${sha}'), compile=False)  # main @ 2026-11-20\n`,
    );
  });

  it('keeps a constant', () => {
    const source = 'from model2vec import StaticModel\nID = "a/b"\nStaticModel.from_pretrained(ID)\n';
    expect(snapshot(source)).toContain(`snapshot_download(ID, revision="${sha}")`);
  });

  it.each([
    [
      'the name may mean something else',
      'def snapshot_download(): ...\nfrom model2vec import StaticModel\nStaticModel.from_pretrained("a/b")\n',
    ],
    ['a folder does not fit', 'from llama_cpp import Llama\nLlama.from_pretrained("a/b", "c.gguf")\n'],
    [
      'the id is one of several',
      'from model2vec import StaticModel\nfor n in ["a/b", "c/d"]:\n    StaticModel.from_pretrained(n)\n',
    ],
  ])('not where %s', (_, source) => {
    expect(snapshot(source)).toBeUndefined();
  });
});
