import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { WorkspaceModules } from '../../../core/src/lint/modules/workspaceModules.ts';
import { ProjectReader } from '../../../core/src/lint/project/projectReader.ts';
import type { LintResult } from '../../../core/src/lint/result.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { TemporaryFolder } from '../../support/temporaryFolder.ts';

const SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';
const auto = 'from transformers import AutoModel\n';

let folder: TemporaryFolder;
beforeAll(loadTestLanguages);
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.remove());

function workspace(openText?: (file: string) => string | undefined): WorkspaceModules {
  return new WorkspaceModules({
    boundaryOf: () => folder.path,
    shown: (file) => file.slice(folder.path.length + 1),
    ...(openText === undefined ? {} : { openText }),
  });
}

/** Lints the last file of a workspace made of these. */
function linted(files: Readonly<Record<string, string>>, modules = workspace()): LintResult {
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  const [name = '', text = ''] = Object.entries(files).at(-1) ?? [];
  const file = join(folder.path, name);
  const project = new ProjectReader({ boundaryOf: () => folder.path, isInsideModel: () => false });
  const context = plainContext({ modules: modules.factsFor(file), project: project.factsFor(file) });
  return lintText(name, text, context);
}

function references(files: Readonly<Record<string, string>>, modules?: WorkspaceModules): string[] {
  return linted(files, modules).references.map(
    ({ repo, revision, revisionState }) => `${repo}@${revision ?? revisionState}`,
  );
}

