import { describe, expect, it } from 'vitest';
import { compareVersions, isOlder, isVersion } from '../../../core/src/lint/project/pep440.ts';

// In the order that PEP 440 gives, section "Summary of permitted suffixes and relative ordering".
const ordered = [
  '0',
  '1.dev0',
  '1.0.dev456',
  '1.0a1',
  '1.0a2.dev456',
  '1.0a12.dev456',
  '1.0a12',
  '1.0b1.dev456',
  '1.0b2',
  '1.0b2.post345.dev456',
  '1.0b2.post345',
  '1.0rc1.dev456',
  '1.0rc1',
  '1.0',
  '1.0+abc.5',
  '1.0+abc.7',
  '1.0+5',
  '1.0.post456.dev34',
  '1.0.post456',
  '1.1.dev1',
  '2.6',
  '2.6.1',
  '2.10',
  '1!0.1',
];

describe('compareVersions', () => {
  it('orders as PEP 440 does', () => {
    for (const [at, older] of ordered.entries()) {
      for (const newer of ordered.slice(at + 1)) {
        expect(compareVersions(older, newer), `${older} < ${newer}`).toBeLessThan(0);
        expect(compareVersions(newer, older), `${newer} > ${older}`).toBeGreaterThan(0);
      }
    }
  });

  it.each([
    ['2.6', '2.6.0'],
    ['v1.0', '1.0'],
    ['1.0alpha1', '1.0a1'],
    ['1.0-rc.1', '1.0c1'],
    ['1.0-1', '1.0.post1'],
    ['1.0.rev2', '1.0.post2'],
    ['1.0.post', '1.0.post0'],
    ['1.0_DEV', '1.0.dev0'],
    ['1.0+ubuntu-1', '1.0+ubuntu.1'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  it.each(['', 'latest', '1.x', '2.*', '1..0', 'git+https://example.com', '1'.repeat(400)])(
    'knows %j for no version',
    (text) => {
      expect(isVersion(text)).toBe(false);
      expect(compareVersions(text, '1.0')).toBeUndefined();
      expect(isOlder(text, '1.0')).toBe(false);
    },
  );
});
