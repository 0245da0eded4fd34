import { beforeAll, describe, expect, it } from 'vitest';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';
const auto = 'from transformers import AutoModel, AutoTokenizer\nimport os\n';

/** `slug severity` of each finding, in the order of the text. */
function severities(source: string, context?: LintContext): string[] {
  return lintPython(source, context).findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

const torch = (version: string | undefined) =>
  plainContext({}, { lowestVersion: (name) => (name === 'torch' ? version : undefined) });
const files = (...paths: string[]) =>
  plainContext({
    hub: {
      filesAt: (_, sha) => (sha === SHA ? paths.map((path) => ({ path, size: 1 })) : undefined),
      repository: () => undefined,
    },
  });

describe('what a rule says by itself', () => {
  it.each([
    ['a literal id', `${auto}AutoTokenizer.from_pretrained("a/b")`, ['unpinned-revision warning']],
    ['a default', `${auto}def f(m="a/b"):\n    AutoTokenizer.from_pretrained(m)`, ['unpinned-revision hint']],
    [
      'an environment default',
      `${auto}AutoTokenizer.from_pretrained(os.getenv("M", "a/b"))`,
      ['unpinned-revision hint'],
    ],
    [
      'a short SHA',
      `${auto}AutoTokenizer.from_pretrained("a/b", revision="86b5e09")`,
      ['short-revision warning'],
    ],
    [
      'a short default',
      `${auto}def f(r="86b5e09"):\n    AutoTokenizer.from_pretrained("a/b", revision=r)`,
      ['short-revision hint'],
    ],
    [
      'a pull request',
      `${auto}AutoTokenizer.from_pretrained("a/b", revision="refs/pr/1")`,
      ['pull-request-revision warning'],
    ],
    [
      'code, unpinned',
      `${auto}AutoTokenizer.from_pretrained("a/b", trust_remote_code=True)`,
      ['remote-code-unpinned error'],
    ],
    [
      'code, unpinned, of a default',
      `${auto}def f(m="a/b"):\n    AutoTokenizer.from_pretrained(m, trust_remote_code=True)`,
      ['remote-code-unpinned warning'],
    ],
    [
      'code, pinned',
      `${auto}AutoTokenizer.from_pretrained("a/b", revision="${SHA}", trust_remote_code=True)`,
      ['remote-code warning'],
    ],
    ['code, unasked', 'import evaluate\nevaluate.load("accuracy")', ['implicit-remote-code warning']],
    [
      'a file',
      `from huggingface_hub import hf_hub_download\nhf_hub_download("a/b", "m.bin", revision="${SHA}")`,
      ['pickle-file-requested warning'],
    ],
    ['pickle', 'import pickle\npickle.load(f)', ['unsafe-deserialization information']],
    [
      'a download unpickled',
      `import joblib\nfrom huggingface_hub import hf_hub_download\njoblib.load(hf_hub_download("a/b", "m.x", revision="${SHA}"))`,
      ['unsafe-deserialization warning'],
    ],
    [
      'a response unpickled',
      'import pickle, requests\npickle.loads(requests.get(url).content)',
      ['unsafe-deserialization warning'],
    ],
    [
      'a default inside an f-string',
      `${auto}def f(o="a"):\n    AutoTokenizer.from_pretrained(f"{o}/b")`,
      ['unpinned-revision hint'],
    ],
    [
      'a typosquat',
      `${auto}AutoTokenizer.from_pretrained("mircosoft/phi-2", revision="${SHA}")`,
      ['typosquat warning'],
    ],
    ['a token', `T = "hf_InventedForTestsInventedForTests01"`, ['hardcoded-token error']],
    [
      'no reason',
      `${auto}AutoTokenizer.from_pretrained("a/b")  # model-warden: ignore[unpinned-revision]`,
      ['suppression-without-reason warning'],
    ],
    [
      'nothing silenced',
      'x = 1  # model-warden: ignore[typosquat] once was',
      ['unused-suppression information'],
    ],
    ['a parameter, by default', `${auto}def f(m):\n    AutoTokenizer.from_pretrained(m)`, []],
  ])('%s', (_name, source, expected) => {
    expect(severities(source)).toEqual(expected);
  });
});

describe('safetensors, by what the pinned commit is known to hold', () => {
  const load = (more = '') => `${auto}AutoModel.from_pretrained("a/b", revision="${SHA}"${more})`;
  it.each([
    ['nothing known', load(), plainContext(), ['safetensors-not-required information']],
    [
      'both',
      load(),
      files('model.safetensors', 'pytorch_model.bin'),
      ['safetensors-not-required information'],
    ],
    ['safetensors only', load(), files('model.safetensors', 'config.json'), []],
    ['pickle only', load(), files('pytorch_model.bin'), ['safetensors-not-required warning']],
    [
      'pickle here, safetensors elsewhere',
      load(),
      files('pytorch_model.bin', 'other/model.safetensors'),
      ['safetensors-not-required warning'],
    ],
    ['no weights', load(), files('config.json'), ['safetensors-not-required information']],
    [
      'refused',
      load(', use_safetensors=False'),
      files('model.safetensors'),
      ['safetensors-not-required warning'],
    ],
    [
      'refused, nothing known',
      load(', use_safetensors=False'),
      plainContext(),
      ['safetensors-not-required warning'],
    ],
    ['required', load(', use_safetensors=True'), files('pytorch_model.bin'), []],
  ])('%s', (_name, source, context, expected) => {
    expect(severities(source, context)).toEqual(expected);
  });

  it('offers the fix where pickle is asked for and safetensors are there', () => {
    const source = load(', use_safetensors=False');
    const { findings } = lintPython(source, files('model.safetensors', 'pytorch_model.bin'));
    expect(findings.flatMap(({ fixes }) => fixes.map(({ kind }) => kind))).toEqual(['safetensors']);
  });

  it('offers no fix that would break the load', () => {
    expect(lintPython(load(), files('pytorch_model.bin')).findings.flatMap(({ fixes }) => fixes)).toEqual([]);
    expect(lintPython(load(), plainContext()).findings.flatMap(({ fixes }) => fixes)).toMatchObject([
      { kind: 'safetensors', needs: 'hub', question: { ask: 'safetensors-present', revision: SHA } },
    ]);
  });
});

describe('torch.load, by the torch that the project admits', () => {
  it.each([
    ['torch.load(p)', undefined, ['unsafe-torch-load information']],
    ['torch.load(p)', '0', ['unsafe-torch-load warning']],
    ['torch.load(p)', '2.5.1', ['unsafe-torch-load warning']],
    ['torch.load(p)', '2.6.0', []],
    ['torch.load(p)', '2.10.0', []],
    ['torch.load(p, weights_only=None)', '2.5.1', ['unsafe-torch-load warning']],
    ['torch.load(p, weights_only=False)', undefined, ['unsafe-torch-load warning']],
    ['torch.load(p, weights_only=False)', '2.10.0', ['unsafe-torch-load warning']],
    ['torch.load(p, weights_only=True)', undefined, []],
    ['torch.load(p, weights_only=True)', '2.5.1', ['unsafe-torch-load information']],
    ['torch.load(p, weights_only=True)', '2.6.0', []],
    ['torch.load(p, pickle_module=m)', '2.10.0', ['unsafe-torch-load warning']],
    ['torch.load(p, **kw)', '2.5.1', []],
  ])('%s with torch >= %s', (call, version, expected) => {
    expect(severities(`import torch\n${call}`, torch(version))).toEqual(expected);
  });
});