describe('a constant of another file', () => {
  it.each<[string, Record<string, string>]>([
    [
      'from a module',
      { 'config.py': 'M = "a/b"', 'app.py': `${auto}from config import M\nAutoModel.from_pretrained(M)` },
    ],
    [
      'under another name',
      {
        'config.py': 'M = "a/b"',
        'app.py': `${auto}from config import M as N\nAutoModel.from_pretrained(N)`,
      },
    ],
    [
      'of an imported module',
      { 'config.py': 'M = "a/b"', 'app.py': `${auto}import config\nAutoModel.from_pretrained(config.M)` },
    ],
    [
      'of an imported module in a package',
      {
        'app/conf/models.py': 'M = "a/b"',
        'main.py': `${auto}import app.conf.models as m\nAutoModel.from_pretrained(m.M)`,
      },
    ],
    [
      'by a relative import of a package',
      {
        'pkg/__init__.py': '',
        'pkg/config.py': 'M = "a/b"',
        'pkg/app.py': `${auto}from .config import M\nAutoModel.from_pretrained(M)`,
      },
    ],
    [
      'from the package above',
      {
        'pkg/__init__.py': '',
        'pkg/config.py': 'M = "a/b"',
        'pkg/sub/__init__.py': '',
        'pkg/sub/app.py': `${auto}from .. import config\nAutoModel.from_pretrained(config.M)`,
      },
    ],
    [
      'by a relative import without __init__.py',
      {
        'app/config.py': 'M = "a/b"',
        'app/main.py': `${auto}from .config import M\nAutoModel.from_pretrained(M)`,
      },
    ],
    [
      'by its absolute name inside the package',
      {
        'pkg/__init__.py': '',
        'pkg/config.py': 'M = "a/b"',
        'pkg/app.py': `${auto}from pkg.config import M\nAutoModel.from_pretrained(M)`,
      },
    ],
    [
      'from src',
      {
        'src/pkg/__init__.py': '',
        'src/pkg/config.py': 'M = "a/b"',
        'scripts/run.py': `${auto}from pkg.config import M\nAutoModel.from_pretrained(M)`,
      },
    ],
    [
      'handed on by __init__.py',
      {
        'pkg/__init__.py': 'from .config import M',
        'pkg/config.py': 'M = "a/b"',
        'app.py': `${auto}from pkg import M\nAutoModel.from_pretrained(M)`,
      },
    ],
    [
      'handed on by a star',
      {
        'pkg/__init__.py': 'from .config import *',
        'pkg/config.py': 'M = "a/b"',
        'app.py': `${auto}import pkg\nAutoModel.from_pretrained(pkg.M)`,
      },
    ],
    [
      'imported by a star',
      { 'config.py': 'M = "a/b"', 'app.py': `${auto}from config import *\nAutoModel.from_pretrained(M)` },
    ],
    [
      'put together',
      {
        'config.py': 'ORG = "a"\nM = f"{ORG}/b"',
        'app.py': `${auto}from config import M\nAutoModel.from_pretrained(M)`,
      },
    ],
    [
      'in an f-string',
      {
        'config.py': 'ORG = "a"',
        'app.py': `${auto}import config\nAutoModel.from_pretrained(f"{config.ORG}/b")`,
      },
    ],
    [
      'added to',
      {
        'config.py': 'ORG = "a"',
        'app.py': `${auto}from config import ORG\nAutoModel.from_pretrained(ORG + "/b")`,
      },
    ],
    [
      'of a class',
      {
        'config.py': 'class Config:\n    M = "a/b"',
        'app.py': `${auto}from config import Config\nAutoModel.from_pretrained(Config.M)`,
      },
    ],
    [
      'in a dict',
      {
        'config.py': 'MODELS = {"x": "a/b"}',
        'app.py': `${auto}from config import MODELS\nAutoModel.from_pretrained(MODELS["x"])`,
      },
    ],
    [
      'in a list',
      {
        'config.py': 'MODELS = ["a/b"]',
        'app.py': `${auto}from config import MODELS\nfor m in MODELS:\n    AutoModel.from_pretrained(m)`,
      },
    ],
    [
      'through a local name',
      {
        'config.py': 'M = "a/b"',
        'app.py': `${auto}import config\nname = config.M\ndef f():\n    return AutoModel.from_pretrained(name)`,
      },
    ],
    [
      'with a fallback',
      {
        'config.py': 'M = "a/b"',
        'app.py': `${auto}import config\nAutoModel.from_pretrained(config.M or "c/d")`,
      },
    ],
  ])('%s', (_name, files) => {
    const { findings } = linted(files);
    expect(references(files)).toEqual(['a/b@absent']);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain(
      'unpinned-revision warning',
    );
  });

  it.each<[string, Record<string, string>]>([
    [
      'of an instance',
      {
        'config.py': 'class Config:\n    def __init__(self):\n        self.m = "a/b"\nconfig = Config()',
        'app.py': `${auto}from config import config\nAutoModel.from_pretrained(config.m)`,
      },
    ],
    [
      'of a class that is called here',
      {
        'config.py': 'class Config:\n    m = "a/b"',
        'app.py': `${auto}from config import Config\nc = Config()\nAutoModel.from_pretrained(c.m)`,
      },
    ],
    [
      'of a variable that any module may set',
      {
        'config.py': 'model = "a/b"',
        'app.py': `${auto}import config\nAutoModel.from_pretrained(config.model)`,
      },
    ],
  ])('%s is a hint', (_name, files) => {
    const { findings } = linted(files);
    expect(references(files)).toEqual(['a/b@absent']);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain('unpinned-revision hint');
  });

  it('is not looked for in a folder that an installed library hides', () => {
    const app = `${auto}import datasets\nAutoModel.from_pretrained(datasets.config.M)`;
    const config = { 'datasets/config.py': 'M = "a/b"' };
    expect(references({ ...config, 'app.py': app })).toEqual(['null@absent']);
    expect(references({ ...config, 'datasets/__init__.py': '', 'app.py': app })).toEqual(['a/b@absent']);
  });

  it('is shown where it stands', () => {
    const finding = linted({
      'pkg/__init__.py': 'from .config import M\n',
      'pkg/config.py': '# the model\nM = "a/b"\n',
      'app.py': `${auto}from pkg import M\nAutoModel.from_pretrained(M)\n`,
    }).findings.find(({ rule }) => rule === 'unpinned-revision');
    expect(finding?.place.path).toBe('app.py');
    expect(finding?.related).toEqual([
      {
        path: 'pkg/config.py',
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } },
        message: 'M is set here',
      },
    ]);
  });

  it('pins count, in their own file and in an imported dict', () => {
    const config = `REVISION = "${SHA}"\nOLD = "main"\nKW = {"revision": "main"}\n`;
    const load = (argument: string) =>
      references({
        'config.py': config,
        'app.py': `${auto}from config import *\nimport config\nAutoModel.from_pretrained("a/b", ${argument})`,
      });
    expect(load('revision=config.REVISION')).toEqual([`a/b@${SHA}`]);
    expect(load('revision=config.OLD')).toEqual(['a/b@main']);
    expect(load('**config.KW')).toEqual(['a/b@main']);
  });
});

