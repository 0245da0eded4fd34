import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pythonFormat } from '../../../../core/src/formats/python/pythonFormat.ts';
import { inspectBytes, recognises } from '../../../support/inspectBytes.ts';
import { loadTestLanguages } from '../../../support/languages.ts';

beforeAll(async () => {
  await loadTestLanguages();
});

const inspect = (code: string | Uint8Array) => inspectBytes(pythonFormat, code, 'modeling_x.py');

/** Code, its state, and how often it is told with which severity. */
type Row = readonly [what: string, code: string, state: string, severities: readonly string[]];

const inside = (line: string) => `def f(x):\n    ${line}\n`;

const rows: readonly Row[] = [
  ['nothing', '', 'clean', []],
  ['comments and a docstring', '"""A model."""\n# Copyright\n', 'clean', []],
  [
    'imports of its own',
    'from .modeling_x import XModel\nfrom . import a\n__all__ = ["XModel"]\n__version__ = "1"\n',
    'clean',
    [],
  ],
  ['imports of others', 'import torch\n', 'unknown', []],
  [
    'a layer',
    'import torch\nclass A(torch.nn.Module):\n    def forward(self, x):\n        return self.net.eval()(x)\n',
    'unknown',
    [],
  ],
  ['an f-string', 'X = f"{y}"\n', 'unknown', []],
  ['a regular expression', 'import re\nP = re.compile("a")\n', 'unknown', []],

  ['a process on import', 'import os\nos.system("id")\n', 'dangerous', ['error']],
  ['a process in a function', `import os\n${inside('os.system(x)')}`, 'unknown', ['warning']],
  [
    'a process of a script',
    'import os\nif __name__ == "__main__":\n    os.system("id")\n',
    'unknown',
    ['warning'],
  ],
  [
    'a process in a class body',
    'import subprocess as s\nclass A:\n    x = s.run(["id"])\n',
    'dangerous',
    ['error'],
  ],
  [
    'a process in a default',
    'from os import system\ndef f(x=system("id")):\n    pass\n',
    'dangerous',
    ['error'],
  ],
  [
    'a process in a decorator',
    'from subprocess import *\n@Popen("id")\ndef f(): pass\n',
    'dangerous',
    ['error'],
  ],
  [
    'a process under another name',
    'import os as o\nrun = o.system\nrun("id")\n',
    'dangerous',
    ['error', 'error'],
  ],
  ['a process by getattr', 'import os\ngetattr(os, "system")("id")\n', 'dangerous', ['error', 'error']],
  ['a process by __import__', '__import__("os").system("id")\n', 'dangerous', ['error']],
  [
    'a process by importlib',
    'import importlib\nimportlib.import_module("subprocess").run("id")\n',
    'dangerous',
    ['error'],
  ],
  ['a process by sys.modules', 'import sys\nsys.modules["os"].system("id")\n', 'dangerous', ['error']],
  ['a process in full-width letters', 'import os\nos.ｓystem("id")\n', 'dangerous', ['error']],
  ['the network on import', 'import requests\nrequests.get("https://x")\n', 'dangerous', ['error']],
  [
    'the network in a function',
    `import requests\n${inside('return requests.get(x).content')}`,
    'unknown',
    ['warning'],
  ],
  [
    'the network by a session',
    `import requests\n${inside('requests.Session().get(x)')}`,
    'unknown',
    ['warning'],
  ],
  [
    'code that is decoded',
    `import base64\n${inside('exec(base64.b64decode("aWQ="))')}`,
    'dangerous',
    ['error'],
  ],
  [
    'code that is decoded before',
    `import zlib\n${inside('c = zlib.decompress(x)')}    eval(c)\n`,
    'dangerous',
    ['error'],
  ],
  [
    'code that is fetched',
    `import urllib.request\n${inside('exec(urllib.request.urlopen(x).read())')}`,
    'dangerous',
    ['error', 'warning'],
  ],
  [
    'code that is unmarshalled',
    `import marshal\n${inside('exec(marshal.loads(x))')}`,
    'dangerous',
    ['error', 'error'],
  ],
  ['code that is computed', inside('exec(x)'), 'unknown', ['warning']],
  ['code on import', 'exec(open("x").read())\n', 'unknown', ['error']],
  ['code by a name of builtins', '__builtins__["exec"]("1")\n', 'unknown', ['error']],
  [
    'a computed attribute of a module',
    `import os\n${inside('getattr(os, x)("id")')}`,
    'unknown',
    ['warning'],
  ],
  ['a way out of objects', inside('return x.__class__.__subclasses__()'), 'unknown', ['warning']],
  ['a plain import by name', inside('return __import__("math")'), 'unknown', []],
  ['a library', `import ctypes\n${inside('ctypes.CDLL(x)')}`, 'unknown', ['warning']],
  [
    'a compiled extension',
    `from torch.utils.cpp_extension import load\n${inside('load(name=x)')}`,
    'unknown',
    ['warning'],
  ],
  ['a pickle', `import pickle\n${inside('return pickle.load(x)')}`, 'unknown', ['warning']],
  ['weights', `import torch\n${inside('return torch.load(x, weights_only=True)')}`, 'unknown', []],
  ['weights with code', `import torch\n${inside('return torch.load(x)')}`, 'unknown', ['warning']],
  ['arrays', `import numpy as np\n${inside('return np.load(x)')}`, 'unknown', []],
  ['safe YAML', `import yaml\n${inside('return yaml.load(x, Loader=yaml.SafeLoader)')}`, 'unknown', []],
  ['an address of metadata', inside('return "http://169.254.169.254/latest"'), 'dangerous', ['error']],
  ['an address in a docstring', inside('"""not 169.254.169.254"""'), 'unknown', []],
  ['a token', `import os\n${inside('return os.environ["HF_TOKEN"]')}`, 'unknown', ['warning']],
  ['all variables', `import os\n${inside('return os.environ.copy()')}`, 'unknown', ['warning']],
  ['a harmless variable', `import os\n${inside('return os.getenv("RANK")')}`, 'unknown', []],
  ['a file', inside('open(x, "w")'), 'unknown', ['warning']],
  ['a file that is read', inside('open(x)'), 'unknown', []],
  [
    'a file by its path',
    `from pathlib import Path\n${inside('Path(x).write_text("a")')}`,
    'unknown',
    ['warning'],
  ],
  [
    'suppression',
    'import os\nos.system("id")  # model-warden: ignore[code-capability] mine\n',
    'dangerous',
    ['error'],
  ],
  ['broken code', 'import os\nos.system("id")\ndef f(:\n', 'dangerous', ['error']],
];

