import { describe, expect, it } from 'vitest';
import { age } from '../../../core/src/text/age.ts';
import { byteSize } from '../../../core/src/text/byteSize.ts';

describe('sizes and ages for people', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [440_449_768, '440 MB'],
    [4_400_000_000, '4.4 GB'],
    [9e15, '9000 TB'],
  ])('%d bytes are %s', (bytes, expected) => {
    expect(byteSize(bytes)).toBe(expected);
  });

  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T12:00:30Z', 'just now'],
    ['2026-11-21T11:58:30Z', '1 minute ago'],
    ['2026-11-21T10:00:00Z', '2 hours ago'],
    ['2026-11-01T10:00:00Z', '20 days ago'],
    ['never', undefined],
  ])('%s was %s', (time, expected) => {
    expect(age(time, now)).toBe(expected);
  });
});
