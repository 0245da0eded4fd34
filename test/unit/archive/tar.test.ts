import { describe, expect, it } from 'vitest';
import { UnreadableMember } from '../../../core/src/archive/archive.ts';
import { readTar } from '../../../core/src/archive/tar/readTar.ts';
import { looksLikeTar } from '../../../core/src/archive/tar/tarHeader.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import type { ContentsState } from '../../../core/src/finding/contentFinding.ts';
import type { ContentRule } from '../../../core/src/finding/ruleCatalogue.ts';
import { longHeader, paxHeader, type TarMember, tarArchive, tarMembers } from '../../support/tarAssembler.ts';

const read = (bytes: Uint8Array) => readTar(new MemorySource(bytes));
const content = Buffer.from('weights '.repeat(100));
const file: TarMember = { name: 'model_weights.ckpt', content };
const long = `folder/${'long'.repeat(50)}`;

const honest: readonly [what: string, members: TarMember[], names: string[]][] = [
  ['files and a folder', [{ name: './', type: '5' }, file], ['./', 'model_weights.ckpt']],
  ['a prefix', [{ ...file, name: 'b', prefix: 'a' }], ['a/b']],
  ['a long name of GNU tar', [longHeader('L', long), file], [long]],
  ['a long name of pax', [paxHeader({ path: long, mtime: '1.5' }), file], [long]],
  ['a size that pax repeats', [paxHeader({ size: '800' }), file], ['model_weights.ckpt']],
  ['a global header', [paxHeader({ comment: 'a commit' }, 'g'), file], ['model_weights.ckpt']],
  ['a size in bytes', [{ ...file, isSizeBinary: true }], ['model_weights.ckpt']],
  ['a file of the oldest kind', [{ ...file, type: '\0' }], ['model_weights.ckpt']],
  [
    'a link inside',
    [file, { name: 'a/l', type: '2', target: '../model_weights.ckpt' }],
    ['model_weights.ckpt', 'a/l'],
  ],
  [
    'a hard link',
    [file, { name: 'a/l', type: '1', target: 'model_weights.ckpt' }],
    ['model_weights.ckpt', 'a/l'],
  ],
];

describe('an honest tar archive', () => {
  it.each(honest)('with %s', async (_what, members, names) => {
    const bytes = tarArchive(members);
    const reading = await read(bytes);
    expect(looksLikeTar(bytes)).toBe(true);
    expect(reading.findings).toEqual([]);
    expect(reading.members.map(({ name }) => name)).toEqual(names);
    const weights = reading.members.find(({ kind }) => kind === 'file');
    expect(weights?.size).toBe(content.length);
    const opened = await weights?.open();
    expect(Buffer.from((await opened?.read(0, 2000)) ?? []).equals(content)).toBe(true);
    expect(reading.end).toBe(bytes.length);
  });

  it('may end without its mark, and with more zeros than it needs', async () => {
    expect((await read(tarMembers([file]))).state).toBe('clean');
    expect((await read(Buffer.concat([tarArchive([file]), Buffer.alloc(9000)]))).state).toBe('clean');
  });
});

