import { setTimeout } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ArchiveMember, UnreadableMember } from '../../../core/src/archive/archive.ts';
import { endsLikeZip, looksLikeZip } from '../../../core/src/archive/zip/looksLikeZip.ts';
import { readZip } from '../../../core/src/archive/zip/readZip.ts';
import { CountingSource } from '../../../core/src/bytes/countingSource.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import type { ContentsState } from '../../../core/src/finding/contentFinding.ts';
import type { ContentRule } from '../../../core/src/finding/ruleCatalogue.ts';
import {
  endRecord,
  extraField,
  unicodePathExtra,
  type ZipMember,
  type ZipOptions,
  zip64Extra,
  zipArchive,
} from '../../support/zipAssembler.ts';

const limits = { takeUnpacked: () => true };
const read = (bytes: Uint8Array) => readZip(new MemorySource(bytes), { limits });
const data = Buffer.from('tensor data');
const code = Buffer.from('a pickle');
const packed = deflateRawSync(data);
const file = (over: Partial<ZipMember> = {}): ZipMember => ({
  name: 'model/data.pkl',
  content: data,
  ...over,
});
const second = { name: 'model/version', content: Buffer.from('3\n') };

async function contents(member: ArchiveMember): Promise<string> {
  try {
    return await textOf(await member.open());
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    const readable = fault.readable === undefined ? '' : ` but ${await textOf(fault.readable)}`;
    return `${fault.rule}${readable}`;
  }
}

async function textOf(source: { size: number; read(at: number, length: number): Promise<Uint8Array> }) {
  return Buffer.from(await source.read(0, source.size)).toString();
}

const honest: readonly [what: string, members: ZipMember[], options?: ZipOptions][] = [
  [
    'stored and aligned, as torch does',
    [file({ descriptor: 'usual' }), second],
    { alignment: 64, zip64: {} },
  ],
  ['deflated', [file({ method: 8, packed }), second]],
  ['written to a stream', [file({ method: 8, packed, descriptor: 'usual' }), second]],
  ['a descriptor without signature', [file({ descriptor: 'short' }), second]],
  ['a descriptor of eight-byte sizes', [file({ descriptor: 'long' }), second]],
  ['a descriptor behind known sizes', [file({ descriptor: 'usual', local: { size: 11, packedSize: 11 } })]],
  ['an archive comment', [file(), second], { comment: Buffer.from('made by PK\x03\x04') }],
  [
    'forced Zip64 sizes',
    [file({ local: { size: 0xffffffff, packedSize: 0xffffffff, extra: zip64Extra(11, 11) } }), second],
  ],
  ['Zip64 sizes that are needless and true', [file({ central: { extra: zip64Extra(11, 11) } }), second]],
  ['extra fields of one header alone', [file({ central: { extra: extraField(0x5455, data) } }), second]],
  ['zeros between members', [file(), { ...second, before: new Uint8Array(100) }]],
  ['zeros behind the archive', [file(), second], { appended: new Uint8Array(512) }],
  ['an archive as the last member', [file(), { name: 'inner.zip', content: zipArchive([file()]) }]],
  [
    'folders twice',
    [file(), { name: 'd/', content: Buffer.alloc(0) }, { name: 'd/', content: Buffer.alloc(0) }],
  ],
  ['a name in UTF-8', [file(), { name: 'modèle', content: data, flags: 0x800 }]],
  [
    'a second name that tells letters right',
    [file(), { name: 'mod_le', content: data, extra: unicodePathExtra('mod_le', 'modèle') }],
  ],
  ['a link inside', [file(), { name: 'model/l', content: Buffer.from('data.pkl'), unixMode: 0o120777 }]],
  ['nothing', []],
];

describe('an honest archive', () => {
  it.each(honest.map(([what, members, options = {}]) => [what, members, options] as const))(
    '%s: no finding, all members',
    async (_what, members, options) => {
      const bytes = zipArchive(members, options);
      const reading = await read(bytes);
      expect(reading.findings).toEqual([]);
      expect(reading.state).toBe('clean');
      expect(reading.members).toHaveLength(members.length);
      expect(reading.end).toBe(bytes.length - (options.appended?.length ?? 0));
      if (members.length > 0) expect(await contents(reading.members[0] as ArchiveMember)).toBe('tensor data');
    },
  );
});

