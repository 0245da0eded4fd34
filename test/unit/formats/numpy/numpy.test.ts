import { describe, expect, it } from 'vitest';
import { numpyFormat } from '../../../../core/src/formats/numpy/numpy.ts';
import { readPythonLiteral } from '../../../../core/src/formats/numpy/pythonLiteral.ts';
import { inspectBytes, recognises, told } from '../../../support/inspectFormat.ts';
import { npyFile, npyHeader } from '../../../support/npyFile.ts';
import { bytesOf, integer, oldGlobal, reduce, stream, text } from '../../../support/pickleAssembler.ts';
import { zipArchive } from '../../../support/zipAssembler.ts';

const inspect = (bytes: Uint8Array) => inspectBytes(numpyFormat, bytes, 'array.npy');
const zeros = (length: number) => new Uint8Array(length);
const hostile = stream(reduce(oldGlobal('os', 'system'), text('id')));

describe('ordinary arrays', () => {
  it.each([
    ["'<f4'", '(3,)', 12],
    ["'|b1'", '(3,)', 3],
    ["'<f8'", '()', 8],
    ["'>i2'", '(2, 3)', 12],
    ["'<c16'", '(0, 3)', 0],
    ["'<f16'", '(1,)', 16],
    ["'<U10'", '(2,)', 80],
    ["'|S5'", '(2,)', 10],
    ["'|V2'", '(2,)', 4],
    ["'<M8[ns]'", '(2,)', 16],
    ["'<m8[25s]'", '(1,)', 8],
    ["[('x', '<f4'), ('y', '<i4', (2, 3))]", '(2,)', 56],
    ["[('x', [('a', '|S5'), ('b', '|b1')]), ('', '|V2')]", '(1,)', 8],
    ["[(('title', 'x'), '|i1')]", '(3,)', 3],
    ["('<f4', (2,))", '(2,)', 16],
    ["u'<f4'", '(3L,)', 12],
  ])('of %s and %s are clean', async (descr, shape, size) => {
    expect(told(await inspect(npyFile(npyHeader(descr, shape), zeros(size))))).toBe('clean');
  });

  it.each([1, 2, 3])('of version %i are clean', async (major) => {
    const verdict = await inspect(npyFile(npyHeader("'<f4'"), zeros(12), { major }));
    expect([told(verdict), verdict.notRead]).toEqual(['clean', [{ what: 'array data', bytes: 12 }]]);
  });

  it('one behind the other are all read', async () => {
    const object = bytesOf(npyFile(npyHeader("'|O'"), stream(integer(1))));
    const number = npyFile(npyHeader("'<f4'"), zeros(12));
    const verdict = await inspect(bytesOf(number, object, number));
    expect([told(verdict), verdict.inner]).toEqual(['clean', ['data.pkl']]);
    expect(told(await inspect(bytesOf(number, object, npyFile(npyHeader("'|O'"), hostile))))).toBe(
      'dangerous pickle-dangerous-call',
    );
  });
});

describe('arrays of objects', () => {
  it.each([
    "'|O'",
    "'O'",
    "'|O8'",
    "[('a', '<f4'), ('b', '|O')]",
    "[('a', [('b', '|O', (2,))])]",
    "('|O', (2,))",
  ])('of %s are pickles', async (descr) => {
    const verdict = await inspect(npyFile(npyHeader(descr), hostile));
    expect([told(verdict), verdict.inner]).toEqual(['dangerous pickle-dangerous-call', ['data.pkl']]);
  });

  it.each([
    "'f4,O'",
    "'object'",
    "{'names': ['a'], 'formats': ['O']}",
    "[('a', 'float32')]",
    "'<f3'",
    "'<T'",
  ])('or what may be one, as %s, are read as pickles and never clean', async (descr) => {
    expect(told(await inspect(npyFile(npyHeader(descr), hostile)))).toBe(
      'dangerous pickle-dangerous-call numpy-malformed',
    );
    expect((await inspect(npyFile(npyHeader(descr), stream(integer(1))))).state).toBe('undecidable');
  });

  it('whose data are no pickle are undecided', async () => {
    expect((await inspect(npyFile(npyHeader("'|O'"), zeros(24)))).state).toBe('undecidable');
  });
});