describe('what is not certain', () => {
  it.each<[string, string, string]>([
    ['an environment variable', `import os\nR = os.getenv("R", "${SHA}")`, 'config.R'],
    [
      'a parameter',
      `class C:\n    def __init__(self, r="${SHA}"):\n        self.r = r\nc = C()`,
      'config.c.r',
    ],
    ['a setting', `class C(BaseSettings):\n    r: str = "${SHA}"\nc = C()`, 'config.c.r'],
    ['a function that sets it', `R = "${SHA}"\ndef f():\n    global R\n    R = "main"`, 'config.R'],
    ['a condition', `R = "main"\nif x:\n    R = "${SHA}"`, 'config.R'],
    ['a later star', `R = "${SHA}"\nfrom other import *`, 'config.R'],
    ['a loop', `for R in ("${SHA}", "main"):\n    pass`, 'config.R'],
    ['a computed value', 'R = find()', 'config.R'],
    ['nothing', '', 'config.R'],
    ['a module that sets any name', `R = "${SHA}"\nglobals().update(read())`, 'config.R'],
    ['a variable by its name', `r = "${SHA}"`, 'config.r'],
    ['what is set here', `R = "${SHA}"`, 'config.R)\nconfig.R = "main"\nprint(1'],
  ])('%s is no pin', (_name, config, argument) => {
    const found = references({
      'config.py': config,
      'app.py': `${auto}import config\nAutoModel.from_pretrained("a/b", revision=${argument})`,
    });
    expect(found).toEqual(['a/b@unknown']);
  });

  it('a dict that is changed under a local name is not taken at its word', () => {
    const found = references({
      'config.py': 'KW = {"revision": "main"}',
      'app.py': `${auto}import config\nkw = config.KW\nkw["revision"] = "${SHA}"\nAutoModel.from_pretrained("a/b", **kw)`,
    });
    expect(found).not.toContain(`a/b@${SHA}`);
  });

  it('no fix writes into an imported value, and none adds a second keyword', () => {
    const files = (argument: string) => ({
      'config.py': 'M = "a/b"\nR = "main"\nKW = {"device_map": "auto"}\n',
      'app.py': `${auto}import config\nAutoModel.from_pretrained(${argument})\n`,
    });
    const edits = (argument: string) =>
      linted(files(argument))
        .findings.filter(({ rule }) => rule === 'unpinned-revision')
        .flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
    expect(edits('config.M').map(({ path, text }) => `${path} ${text}`)).toEqual([
      'app.py , revision="{sha}"',
      'app.py   # {name} @ {date}',
    ]);
    expect(edits('"a/b", revision=config.R')).toEqual([]);
    expect(edits('"a/b", **config.KW')).toEqual([]);
  });
});

describe('a variable of a .env file', () => {
  const read = (environment: string, source: string) =>
    linted({ '.env': environment, 'app/run.py': auto + source }).references.map(
      ({ repo, revisionState }) => `${repo}@${revisionState}`,
    );
  it.each<[string, string, string[]]>([
    [
      'getenv',
      'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nAutoModel.from_pretrained(os.getenv("M"))',
      ['a/b@absent'],
    ],
    [
      'an item',
      'import os, dotenv\ndotenv.load_dotenv()\nAutoModel.from_pretrained(os.environ["M"])',
      ['a/b@absent'],
    ],
    [
      'with a default',
      'import os, dotenv\ndotenv.load_dotenv()\nAutoModel.from_pretrained(os.environ.get("M", "c/d"))',
      ['a/b@absent'],
    ],
    [
      'django-environ',
      'import environ\nenv = environ.Env()\nenv.read_env()\nAutoModel.from_pretrained(env("M"))',
      ['a/b@absent'],
    ],
    ['decouple', 'from decouple import config\nAutoModel.from_pretrained(config("M"))', ['a/b@absent']],
    ['nothing reads it', 'import os\nAutoModel.from_pretrained(os.getenv("M"))', ['null@absent']],
    [
      'another file is read',
      'import os, dotenv\ndotenv.load_dotenv("prod.env")\nAutoModel.from_pretrained(os.getenv("M"))',
      ['null@absent'],
    ],
    [
      'never a pin',
      'import os, dotenv\ndotenv.load_dotenv()\nAutoModel.from_pretrained("a/b", revision=os.getenv("R"))',
      ['a/b@unknown'],
    ],
  ])('%s', (_name, source, expected) => {
    expect(read(`M=a/b\nR=${SHA}\n`, source)).toEqual(expected);
  });

  it('is a hint that says where it came from', () => {
    const [finding] = linted({
      '.env': 'X=1\nexport M="a/b"\n',
      'run.py': `${auto}import os, dotenv\ndotenv.load_dotenv()\nAutoModel.from_pretrained(os.getenv("M"))`,
    }).findings.filter(({ rule }) => rule === 'unpinned-revision');
    expect(finding?.severity).toBe('hint');
    expect(finding?.fixes).toEqual([]);
    expect(finding?.related).toEqual([
      {
        path: '.env',
        range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } },
        message: 'M is set here',
      },
    ]);
  });
});

