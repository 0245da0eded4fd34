import { deflateRawSync, zstdCompressSync } from 'node:zlib';
import {
  endRecord,
  unicodePathExtra,
  type ZipMember,
  type ZipOptions,
  zip64Extra,
  zipArchive,
} from '../zipAssembler.ts';
import { type HostileFile, harmlessPickle, hostileClass, hostilePickle } from './hostileFile.ts';

const content = hostilePickle;
const packed = deflateRawSync(content);
const evil = (over: Partial<ZipMember> = {}): ZipMember => ({ name: 'model/data.pkl', content, ...over });
const harmless = (over: Partial<ZipMember> = {}) => evil({ content: harmlessPickle, ...over });
const version: ZipMember = { name: 'model/version', content: Buffer.from('3\n') };
const torch = (members: readonly ZipMember[], options?: ZipOptions) =>
  zipArchive([...members, version], options);
const one = zipArchive([evil()]);

const noReader = 'no loader reads there by itself: another file has to lead to it';
const encrypted = 'the member is encrypted';

/** A checkpoint whose pickle one reader of zip finds and another does not. */
export const zipTricks: readonly HostileFile[] = hostileClass('zip-trick', [
  ['plain.pt', 'torch archive', torch([evil()], { alignment: 64 })],
  ['deflated.pt', 'torch archive', torch([evil({ method: 8, packed })])],
  ['streamed.pt', 'torch archive', torch([evil({ method: 8, packed, descriptor: 'usual' })])],
  ['zip64.pt', 'torch archive', torch([evil()], { zip64: {} })],
  [
    'zip64-sizes.pt',
    'torch archive',
    torch([
      evil({
        central: {
          size: 0xffffffff,
          packedSize: 0xffffffff,
          extra: zip64Extra(content.length, content.length),
        },
      }),
    ]),
  ],
  ['no-version.pt', 'torch archive', zipArchive([evil()])],
  [
    'other-root.pt',
    'torch archive',
    zipArchive([evil({ name: 'data.pkl' }), { ...version, name: 'version' }]),
  ],
  ['any-name.zip', 'torch archive', zipArchive([evil({ name: 'weights/part-1' })])],
  ['name-differs.pt', 'CVE-2025-1944', torch([evil({ local: { name: 'model/data.txt' } })])],
  ['name-differs-in-directory.pt', 'CVE-2025-1944', torch([evil({ central: { name: 'model/data.txt' } })])],
  ['flag-bits.pt', 'CVE-2025-1945', torch([evil({ central: { flags: 1 } })])],
  ['flag-bits-local.pt', 'CVE-2025-1945', torch([evil({ local: { flags: 1 } })])],
  ['flag-bits-both.pt', 'CVE-2025-1945', torch([evil({ flags: 1 })])],
  ['flag-bits-other.pt', 'CVE-2025-1945', torch([evil({ flags: 0x2040 })])],
  ['bad-crc.pt', 'CVE-2025-10156', torch([evil({ local: { checksum: 1 }, central: { checksum: 1 } })])],
  ['bad-crc-of-another.pt', 'CVE-2025-10156', zipArchive([{ ...version, central: { checksum: 1 } }, evil()])],
  [
    'bad-crc-deflated.pt',
    'CVE-2025-10156',
    torch([evil({ method: 8, packed, local: { checksum: 1 }, central: { checksum: 1 } })]),
  ],
  ['method-differs.pt', 'headers that differ', torch([evil({ method: 8, packed, local: { method: 0 } })])],
  ['method-differs-in-directory.pt', 'headers that differ', torch([evil({ central: { method: 8 } })])],
  ['size-differs.pt', 'headers that differ', torch([evil({ local: { packedSize: 4, size: 4 } })])],
  [
    'size-differs-in-directory.pt',
    'headers that differ',
    torch([evil({ central: { packedSize: 4, size: 4 } })]),
  ],
  ['size-of-nothing.pt', 'headers that differ', torch([evil({ central: { packedSize: 0, size: 0 } })])],
  [
    'deflated-size-differs.pt',
    'headers that differ',
    torch([evil({ method: 8, packed, local: { size: 1 }, central: { size: 1 } })]),
  ],
  ['duplicate-last.pt', 'duplicate members', torch([harmless(), evil()])],
  ['duplicate-first.pt', 'duplicate members', torch([evil(), harmless()])],
  ['duplicate-by-case.pt', 'duplicate members', torch([harmless(), evil({ name: 'model/DATA.pkl' })])],
  ['duplicate-by-separator.pt', 'duplicate members', torch([harmless(), evil({ name: 'model\\data.pkl' })])],
  [
    'not-in-the-directory.pt',
    'hidden members',
    torch([evil({ isHidden: true, name: 'model/data.pkl' }), harmless()]),
  ],
  ['count-too-small.pt', 'hidden members', zipArchive([version, evil()], { end: { count: 1 } })],
  ['prefix.pt', 'prefix', torch([evil()], { prefix: Buffer.from('#!/bin/sh\n') })],
  [
    'prefix-not-counted.pt',
    'prefix',
    torch([evil()], { prefix: Buffer.alloc(100, 'x'), isPrefixCounted: false }),
  ],
  ['pickle-before-the-archive.pt', 'prefix', torch([harmless()], { prefix: hostilePickle })],
  ['appended-pickle.pt', 'appended data', torch([harmless()], { appended: hostilePickle }), noReader],
  ['appended-archive.pt', 'appended data', Buffer.concat([torch([harmless()]), one])],
  ['two-directories.pt', 'appended data', Buffer.concat([one, torch([harmless()])])],
  ['pickle-in-comment.pt', 'comment', torch([harmless()], { comment: Buffer.from(hostilePickle) })],
  [
    'pickle-before-the-directory.pt',
    'gaps',
    torch([harmless()], { beforeDirectory: hostilePickle }),
    noReader,
  ],
  [
    'two-ends.pt',
    'two end records',
    zipArchive([harmless(), version], {
      prefix: one,
      comment: endRecord({
        count: 1,
        size: one.length - 22 - one.lastIndexOf(0x50, one.length - 30),
        offset: 0,
      }),
    }),
  ],
  ['end-cut-off.pt', 'broken archive', torch([evil()]).subarray(0, -30)],
  ['cut-in-the-member.pt', 'broken archive', one.subarray(0, 30 + 14 + content.length)],
  ['several-disks.pt', 'broken archive', torch([evil()], { end: { disk: 1 } })],
  [
    'second-name.pt',
    'Info-ZIP path',
    torch([evil({ name: 'model/data.txt', extra: unicodePathExtra('model/data.txt', 'model/data.pkl') })]),
  ],
  ['zero-byte-in-name.pt', 'names', torch([evil({ name: 'model/data.pkl\0.txt' })])],
  ['traversal.pt', 'names', torch([harmless({ name: '../../data.pkl' })])],
  ['absolute.pt', 'names', torch([harmless({ name: '/root/.bashrc' })])],
  [
    'link-out.pt',
    'names',
    torch([harmless(), { name: 'model/l', content: Buffer.from('../../etc/passwd'), unixMode: 0o120777 }]),
  ],
  ['zstd.pt', 'methods', torch([evil({ method: 93, packed: zstdCompressSync(content) })])],
  ['unknown-method.pt', 'methods', torch([evil({ method: 77 })]), 'no reader knows that method'],
  [
    'password.pt',
    'password',
    torch([evil({ flags: 1, packed: Buffer.alloc(content.length + 12, 0x5a) })]),
    encrypted,
  ],
  [
    'password-aes.pt',
    'password',
    torch([evil({ flags: 1, method: 99, packed: Buffer.alloc(99, 0x5a) })]),
    encrypted,
  ],
  [
    'overlap.pt',
    'zip bombs',
    torch([evil({ central: { packedSize: 90, size: 90 }, local: { packedSize: 90, size: 90 } })]),
  ],
]);