describe('what is wrong', () => {
  const header = npyHeader("'<f4'");
  it.each([
    ['undecidable', 'fewer data than the shape says', npyFile(header, zeros(8))],
    ['undecidable', 'a version to come', npyFile(header, zeros(12), { major: 4 })],
    ['undecidable', 'a minor version', npyFile(header, zeros(12), { minor: 1 })],
    ['undecidable', 'a cut header', npyFile(header, zeros(12)).subarray(0, 40)],
    ['undecidable', 'a cut beginning', npyFile(header, zeros(12)).subarray(0, 9)],
    ['undecidable', 'a key too many', npyFile(header.replace('{', "{'x': 1, "), zeros(12))],
    ['undecidable', 'a key too few', npyFile("{'descr': '<f4', 'shape': (3,)}", zeros(12))],
    ['undecidable', 'a key twice', npyFile(header.replace('{', "{'descr': '|O', "), zeros(12))],
    ['undecidable', 'an expression', npyFile(npyHeader("'<f4'", '(1+2,)'), zeros(12))],
    ['undecidable', 'a call', npyFile(npyHeader("__import__('os').system('id')"), zeros(12))],
    ['undecidable', 'a list for a shape', npyFile(npyHeader("'<f4'", '[3]'), zeros(12))],
    ['undecidable', 'a number for a shape', npyFile(npyHeader("'<f4'", '(3)'), zeros(12))],
    ['undecidable', 'a negative length', npyFile(npyHeader("'<f4'", '(-3,)'), zeros(12))],
    ['undecidable', 'an order that is no truth value', npyFile(header.replace('False', '0'), zeros(12))],
    [
      'undecidable',
      'lengths beyond any file',
      npyFile(npyHeader("'<f4'", '(9007199254740991, 9007199254740991, 9007199254740991)'), zeros(12)),
    ],
    ['undecidable', 'brackets without end', npyFile(`{'descr': ${'['.repeat(9000)}`, zeros(12))],
    ['unknown', 'more data than the shape says', npyFile(header, zeros(13))],
  ])('%s: %s', async (state, _, bytes) => {
    expect(told(await inspect(bytes))).toBe(`${state} numpy-malformed`);
  });

  it('is inspected where it follows the array', async () => {
    const bytes = npyFile(header, bytesOf(zeros(12), hostile));
    expect(told(await inspect(bytes))).toBe('dangerous numpy-malformed pickle-dangerous-call');
    const zip = zipArchive([{ name: 'data.pkl', content: Uint8Array.of(1) }]);
    expect(told(await inspect(npyFile(header, bytesOf(zeros(12), zip))))).toBe(
      'unknown numpy-malformed archive-hidden-data',
    );
  });

  it('is over a limit where a header or a file of arrays is endless', async () => {
    const long = npyFile(`${header}${' '.repeat(2e6)}`, zeros(12), { major: 2 });
    expect(told(await inspect(long))).toBe('undecidable limit-exceeded');
    const many = bytesOf(...Array(10_001).fill(npyFile(npyHeader("'|b1'", '(0,)'), zeros(0))));
    expect(told(await inspect(many))).toBe('undecidable limit-exceeded');
  });
});

it('is recognised by its first bytes', async () => {
  expect(await recognises(numpyFormat, npyFile(npyHeader("'<f4'"), zeros(12)), 'x.bin')).toBe(true);
  expect(await recognises(numpyFormat, hostile, 'x.npy')).toBe(false);
});

describe('Python literals', () => {
  it.each([
    ["'a'", 'a'],
    ['"a\'b"', "a'b"],
    ["'\\x41\\''", "A'"],
    ['-12', -12],
    ['12L', 12],
    ['None', null],
    ['(1)', 1],
    ['(1,)', { kind: 'tuple', items: [1] }],
    ['()', { kind: 'tuple', items: [] }],
    ['[True, False,]', { kind: 'list', items: [true, false] }],
    ["{'a': (1, 2)}", { kind: 'dict', entries: new Map([['a', { kind: 'tuple', items: [1, 2] }]]) }],
  ])('%s', (written, value) => {
    expect(readPythonLiteral(written)).toEqual(value);
  });

  it.each([
    '',
    '1.5',
    '1 2',
    '01',
    'a',
    "'a' 'b'",
    "'\\n'",
    "b'a'",
    '(,)',
    '[1,,2]',
    '[1 2]',
    '{1: 2}',
    "{'a' 1}",
    '0x1',
    '1+1',
    "'a",
    'Truex',
    '...',
  ])('refuses %s', (written) => {
    expect(() => readPythonLiteral(written)).toThrow();
  });
});
