import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardFormat } from '../../../../core/src/formats/card/cardFormat.ts';
import { readCard } from '../../../../core/src/formats/card/readCard.ts';
import { inspectBytes, recognises } from '../../../support/inspectBytes.ts';

const card = (text: string) => readCard(text).card;

describe('a model card', () => {
  it('says its licence, what it is made of, and its limits', () => {
    const text = `---
license: other
license_name: gemma
license_link: LICENSE
base_model:
- google/gemma-2b
- 3
datasets: [a/b, c/d]
---
# Model
Fine.
## Bias, Risks, and Limitations
<!-- What are they? -->
[More Information Needed]
### Known limitations
It invents facts.
\`\`\`
# not a heading
\`\`\`
## Training
Long.
`;
    expect(card(text)).toEqual({
      license: 'gemma',
      licenseLink: 'LICENSE',
      baseModels: ['google/gemma-2b'],
      datasets: ['a/b', 'c/d'],
      limitations: 'It invents facts.\n```\n# not a heading\n```',
    });
  });
  it('looks further where the first heading says nothing', () => {
    expect(card('# Risks\n\n# Other\nx\n# Limitations\nFew.\n')?.limitations).toBe('Few.');
    expect(card(`# Limitations\n${'x'.repeat(5_000)}`)?.limitations).toHaveLength(601);
  });
  it.each([
    ['without front matter', '# Model\n'],
    ['that does not close it', '---\nlicense: mit\n'],
    ['with broken YAML', '---\nlicense: [\n---\n'],
    ['with a list as YAML', '---\n- a\n---\n'],
    ['with a bomb', `---\n${'['.repeat(5_000)}\n---\n`],
  ])('%s says nothing', (_, text) => {
    expect(card(text)).toEqual({ baseModels: [], datasets: [] });
  });
  it('is clean, and tells a restricted licence', async () => {
    expect(await recognises(cardFormat, '---\nlicense: mit\n---\n', 'README.md')).toBe(true);
    expect(await recognises(cardFormat, 'x', 'docs/other.md')).toBe(false);
    expect(await recognises(cardFormat, Uint8Array.of(0x80, 4, 0x2e), 'README.md')).toBe(false);
    const verdict = await inspectBytes(cardFormat, '---\nlicense: cc-by-nc-4.0\n---\n', 'README.md');
    expect([verdict.state, verdict.findings.map(({ rule }) => rule)]).toEqual([
      'clean',
      ['restricted-license'],
    ]);
  });
  it('with bytes that are no text is not clean', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('# Model\n'.repeat(1_000)), 0, 1, 2]);
    expect((await inspectBytes(cardFormat, bytes, 'README.md')).state).not.toBe('clean');
  });
  it('whatever it holds, reading it ends', () => {
    const line = fc.constantFrom(
      '---',
      'license: mit',
      'a: &x [*x]',
      '# Risks',
      '```',
      'b: *y',
      '<!--',
      '<<: 1',
      '...',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        expect(readCard(lines.join('\n')).card?.baseModels).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
