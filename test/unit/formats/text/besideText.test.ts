import { describe, expect, it } from 'vitest';
import { licenseFormat } from '../../../../core/src/formats/text/licenseFormat.ts';
import { requirementsFormat } from '../../../../core/src/formats/text/requirementsFormat.ts';
import { inspectBytes, recognises } from '../../../support/inspectBytes.ts';

describe('requirements of a model', () => {
  it.each([
    ['torch>=2\n# git+https://x\nnumpy==1.0 ; python_version > "3"\n', 'clean'],
    ['-r base.txt\n-c constraints.txt\n', 'clean'],
    ['git+https://github.com/a/b\n', 'unknown'],
    ['b @ git+ssh://git@github.com/a/b@main\n', 'unknown'],
    ['https://x/y.whl\n', 'unknown'],
    ['b @ https://x/y.tar.gz\n', 'unknown'],
    ['--extra-index-url https://x/simple\ntorch\n', 'unknown'],
    ['--index-url=http://x\n', 'unknown'],
    ['-i http://x\n', 'unknown'],
    ['--trusted-host x\n', 'unknown'],
    ['-e .\n', 'unknown'],
    ['./wheels/a.whl\n', 'unknown'],
    ['a-1.0-py3-none-any.whl\n', 'unknown'],
  ])('%j is %s', async (text, state) => {
    expect(await recognises(requirementsFormat, text, 'requirements.txt')).toBe(true);
    expect((await inspectBytes(requirementsFormat, text, 'requirements.txt')).state).toBe(state);
  });
  it('are told where they stand', async () => {
    const { findings } = await inspectBytes(
      requirementsFormat,
      '# ä\ntorch\ngit+https://x\n',
      'requirements-gpu.txt',
    );
    expect(findings).toMatchObject([{ rule: 'code-capability', offset: 11, evidence: 'git+https://x' }]);
  });
});

describe('a licence as a file', () => {
  it.each([
    ['Apache License\nVersion 2.0', 'LICENSE', []],
    ['LLAMA 2 COMMUNITY LICENSE AGREEMENT\n', 'LICENSE.txt', ['restricted-license']],
    ['Creative Commons Attribution-NonCommercial 4.0\n', 'sub/LICENCE', ['restricted-license']],
  ])('%j is clean, and told where it restricts', async (text, name, rules) => {
    expect(await recognises(licenseFormat, text, name)).toBe(true);
    const { state, findings } = await inspectBytes(licenseFormat, text, name);
    expect([state, findings.map(({ rule }) => rule)]).toEqual(['clean', rules]);
  });
  it('is no other file', async () => {
    expect(await recognises(licenseFormat, '{}', 'license.json')).toBe(false);
    expect(await recognises(licenseFormat, Uint8Array.of(0x80, 4, 0x2e), 'LICENSE')).toBe(false);
  });
});