describe('hostile neighbours', () => {
  const app = `${auto}from config import M\nAutoModel.from_pretrained(M)`;
  it.each<[string, Record<string, string>]>([
    ['import each other', { 'config.py': 'from other import M', 'other.py': 'from config import M' }],
    ['import the file itself', { 'config.py': 'from app import M' }],
    ['import a long chain', Object.fromEntries(chain(12))],
    ['are too large', { 'config.py': `M = "a/b"\n${'#'.repeat(600_000)}` }],
    ['are too deep', { 'config.py': `M = "a/b"\n${nested(150)}` }],
    ['are no text', { 'config.py/x': '' }],
  ])('that %s', (_name, files) => {
    expect(references({ ...files, 'app.py': app })).toEqual(['null@absent']);
  });

  it('with names that no file can have', () => {
    const long = 'm'.repeat(5000);
    const app = `${auto}from ${long} import M\nfrom ${long} import *\nAutoModel.from_pretrained(M)`;
    expect(references({ 'app.py': app })).toEqual(['null@absent']);
    const deep = Array.from({ length: 2000 }, () => 'a').join('.');
    expect(references({ 'app.py': `${auto}import a\nAutoModel.from_pretrained(${deep})` })).toHaveLength(1);
  });

  it('that nobody may read', () => {
    folder.write('closed/config.py', 'M = "a/b"');
    chmodSync(join(folder.path, 'closed'), 0);
    const app = `${auto}from closed.config import M\nAutoModel.from_pretrained(M)`;
    // Whoever runs as root may read it all the same.
    expect(['null@absent', 'a/b@absent']).toContain(references({ 'app.py': app })[0]);
    chmodSync(join(folder.path, 'closed'), 0o755);
  });

  it('that are links out of the project', () => {
    const outside = new TemporaryFolder();
    outside.write('config.py', 'M = "a/b"');
    folder.write('app.py', app);
    symlinkSync(join(outside.path, 'config.py'), join(folder.path, 'config.py'));
    expect(references({ 'app.py': app })).toEqual(['null@absent']);
    outside.remove();
  });

  it('of which many are asked for', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `M${index}`);
    const calls = names.map((name) => `AutoModel.from_pretrained(config.${name})`).join('\n');
    const config = names.map((name) => `${name} = "a/b"`).join('\n');
    const start = performance.now();
    const found = references({ 'config.py': config, 'app.py': `${auto}import config\n${calls}` });
    expect(found.filter((one) => one === 'a/b@absent')).toHaveLength(300);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('that hand on each other by hundreds of stars', () => {
    const names = Array.from({ length: 120 }, (_, index) => `m${index}`);
    const stars = names.map((name) => `from .${name} import *`).join('\n');
    const files = Object.fromEntries(names.map((name) => [`pkg/${name}.py`, stars]));
    const app = `${auto}import pkg\n${names.map((name) => `AutoModel.from_pretrained(pkg.${name}x)`).join('\n')}`;
    const start = performance.now();
    references({ 'pkg/__init__.py': stars, ...files, 'app.py': app });
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  function chain(length: number): [string, string][] {
    return Array.from({ length }, (_, index) => [
      index === 0 ? 'config.py' : `c${index}.py`,
      index === length - 1 ? 'M = "a/b"' : `from c${index + 1} import M`,
    ]);
  }

  function nested(depth: number): string {
    return Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}if x:`).join('\n');
  }
});

describe('changes', () => {
  const app = `${auto}from config import M\nAutoModel.from_pretrained(M)`;
  it('of what an answer was made of are seen, others cost nothing', () => {
    const texts = new Map<string, string>();
    const modules = workspace((file) => texts.get(file));
    const config = join(folder.path, 'config.py');
    expect(modules.changed(config)).toBe(false);
    expect(references({ 'config.py': 'M = "a/b"', 'app.py': app }, modules)).toEqual(['a/b@absent']);
    texts.set(config, 'M = "a/b"\nother = 1');
    expect(modules.changed(config)).toBe(false);
    expect(modules.changed(join(folder.path, 'unrelated.py'))).toBe(false);
    texts.set(config, 'M = "c/d"');
    expect(references({ 'app.py': app }, modules)).toEqual(['a/b@absent']);
    expect(modules.changed(config)).toBe(true);
    expect(references({ 'app.py': app }, modules)).toEqual(['c/d@absent']);
  });

  it('a file that comes into being counts', () => {
    const modules = workspace();
    expect(references({ 'app.py': app }, modules)).toEqual(['null@absent']);
    folder.write('config.py', 'M = "a/b"');
    expect(modules.changed(join(folder.path, 'config.py'))).toBe(true);
    expect(references({ 'app.py': app }, modules)).toEqual(['a/b@absent']);
  });
});