describe('Python of a model', () => {
  it.each(rows)('with %s', async (_, code, state, severities) => {
    const verdict = await inspect(code);
    expect([verdict.state, verdict.findings.map(({ severity }) => severity)]).toEqual([state, severities]);
  });
  it.each([
    ['calls in calls', `${'exec('.repeat(900)}x${')'.repeat(900)}`],
    ['calls beside calls', 'exec(a, b)\n'.repeat(30_000)],
    ['imports of everything', `${'from m import *\n'.repeat(3_000)}${'f(a)\n'.repeat(10_000)}`],
  ])('with too many %s takes no time to speak of', async (_, code) => {
    expect((await inspect(code)).state).not.toBe('clean');
  });
  it('tells where, in bytes', async () => {
    const { findings } = await inspect('# äöü\nimport os\nos.system("id")\n');
    expect(findings[0]?.offset).toBe(Buffer.byteLength('# äöü\nimport os\n'));
    expect(findings[0]?.evidence).toBe('os.system("id")');
  });
  it.each([
    ['an encoding that hides code', '# coding: utf-7\n+AG8-s\n'],
    ['an encoding in the second line', '#!/usr/bin/env python\n# -*- coding: raw_unicode_escape -*-\n'],
    ['bytes that are no text', Uint8Array.of(0x78, 0xff)],
    ['indentation without end', Array.from({ length: 150 }, (_, at) => `${' '.repeat(at)}if x:\n`).join('')],
  ])('is undecidable with %s', async (_, code) => {
    expect((await inspect(code)).state).toBe('undecidable');
  });
  it('is recognised by its name or its first line', async () => {
    expect(await recognises(pythonFormat, 'x', 'a/b.PY')).toBe(true);
    expect(await recognises(pythonFormat, '#!/usr/bin/env python3\n', 'run')).toBe(true);
    expect(await recognises(pythonFormat, 'import os', 'notes.txt')).toBe(false);
  });
});

const piece = fc.constantFrom(
  ...[
    'import os',
    'from os import *',
    'x = os',
    'y = x.system',
    'y("id")',
    'def f(a=x):',
    '    return y',
    'class A:',
    '    z = f',
  ],
  ...[
    'exec(',
    'getattr(x, y)',
    'x = y = x',
    'if __name__ == "__main__":',
    '    pass',
    '"""',
    'f"{x}"',
    'x[y[x]]',
    '(',
    ')',
  ],
);

describe('whatever code holds', () => {
  it('it ends with a verdict, and a call on import is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (lines) => {
        const code = lines.join('\n');
        expect((await inspect(code)).state).toBeTypeOf('string');
        expect((await inspect(`import os\nos.system("id")\n${code}`)).state).toBe('dangerous');
      }),
      { numRuns: 1_000 },
    );
  });
});
