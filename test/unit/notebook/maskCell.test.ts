import { describe, expect, it } from 'vitest';
import { maskCell } from '../../../core/src/source/notebook/maskCell.ts';

describe('a cell is masked', () => {
  it.each([
    ['lines of Python', 'x = 1\n', 400_000],
    ['strings over lines', '"""\n%time x\n', 100_000],
    ['statements behind each other', '%time ', 400_000],
  ])('in linear time: %s', (_name, part, times) => {
    const text = part.repeat(times);
    const start = performance.now();
    expect(maskCell(text).text).toHaveLength(text.length);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('line by line, where a comment ends in a backslash', () => {
    const text = '# a \\\n%time x\n%time %time y\nz?\n';
    expect(maskCell(text).text).toBe('# a \\\n0;    x\n0;    0;    y\n0 \n');
  });
});
