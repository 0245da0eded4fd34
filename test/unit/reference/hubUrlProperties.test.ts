import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HubAddress, parseHubUrl, withRevision } from '../../../core/src/reference/hubUrl.ts';

const part = fc
  .stringMatching(/^[A-Za-z0-9_]([A-Za-z0-9_.]?[A-Za-z0-9_]){0,8}$/)
  .filter((text) => !/\.git$/.test(text));
const revision = fc.oneof(
  fc.constantFrom('main', 'v1.0', 'refs/pr/12', 'refs/convert/parquet', 'a'.repeat(40)),
  fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,12}$/),
);
const prefix = fc.constantFrom('', 'datasets/', 'spaces/');
const written = (name: string) => (name.startsWith('refs/') ? name : encodeURIComponent(name));
const form = fc.constantFrom(
  (kind: string, id: string, name: string) =>
    `https://huggingface.co/${kind}${id}/resolve/${written(name)}/a/b.bin`,
  (kind: string, id: string, name: string) => `hf://${kind}${id}@${written(name)}/a/b.bin`,
);

function mustParse(text: string): HubAddress {
  const address = parseHubUrl(text);
  if (address === undefined) throw new Error(`not read: ${text}`);
  return address;
}

describe('parseHubUrl', () => {
  it('reads back what was written, and another revision in its place', () => {
    fc.assert(
      fc.property(form, prefix, part, part, revision, revision, (write, kind, owner, name, first, second) => {
        const text = write(kind, `${owner}/${name}`, first);
        const address = mustParse(text);
        expect(address).toMatchObject({
          repository: { kind: kind === '' ? 'model' : kind.slice(0, -2), id: `${owner}/${name}` },
          revision: first,
          path: 'a/b.bin',
        });
        const moved = mustParse(withRevision(text, address, second));
        expect(moved).toMatchObject({
          ...address,
          revision: second,
          revisionSpan: { start: address.revisionSpan?.start },
        });
      }),
    );
  });

  it('takes any text without throwing, with spans inside it', () => {
    const start = fc.constantFrom('https://huggingface.co/', 'hf://', 'hf-hub:', '');
    fc.assert(
      fc.property(start, fc.string({ unit: 'grapheme' }), (scheme, rest) => {
        const text = scheme + rest;
        const span = parseHubUrl(text)?.revisionSpan;
        expect(
          span === undefined || span === null || (span.start <= span.end && span.end <= text.length),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