const tricks: readonly [what: string, state: ContentsState, rule: ContentRule, bytes: Uint8Array][] = [
  ['a way out', 'dangerous', 'archive-traversal', tarArchive([{ ...file, name: '../x' }])],
  ['an absolute name', 'dangerous', 'archive-traversal', tarArchive([{ ...file, name: '/x' }])],
  [
    'a way out by a pax name',
    'dangerous',
    'archive-traversal',
    tarArchive([paxHeader({ path: 'a/../../b' }), file]),
  ],
  [
    'a link that leads out',
    'dangerous',
    'link-escapes',
    tarArchive([{ name: 'l', type: '2', target: '../x' }]),
  ],
  ['a link to the root', 'dangerous', 'link-escapes', tarArchive([{ name: 'l', type: '2', target: '/etc' }])],
  [
    'a hard link that leads out of the archive',
    'dangerous',
    'link-escapes',
    tarArchive([{ name: 'a/l', type: '1', target: '../x' }]),
  ],
  [
    'a long target that leads out',
    'dangerous',
    'link-escapes',
    tarArchive([longHeader('K', `${'../'.repeat(40)}x`), { name: 'l', type: '2', target: 'x' }]),
  ],
  ['a device', 'unknown', 'archive-traversal', tarArchive([{ name: 'd', type: '3' }])],
  ['a pipe', 'unknown', 'archive-traversal', tarArchive([{ name: 'd', type: '6' }])],
  ['one name twice', 'unknown', 'archive-duplicate-member', tarArchive([file, file])],
  [
    'two sizes (CVE-2025-62518)',
    'dangerous',
    'archive-header-mismatch',
    tarArchive([paxHeader({ size: '512' }), { ...file, size: 0 }]),
  ],
  [
    'a folder with a size',
    'unknown',
    'archive-header-mismatch',
    tarArchive([{ name: 'd/', type: '5', size: 512 }]),
  ],
  ['a sparse file', 'undecidable', 'content-unsupported', tarArchive([{ ...file, type: 'S' }])],
  [
    'a sparse file of pax',
    'undecidable',
    'content-unsupported',
    tarArchive([paxHeader({ 'GNU.sparse.major': '1' }), file]),
  ],
  ['another volume', 'undecidable', 'content-unsupported', tarArchive([{ ...file, type: 'M' }])],
  [
    'a wrong checksum',
    'undecidable',
    'archive-header-mismatch',
    tarArchive([file, { ...file, name: 'b', hasWrongChecksum: true }]),
  ],
  [
    'broken pax records',
    'undecidable',
    'archive-header-mismatch',
    tarArchive([{ ...file, type: 'x' }, file]),
  ],
  ['an end in data', 'undecidable', 'archive-header-mismatch', tarMembers([file]).subarray(0, 700)],
  [
    'an end in a header',
    'undecidable',
    'archive-header-mismatch',
    tarMembers([file, file]).subarray(0, 1700),
  ],
  [
    'a member behind the end',
    'unknown',
    'archive-hidden-data',
    Buffer.concat([tarArchive([file]), tarArchive([{ ...file, name: 'evil' }])]),
  ],
  [
    'bytes behind the end',
    'unknown',
    'archive-hidden-data',
    Buffer.concat([tarArchive([file]), Buffer.alloc(512, 'x')]),
  ],
  [
    'few bytes behind the end',
    'unknown',
    'archive-hidden-data',
    Buffer.concat([tarArchive([file]), Buffer.from('cos\nsystem')]),
  ],
];

describe('a tar archive that readers take differently', () => {
  it.each(tricks)('%s: %s, %s', async (_what, state, rule, bytes) => {
    const reading = await read(bytes);
    expect(reading.findings.map((finding) => finding.rule)).toContain(rule);
    expect(reading.state).toBe(state);
  });

  it('has the members behind its end', async () => {
    const { members, end } = await read(
      Buffer.concat([tarArchive([file]), tarArchive([{ ...file, name: 'evil' }])]),
    );
    expect(members.map(({ name }) => name)).toEqual(['model_weights.ckpt', 'evil']);
    expect(end).toBe(tarArchive([file]).length);
  });

  it('tells that data are cut off, and gives what there is', async () => {
    const { members } = await read(tarMembers([file]).subarray(0, 700));
    const fault = await members[0]?.open().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UnreadableMember);
    expect((fault as UnreadableMember).readable?.size).toBe(188);
  });

  it('does not put sparse files together', async () => {
    const { members } = await read(tarArchive([{ ...file, type: 'S' }]));
    await expect(members[0]?.open()).rejects.toMatchObject({ rule: 'content-unsupported' });
  });
});

describe('what is no tar archive', () => {
  it.each([
    ['zeros', new Uint8Array(2048)],
    ['text', Buffer.alloc(2048, 'text ')],
    ['too little', tarArchive([file]).subarray(0, 300)],
  ])('%s', (_what, bytes) => {
    expect(looksLikeTar(bytes)).toBe(false);
  });
});