type Trick = readonly [
  what: string,
  state: ContentsState,
  rule: ContentRule,
  members: ZipMember[],
  options?: ZipOptions,
];

/** Each as published for scanners of models (facts of scanners: ZIP tricks), or as readers are known to differ. */
const tricks: readonly Trick[] = [
  [
    'a name that differs in the local header (CVE-2025-1944)',
    'dangerous',
    'archive-header-mismatch',
    [file({ local: { name: 'model/data.txt' } }), second],
  ],
  [
    'a name that differs in case',
    'unknown',
    'archive-header-mismatch',
    [file({ local: { name: 'model/DATA.pkl' } }), second],
  ],
  [
    'encrypted by the directory alone (CVE-2025-1945)',
    'dangerous',
    'archive-header-mismatch',
    [file({ central: { flags: 1 } }), second],
  ],
  [
    'encrypted by the local header alone',
    'dangerous',
    'archive-header-mismatch',
    [file({ local: { flags: 1 } }), second],
  ],
  [
    'marked as encrypted and stored plainly',
    'dangerous',
    'archive-header-mismatch',
    [file({ flags: 1 }), second],
  ],
  [
    'methods that differ',
    'dangerous',
    'archive-header-mismatch',
    [file({ method: 8, packed, local: { method: 0 } }), second],
  ],
  [
    'stored sizes that differ',
    'dangerous',
    'archive-header-mismatch',
    [file({ local: { packedSize: 4, size: 4 } }), second],
  ],
  [
    'sizes that differ',
    'unknown',
    'archive-header-mismatch',
    [file({ method: 8, packed, local: { size: 4 } })],
  ],
  ['checksums that differ', 'unknown', 'archive-header-mismatch', [file({ local: { checksum: 1 } }), second]],
  ['one name twice', 'unknown', 'archive-duplicate-member', [file(), file({ content: code })]],
  [
    'one name under two separators',
    'unknown',
    'archive-duplicate-member',
    [file(), file({ name: 'model\\data.pkl' })],
  ],
  [
    'names that differ in case',
    'clean',
    'archive-duplicate-member',
    [file(), file({ name: 'model/Data.pkl' })],
  ],
  [
    'names that differ in Unicode form',
    'clean',
    'archive-duplicate-member',
    [file({ name: 'é' }), file({ name: 'e\u0301' })],
  ],
  ['bytes before the archive', 'unknown', 'archive-hidden-data', [file(), second], { prefix: code }],
  [
    'bytes before it that offsets do not count',
    'unknown',
    'archive-hidden-data',
    [file(), second],
    { prefix: code, isPrefixCounted: false },
  ],
  ['bytes between members', 'unknown', 'archive-hidden-data', [file(), { ...second, before: code }]],
  [
    'bytes before the directory',
    'unknown',
    'archive-hidden-data',
    [file(), second],
    { beforeDirectory: code },
  ],
  [
    'bytes behind the directory',
    'unknown',
    'archive-hidden-data',
    [file(), second],
    { behindDirectory: code },
  ],
  ['bytes behind the archive', 'unknown', 'archive-hidden-data', [file(), second], { appended: code }],
  [
    'a descriptor that says something else',
    'unknown',
    'archive-hidden-data',
    [file({ descriptor: 'usual', central: { checksum: 1 } }), second],
  ],
  [
    'a member without local header',
    'undecidable',
    'archive-header-mismatch',
    [file(), { ...second, hasNoLocalHeader: true }],
  ],
  [
    'Zip64 sizes that contradict',
    'unknown',
    'archive-header-mismatch',
    [file({ central: { extra: zip64Extra(4, 4) } }), second],
  ],
  [
    'a Zip64 count that contradicts',
    'unknown',
    'archive-header-mismatch',
    [file(), second],
    { zip64: { count: 1 } },
  ],
  [
    'a count that is too small',
    'unknown',
    'archive-header-mismatch',
    [file(), second],
    { end: { count: 1 } },
  ],
  [
    'a comment that is cut off',
    'unknown',
    'archive-header-mismatch',
    [file(), second],
    { end: { commentLength: 9 } },
  ],
  ['several disks', 'undecidable', 'content-unsupported', [file(), second], { end: { disk: 1 } }],
  ['a way out', 'dangerous', 'archive-traversal', [file({ name: '../data.pkl' }), second]],
  ['a way out by backslashes', 'dangerous', 'archive-traversal', [file({ name: 'a\\..\\..\\b' }), second]],
  ['an absolute name', 'dangerous', 'archive-traversal', [file({ name: '/etc/passwd' }), second]],
  ['a drive', 'dangerous', 'archive-traversal', [file({ name: 'C:data.pkl' }), second]],
  ['a zero byte', 'dangerous', 'archive-traversal', [file({ name: 'data.pkl\0.txt' }), second]],
  ['a backslash', 'unknown', 'archive-traversal', [file({ name: 'model\\data' }), second]],
  [
    'a second name',
    'dangerous',
    'archive-header-mismatch',
    [file({ extra: unicodePathExtra('model/data.pkl', 'model/x') }), second],
  ],
  [
    'a link that leads out',
    'dangerous',
    'link-escapes',
    [file({ content: Buffer.from('../../x'), unixMode: 0o120777 }), second],
  ],
  ['a device', 'unknown', 'archive-traversal', [file({ unixMode: 0o020666 }), second]],
  [
    'members that overlap',
    'dangerous',
    'archive-bomb',
    [file({ central: { packedSize: 30, size: 30 }, local: { packedSize: 30, size: 30 } }), second],
  ],
];

