import { execFileSync } from 'node:child_process';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeSource, encodeSource, readSourceText } from '../../../core/src/walk/sourceText.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

describe('decodeSource', () => {
  it.each([
    ['UTF-8', bytes('é = 1\n'), { text: 'é = 1\n', encoding: 'utf-8', byteOrderMark: false }],
    [
      'a byte order mark',
      bytes('\ufeffa = 1\n'),
      { text: 'a = 1\n', encoding: 'utf-8', byteOrderMark: true },
    ],
    ['nothing', bytes(''), { text: '', encoding: 'utf-8', byteOrderMark: false }],
    [
      'Latin-1 by its coding line',
      bytes('# -*- coding: latin-1 -*-\né\n', 'latin1'),
      { text: '# -*- coding: latin-1 -*-\né\n', encoding: 'latin1', byteOrderMark: false },
    ],
    [
      'Windows-1252 on the second line',
      Buffer.concat([bytes('#!/usr/bin/python\n# vim: set fileencoding=CP1252 :\n'), Buffer.of(0x80)]),
      {
        text: '#!/usr/bin/python\n# vim: set fileencoding=CP1252 :\n€',
        encoding: 'windows-1252',
        byteOrderMark: false,
      },
    ],
    [
      'ASCII under another name',
      bytes('# coding: gbk\na\n'),
      { text: '# coding: gbk\na\n', encoding: 'utf-8', byteOrderMark: false },
    ],
  ])('decodes %s, and back', (_, content, expected) => {
    const decoded = decodeSource(content, true);
    expect(decoded).toEqual(expected);
    if (!('skipped' in decoded)) expect(encodeSource(decoded)).toEqual(content);
  });

  it.each([
    ['invalid UTF-8', Buffer.of(0x61, 0xe9, 0x0a), 'it is not UTF-8'],
    [
      'UTF-8 that is not what it says',
      bytes('# coding: utf-8\n\xe9', 'latin1'),
      'its coding line says utf-8',
    ],
    ['an encoding that we do not know', bytes('# coding: gbk\né'), 'its encoding gbk is not supported'],
    ['a coding line too late', bytes('x = 1\n# coding: latin-1\n\xe9', 'latin1'), 'it is not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffab', 'utf16le'), 'it is UTF-16'],
    ['a binary', Buffer.of(0x80, 0x04, 0x00), 'it is a binary file'],
  ])('skips %s', (_, content, reason) => {
    expect(decodeSource(content, true)).toEqual({ skipped: expect.stringContaining(reason) });
  });

  it('asks no other file than Python for a coding line', () => {
    expect(decodeSource(bytes('# coding: latin-1\n\xe9', 'latin1'), false)).toEqual({
      skipped: 'it is not UTF-8',
    });
  });

  it('does not write what an encoding lacks', () => {
    expect(encodeSource({ text: '€', encoding: 'latin1', byteOrderMark: false })).toBeUndefined();
    expect(
      encodeSource({ text: '\u{1f600}', encoding: 'windows-1252', byteOrderMark: false }),
    ).toBeUndefined();
  });
});

describe('readSourceText', () => {
  it('skips what is too large or no file, with the reason', () => {
    const folder = mkdtempSync(join(tmpdir(), 'source-'));
    const large = join(folder, 'large.py');
    writeFileSync(large, '');
    truncateSync(large, 50 * 1024 * 1024);
    expect(readSourceText(large)).toEqual({ skipped: 'its 50 MiB are over the limit of 10 MiB' });
    expect(readSourceText(folder)).toEqual({ skipped: 'it is no regular file' });
    expect(readSourceText(join(folder, 'gone.py'))).toEqual({ skipped: 'it does not exist' });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a FIFO', () => {
    const fifo = join(mkdtempSync(join(tmpdir(), 'source-')), 'fifo.py');
    execFileSync('mkfifo', [fifo]);
    expect(readSourceText(fifo)).toEqual({ skipped: 'it is no regular file' });
  });
});
