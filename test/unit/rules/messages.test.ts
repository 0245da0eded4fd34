import { beforeAll, describe, expect, it } from 'vitest';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const auto = 'from transformers import AutoTokenizer\n';
const TOKEN = 'hf_InventedForTestsInventedForTests01';

/** `line: message` of what is related to each finding, lines from 1. */
function related(source: string): string[] {
  return lintPython(source).findings.flatMap((finding) =>
    finding.related.map(({ range, message }) => `${range.start.line + 1}: ${message}`),
  );
}

describe('where a value came from', () => {
  it.each([
    ['a literal', `${auto}AutoTokenizer.from_pretrained("a/b")`, []],
    ['a constant', `${auto}M = "a/b"\nAutoTokenizer.from_pretrained(M)`, ['2: M is set here']],
    [
      'a constant of a constant',
      `${auto}A = "a/b"\nM = A\nAutoTokenizer.from_pretrained(M)`,
      ['2: A is set here', '3: M is set here'],
    ],
    ['an f-string', `${auto}O = "a"\nAutoTokenizer.from_pretrained(f"{O}/b")`, ['2: O is set here']],
    [
      'a revision',
      `${auto}R = "main"\nAutoTokenizer.from_pretrained("a/b", revision=R)`,
      ['2: R is set here'],
    ],
    [
      'a parameter',
      `${auto}def f(m="a/b"):\n    AutoTokenizer.from_pretrained(m)`,
      ['2: m is a parameter with this default'],
    ],
    ['a class', `${auto}class C:\n    M = "a/b"\nAutoTokenizer.from_pretrained(C.M)`, ['3: M is set here']],
    [
      'self',
      `${auto}class C:\n    def __init__(self):\n        self.m = "a/b"\n    def f(self):\n        AutoTokenizer.from_pretrained(self.m)`,
      ['4: self.m is set here'],
    ],
    [
      'a shared dict',
      `${auto}K = {"trust_remote_code": True}\nAutoTokenizer.from_pretrained("a/b", **K)`,
      ['2: trust_remote_code is set here'],
    ],
    [
      'partial',
      `${auto}from functools import partial\nl = partial(AutoTokenizer.from_pretrained, revision="main")\nl("a/b")`,
      ['3: revision is bound by functools.partial here'],
    ],
  ])('%s', (_name, source, expected) => {
    expect(related(source)).toEqual(expected);
  });
});

describe('a token is in no output', () => {
  it.each([
    ['assigned', `T = "${TOKEN}"`],
    ['as the id', `${auto}AutoTokenizer.from_pretrained("${TOKEN}")`],
    ['inside the id', `${auto}AutoTokenizer.from_pretrained("https://user:${TOKEN}@huggingface.co/a/b")`],
    ['as the revision', `${auto}AutoTokenizer.from_pretrained("a/b", revision="${TOKEN}")`],
    ['in a file name', `from huggingface_hub import hf_hub_download\nhf_hub_download("a/b", "${TOKEN}.bin")`],
    ['in an unknown slug', `x = 1  # model-warden: ignore[${TOKEN}] why`],
    ['in torch.hub', `import torch\ntorch.hub.load("${TOKEN}/b", "m")`],
    ['in a URL', `import torch\ntorch.hub.load_state_dict_from_url("https://x.org/${TOKEN}/w.pth")`],
  ])('%s', (_name, source) => {
    const result = lintPython(source);
    expect(result.findings.map(({ rule }) => rule)).toContain('hardcoded-token');
    expect(JSON.stringify(result)).not.toContain(TOKEN.slice(3));
  });

  it('nor in what tells where a value came from', () => {
    const source = `from transformers import AutoModel\n${TOKEN} = "org/model"\nAutoModel.from_pretrained(${TOKEN})\n`;
    const related = lintPython(source).findings.flatMap((finding) => finding.related);
    expect(related.length).toBeGreaterThan(0);
    expect(JSON.stringify(related)).not.toContain(TOKEN);
  });

  it('placeholders are no tokens', () => {
    expect(lintPython(`T = "hf_${'x'.repeat(40)}"`).findings).toEqual([]);
  });
});

describe('what datasets 4 does with trust_remote_code', () => {
  const since4 = plainContext({}, { lowestVersion: () => '4.0.0' });

  it.each([
    ['load_dataset', 'does nothing here but log an error where it is true'],
    ['get_dataset_split_names', 'does nothing here but log an error where it is true'],
    ['get_dataset_config_names', 'makes this call fail with a TypeError, unless download_config is given'],
    [
      'get_dataset_default_config_name',
      'makes this call fail with a TypeError, unless download_config is given',
    ],
  ])('%s: it %s', (name, fate) => {
    const source = `import datasets\ndatasets.${name}("a/b", trust_remote_code=True)\n`;
    const dead = lintPython(source, since4).findings.filter(({ rule }) => rule === 'dead-remote-code');
    expect(dead.map(({ message }) => message)).toEqual([
      `trust_remote_code ${fate}: this project requires datasets 4.0.0 or newer, where ${name} runs no code of a repository. Remove it.`,
    ]);
  });
});

it('every message says what to do or why it matters, and ends as a sentence', () => {
  const source = `${auto}import torch, evaluate
a = AutoTokenizer.from_pretrained("a/b")
b = AutoTokenizer.from_pretrained("a/b", revision="86b5e09")
c = AutoTokenizer.from_pretrained("a/b", revision="refs/pr/2")
d = AutoTokenizer.from_pretrained("a/b", trust_remote_code=True)
e = evaluate.load("accuracy")
f = torch.load("x.pt")
g = AutoTokenizer.from_pretrained("mircosoft/phi-2")
`;
  const { findings } = lintPython(source);
  expect(findings.length).toBeGreaterThanOrEqual(7);
  for (const { message } of findings) {
    expect(message).toMatch(/[.?]$/);
    expect(message.length).toBeGreaterThan(60);
    expect(message).not.toMatch(/undefined|null|\binsecure\b/);
  }
});