describe('an archive that readers take differently', () => {
  it.each(
    tricks.map(
      ([what, state, rule, members, options = {}]) => [what, state, rule, members, options] as const,
    ),
  )('%s: %s, %s', async (_what, state, rule, members, options) => {
    const reading = await read(zipArchive(members, options));
    expect(reading.findings.map((finding) => finding.rule)).toContain(rule);
    expect(reading.state).toBe(state);
  });

  it('has both views of a member as members', async () => {
    const reading = await read(zipArchive([file({ local: { name: 'model/other' } }), second]));
    expect(reading.members.map(({ name }) => name)).toEqual([
      'model/data.pkl',
      'model/other',
      'model/version',
    ]);
    expect(await Promise.all(reading.members.map(contents))).toEqual(['tensor data', 'tensor data', '3\n']);
  });

  it('has members that no directory names', async () => {
    const hidden = { name: 'evil.pkl', content: code, isHidden: true };
    for (const archive of [
      zipArchive([hidden, file()]),
      zipArchive([file(), hidden]),
      zipArchive([
        file(),
        { ...hidden, method: 8, packed: deflateRawSync(code), descriptor: 'usual' },
        second,
      ]),
      Buffer.concat([zipArchive([{ name: 'evil.pkl', content: code }]), zipArchive([file()])]),
      zipArchive([file()], { appended: zipArchive([{ name: 'evil.pkl', content: code }]).subarray(0, 60) }),
    ]) {
      const { members, state, findings } = await read(archive);
      const found = members.find(({ name }) => name === 'evil.pkl');
      expect(found && (await contents(found))).toMatch(/^a pickle/);
      expect(members.map(({ name }) => name)).toContain('model/data.pkl');
      expect(findings.map(({ rule }) => rule)).toContain('archive-hidden-data');
      expect(state).toBe('unknown');
    }
  });

  it('has the members of every directory that some reader finds', async () => {
    const one = zipArchive([file()]);
    const fake = Buffer.concat([one, zipArchive([{ name: 'evil.pkl', content: code }])]);
    const { offset, size } = placeOfDirectory(fake);
    // The comment of the outer end record holds another that points to the other directory.
    const both = zipArchive([file(), second], {
      prefix: fake,
      comment: endRecord({ count: 1, size, offset }),
    });
    const { members, state, findings } = await read(both);
    expect(findings.map(({ message }) => message).join()).toContain('different ends or central directories');
    expect(members.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['model/data.pkl', 'model/version', 'evil.pkl']),
    );
    expect(state).toBe('dangerous');
  });

  it('has the members that are left where the end is cut off', async () => {
    const bytes = zipArchive([file(), second]);
    const { members, state } = await read(bytes.subarray(0, bytes.length - 30));
    expect(state).toBe('undecidable');
    expect(members.map(({ name }) => name)).toEqual(['model/data.pkl', 'model/version']);
  });
});

function placeOfDirectory(archive: Buffer): { offset: number; size: number } {
  const offset = archive.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  return { offset, size: archive.lastIndexOf('PK\x05\x06', undefined, 'latin1') - offset };
}

