import { describe, expect, it } from 'vitest';
import { readCondaEnvironment } from '../../../core/src/lint/project/requirements/condaEnvironment.ts';
import { readLockFile } from '../../../core/src/lint/project/requirements/lockFile.ts';
import { readPyproject } from '../../../core/src/lint/project/requirements/pyproject.ts';
import { parseRequirement } from '../../../core/src/lint/project/requirements/requirement.ts';
import { readRequirementsText } from '../../../core/src/lint/project/requirements/requirementsText.ts';
import {
  readSetupConfiguration,
  readSetupScript,
} from '../../../core/src/lint/project/requirements/setupFiles.ts';

const floors = (found: { name: string; floor: string | undefined; part: string }[]) =>
  found.map(({ name, floor, part }) => `${name} ${floor ?? '-'} ${part}`);

describe('parseRequirement', () => {
  it.each([
    ['torch', 'torch', undefined],
    ['Torch>=2.1,<3', 'torch', '2.1'],
    ['torch <3 , >= 2.6', 'torch', '2.6'],
    ['torch (>=2.0)', 'torch', '2.0'],
    ['torch[opt-einsum]~=2.4.1; python_version > "3.8"', 'torch', '2.4.1'],
    ['huggingface_hub==0.24.*', 'huggingface-hub', '0.24'],
    ['torch!=2.1', 'torch', undefined],
    ['torch<2.5', 'torch', '0'],
    ['torch @ https://example.com/torch.whl', 'torch', undefined],
    ['torch>=1.0,>=2.0', 'torch', '2.0'],
    ['torch===2.3.0+cu121', 'torch', '2.3.0+cu121'],
  ])('reads %j', (text, name, floor) => {
    expect(parseRequirement(text, 'main')).toEqual({ name, floor, part: 'main' });
  });

  it.each(['-e .', '', '# torch', 'a sentence of words', 'torch >= '])('leaves %j', (text) => {
    expect(parseRequirement(text, 'main')).toBeUndefined();
  });
});

describe('requirement files', () => {
  it('requirements.txt', () => {
    const text = `# models
-r base.txt
torch>=2.1 \\
    --hash=sha256:aa
transformers==4.44.0  # newest
--extra-index-url https://example.com
git+https://example.com/x.git
datasets
`;
    expect(floors(readRequirementsText(text, 'main'))).toEqual([
      'torch 2.1 main',
      'transformers 4.44.0 main',
      'datasets - main',
    ]);
  });

  it('pyproject.toml of every kind', () => {
    const text = `
[project]
dependencies = ["torch>=2.2", "numpy"]
optional-dependencies = { train = ["datasets>=3"] }
[dependency-groups]
dev = ["joblib>=1.4", { include-group = "docs" }]
[tool.poetry.dependencies]
python = "^3.10"
transformers = { version = "^4.40", extras = ["torch"] }
peft = "0.11"
keras = "*"
tokenizers = [{ version = ">=0.19,<0.20", python = "<3.9" }, { version = "^0.15" }]
accelerate = "^0.30 || ^0.25"
`;
    expect(floors(readPyproject(text))).toEqual([
      'torch 2.2 main',
      'numpy - main',
      'datasets 3 optional',
      'joblib 1.4 optional',
      'python 3.10 main',
      'transformers 4.40 main',
      'peft 0.11 main',
      'keras - main',
      'tokenizers 0.15 main',
      'accelerate 0.25 main',
    ]);
  });

  it('pyproject.toml that is broken or not a table of tables', () => {
    expect(readPyproject('[project\ndependencies = 1')).toEqual([]);
    expect(readPyproject('project = 3\ntool = ["x"]')).toEqual([]);
    expect(readPyproject('x = '.padEnd(100_000, '['))).toEqual([]);
  });

  it('setup.py and setup.cfg', () => {
    const script = `"""Use torch >= 9 at home"""
_deps = ["torch>=1.10,!=1.12.0", 'datasets', "not a requirement"]
extras["x"] = deps_list("peft")
`;
    expect(floors(readSetupScript(script))).toEqual(['torch 1.10 main']);
    const configuration = `[metadata]
name = x
[options]
python_requires = >=3.9
install_requires =
    torch>=2.0
    numpy  # any
[options.extras_require]
dev =
    pytest>=8
`;
    expect(floors(readSetupConfiguration(configuration))).toEqual([
      'torch 2.0 main',
      'numpy - main',
      'pytest 8 optional',
    ]);
  });

  it('lock files', () => {
    const text = `version = 1

[[package]]
name = "torch"
version = "2.4.1"
source = { registry = "x" }

[[package]]
name = "Typing_Extensions"
version = "4.12.2"
`;
    expect(floors(readLockFile(text))).toEqual(['torch 2.4.1 locked', 'typing-extensions 4.12.2 locked']);
  });

  it('environment.yml', () => {
    const text = `name: x
channels: [conda-forge]
dependencies:
  - python=3.11
  - conda-forge::pytorch=2.1.*=py311_cuda
  - "numpy>=1.26"
  - pip:
      - transformers==4.41.0  # pinned
`;
    expect(floors(readCondaEnvironment(text))).toEqual([
      'python 3.11 main',
      'torch 2.1 main',
      'numpy 1.26 main',
      'transformers 4.41.0 main',
    ]);
  });
});
