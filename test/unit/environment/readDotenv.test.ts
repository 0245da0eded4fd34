import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInComment, readDotenv } from '../../../core/src/lint/environment/readDotenv.ts';

function read(text: string): [string, string | undefined][] {
  return readDotenv(text).entries.map(({ name, value }) => [name, value]);
}

// What python-dotenv 1.2.1 gives for the same texts.
describe('a file of variables', () => {
  it.each<[string, [string, string | undefined][]]>([
    ['A=b', [['A', 'b']]],
    [' export A = b ', [['A', 'b']]],
    ['export\tA=b', [['A', 'b']]],
    ['exportA=b', [['exportA', 'b']]],
    ["'A B'=c", [['A B', 'c']]],
    ['A=', [['A', '']]],
    ['A', []],
    ['A=b # c', [['A', 'b']]],
    ['A=b#c', [['A', 'b#c']]],
    ['A= # c', [['A', '# c']]],
    ['A="b # c" # d', [['A', 'b # c']]],
    ['A="b" c', []],
    [
      "A='b\nc'\nD=e",
      [
        ['A', 'b\nc'],
        ['D', 'e'],
      ],
    ],
    ['A="b\\nc\\"d"', [['A', 'b\nc"d']]],
    ["A='b\\nc\\'d'", [['A', "b\\nc'd"]]],
    ['A="b', []],
    ['A="b\nC=d', [['C', 'd']]],
    ['A="b\\"', [['A', 'b\\']]],
    ['A=$\x7bB}/c', [['A', undefined]]],
    [
      '# A=b\nC=d\r\nE=f\rG=h',
      [
        ['C', 'd'],
        ['E', 'f'],
        ['G', 'h'],
      ],
    ],
    ['=b\nA=c', [['A', 'c']]],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('says where each part stands', () => {
    const text = '# c\nexport A="b" # d\n';
    const file = readDotenv(text);
    const [entry] = file.entries;
    const { nameSpan, valueSpan, span } = entry ?? expect.fail();
    const [name, value, whole] = [nameSpan, valueSpan, span].map(({ start, end }) => text.slice(start, end));
    expect([name, value, whole]).toEqual(['A', 'b', 'export A="b"']);
    expect(file.comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# c', '# d']);
    expect([...text].map((_, at) => isInComment(file, at)).filter(Boolean)).toHaveLength(6);
  });

  it('never throws, and every part stands in the text, in its order', () => {
    const piece = fc.constantFrom(
      'A',
      '=',
      '"',
      "'",
      '\\',
      '\n',
      '\r',
      ' ',
      '#',
      'export ',
      '$\x7bB}',
      'é😀',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: piece, maxLength: 40 }), fc.string()), (text) => {
        const { entries, comments } = readDotenv(text);
        let before = 0;
        for (const { span, nameSpan, valueSpan } of entries) {
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(nameSpan.start).toBeGreaterThanOrEqual(span.start);
          expect(valueSpan.start).toBeGreaterThan(nameSpan.start);
          expect(span.end).toBeGreaterThanOrEqual(valueSpan.end);
          before = span.end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
        for (const { start, end } of comments) expect(text.slice(start, end)).toMatch(/^#[^\r\n]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['open quotes', 'A="\\"'],
    ['spaces', 'A=b      '],
    ['hashes', 'A=b#'],
    ['one quote each line', "A='\n"],
    ['comments', '# c\n'],
    ['names without values', 'A\n'],
    ['escapes', '\\'],
  ])('takes no longer than its length allows: %s', (_name, unit) => {
    const text = `A="${unit.repeat(Math.floor(900_000 / unit.length))}`;
    const start = performance.now();
    readDotenv(text);
    readDotenv(text.slice(3));
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('is refused where it is longer than people write', () => {
    expect(() => readDotenv('A=b\n'.repeat(300_000))).toThrow('longer than a file of variables');
  });
});