const openings: readonly [what: string, member: Partial<ZipMember>, contents: string][] = [
  ['a wrong checksum (CVE-2025-10156)', { local: { checksum: 1 }, central: { checksum: 1 } }, mismatch()],
  [
    'a wrong checksum of packed data',
    { method: 8, packed, local: { checksum: 1 }, central: { checksum: 1 } },
    mismatch(),
  ],
  ['a wrong size', { method: 8, packed, local: { size: 5 }, central: { size: 5 } }, mismatch()],
  ['bytes behind packed data', { method: 8, packed: Buffer.concat([packed, code]) }, mismatch()],
  ['marked as encrypted, yet packed plainly', { method: 8, packed, flags: 1 }, mismatch()],
  ['marked as encrypted, yet stored plainly', { flags: 1 }, 'tensor data'],
  ['encrypted by one header', { central: { flags: 1 } }, 'tensor data'],
  ['encrypted by one header, and packed', { method: 8, packed, central: { flags: 1 } }, 'tensor data'],
  ['encrypted', { flags: 1, packed: Buffer.alloc(23) }, 'content-unsupported'],
  ['encrypted and packed', { flags: 1, method: 8, packed: Buffer.alloc(23, 7) }, 'content-unsupported'],
  ['encrypted by AES', { method: 99, packed: Buffer.alloc(39) }, 'content-unsupported'],
  ['a method that is not read', { method: 98 }, 'content-unsupported'],
  ['broken packed data', { method: 8, packed: Buffer.alloc(9, 0xff) }, 'archive-header-mismatch but '],
];

function mismatch(): string {
  return 'archive-header-mismatch but tensor data';
}

describe('a member', () => {
  it.each(openings)('with %s', async (_what, over, expected) => {
    const { members } = await read(zipArchive([file(over), second]));
    expect(await contents(members[0] as ArchiveMember)).toBe(expected);
  });

  it('of many is told in time when it is no longer wanted', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => ({ name: `${index}`, content: code }));
    const stop = new AbortController();
    const reading = readZip(new MemorySource(zipArchive(many, { zip64: {} })), { limits }, stop.signal);
    const outcome = reading.catch((error: unknown) => error);
    await setTimeout(30);
    stop.abort(new Error('no longer wanted'));
    expect(await outcome).toMatchObject({ message: 'no longer wanted' });
  });

  it('that lies as it is, is a part of the archive', async () => {
    const { members } = await read(zipArchive([file(), file({ name: 'b', method: 8, packed })]));
    expect(members.map(({ isStored }) => isStored)).toEqual([true, false]);
    expect(members[0]?.offset).toBe(30 + 'model/data.pkl'.length);
  });
});

describe('a remote archive', () => {
  const many = Array.from({ length: 200 }, (_, index) => file({ name: `m/${index}`, descriptor: 'usual' }));

  it('is read in few requests, and says what was left unread', async () => {
    const source = new CountingSource(new MemorySource(zipArchive(many, { alignment: 64 })));
    let requests = 0;
    const remote = {
      size: source.size,
      read: (offset: number, length: number) => {
        requests += 1;
        return source.read(offset, length);
      },
    };
    const reading = await readZip(remote, { limits, localHeaders: 'unread' });
    expect(reading.members).toHaveLength(200);
    expect(reading.state).toBe('clean');
    expect(reading.notRead).toHaveLength(1);
    expect(requests).toBeLessThan(3);
    expect(await contents(reading.members[7] as ArchiveMember)).toBe('tensor data');
    expect(requests).toBeLessThan(5);
  });

  it('compares the headers of a member when it is opened', async () => {
    const source = new MemorySource(zipArchive([file({ local: { name: 'model/other' } })]));
    const { members } = await readZip(source, { limits, localHeaders: 'unread' });
    expect(await contents(members[0] as ArchiveMember)).toBe(mismatch());
  });
});

describe('a file that may be an archive', () => {
  it('is known by its beginning, or by its end', async () => {
    const archive = zipArchive([file()]);
    expect(looksLikeZip(archive)).toBe(true);
    expect(looksLikeZip(code)).toBe(false);
    expect(await endsLikeZip(new MemorySource(Buffer.concat([code, archive])))).toBe(true);
    expect(await endsLikeZip(new MemorySource(Buffer.concat([archive, Buffer.alloc(99)])))).toBe(true);
    expect(
      await endsLikeZip(new MemorySource(Buffer.from('some text PK\x05\x06 and more of it, no archive'))),
    ).toBe(false);
  });
});
