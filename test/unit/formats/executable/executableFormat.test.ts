import { describe, expect, it } from 'vitest';
import { executableFormat, scriptFormat } from '../../../../core/src/formats/executable/executableFormat.ts';
import { inspectBytes, recognises } from '../../../support/inspectBytes.ts';

const bytes = (hex: string, length = 64) => {
  const all = new Uint8Array(length);
  all.set(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  return all;
};

/** MZ, and a header behind the first 4096 bytes. */
const windows = bytes('4d5a', 6_000);
windows.set([0x88, 0x13], 0x3c);
windows.set([0x50, 0x45, 0, 0], 0x1388);

describe('a program', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['of Linux', bytes('7f454c46 02'), 'ELF'],
    ['of Windows', windows, 'PE'],
    ['of macOS', bytes('cffaedfe 07'), 'Mach-O'],
    ['of macOS for two processors', bytes('cafebabe 00000002'), 'several processors'],
    ['of Java', bytes('cafebabe 00000034'), 'Java'],
    ['of the web', bytes('0061736d 01000000'), 'WebAssembly'],
    ['of Python', bytes('a70d0d0a 00000000'), 'compiled Python'],
  ])('%s is recognised by its bytes, whatever its name', async (_, source, kind) => {
    expect(await recognises(executableFormat, source, 'vocab.txt')).toBe(true);
    const { state, findings } = await inspectBytes(executableFormat, source, 'vocab.txt');
    expect([state, findings[0]?.rule, findings[0]?.severity]).toEqual([
      'unknown',
      'embedded-executable',
      'warning',
    ]);
    expect(findings[0]?.message).toContain(kind);
  });
  it.each<readonly [string, Uint8Array | string]>([
    [
      'words that begin like one',
      'MZ is a country code, and this line is long enough to hold an offset of a header.',
    ],
    ['nothing', ''],
    ['a picture', bytes('89504e47')],
    ['words with odd line ends', 'ab\r\nc'],
  ])('is not %s', async (_, source) => {
    expect(await recognises(executableFormat, source, 'README')).toBe(false);
  });
});

describe('a script', () => {
  it.each([
    ['#!/bin/sh\nls\n', 'run'],
    ['ls', 'tools/run.sh'],
    ['dir', 'RUN.BAT'],
  ])('%j under the name %s is told, and no danger by itself', async (text, name) => {
    expect(await recognises(scriptFormat, text, name)).toBe(true);
    const { state, findings } = await inspectBytes(scriptFormat, text, name);
    expect([state, findings[0]?.severity]).toEqual(['unknown', 'information']);
  });
  it('is no list of words', async () => {
    expect(await recognises(scriptFormat, '# heading', 'notes.txt')).toBe(false);
  });
});
