import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { bytesOf, op } from '../pickleAssembler.ts';
import { paxHeader, tarArchive } from '../tarAssembler.ts';
import { zipArchive } from '../zipAssembler.ts';
import { type HostileFile, harmlessPickle, hostileClass, hostilePickle } from './hostileFile.ts';

/** The shortest hostile pickle as bzip2, liblzma, lz4 and py7zr pack it. */
const packed = {
  bzip2:
    'QlpoOTFBWSZTWQ1jUhwAABFz4BUABABAA5AAKkreoEIECAAgACMNkJoxNGDypimjQBoAAI42nmNejUC9s/LbHqQwpuDAJypkU/boXckU4UJANY1IcA==',
  xz: '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAngASMAm9zjAZzeXN0ZW2TjBR0b3VjaCAvdG1wL213LW1hcmtlcoVSLgDCmBvBeZmNlQABQCjUUkrlH7bzfQEAAAAABFla',
  lzma: 'XQAAgAD//////////wBAAQ02/AcoN2NJafwJgBT4ehJk0UYHQGJifOUOFOisWpdqqA2LItSUyE9LOeR///olwAA=',
  lz4: 'BCJNGGhAKAAAAAAAAAB1KAAAgIAEjAJvc4wGc3lzdGVtk4wUdG91Y2ggL3RtcC9tdy1tYXJrZXKFUi4AAAAA',
  sevenZip:
    'N3q8ryccAAR5Ig3UgwAAAAAAAAAUAAAAAAAAABu9x+2ABIwCb3OMBnN5c3RlbZOMFHRvdWNoIC90bXAvbXctbWFya2VyhVIu4ABWAFNdAACBMweuD9CHwjyfP0dnPyeX2zIfOyH72jEbUBJVnlJqYYXNyzlw2yupZ+RWEWu2eRgA1/YJB5gt02SZBWugCKljdJLZZIBIWGIgr8XufED14AAAABcGKAEJWwAHCwEAASEhARgMVwAA',
  sevenZipLzma:
    'N3q8ryccAAQZtjNfkQAAAAAAAAAUAAAAAAAAAPWe2eQBACeABIwCb3OMBnN5c3RlbZOMFHRvdWNoIC90bXAvbXctbWFya2VyhVIuAOAAYgBdXQAAgTMHrg/QxEs8nzkQnGzqVhqO4c5CG/fdPUQ9+SMtAvWRMpjBWdP4SHpdr0sKLqNtHMh5SGIcSwS+XgB7258uyM1qp3THr5Jz417efjQkfrBrEG73Vr5SVtagAAAAFwYsAQllAAcLAQABISEBGAxjAAA=',
};
const unpacked = (name: keyof typeof packed) => Buffer.from(packed[name], 'base64');
const inZip = (content: Uint8Array, name = 'data.pkl') => zipArchive([{ name, content }]);
const inTar = (content: Uint8Array, name = 'data.pkl') => tarArchive([{ name, content }]);

function times<T>(count: number, first: T, next: (value: T) => T): T {
  return count === 0 ? first : next(times(count - 1, first, next));
}

const notUnpacked = 'its members are compressed in a way that this scanner does not unpack';
const tooDeep = 'more levels of archives than a scanner follows';

/** A pickle in what is not a pickle. */
export const containers: readonly HostileFile[] = hostileClass('other-container', [
  ['gzip.joblib', 'joblib', gzipSync(hostilePickle)],
  ['gzip-stored.joblib', 'joblib', gzipSync(hostilePickle, { level: 0 })],
  ['zlib.joblib', 'joblib', deflateSync(hostilePickle)],
  ['zlib-lowest.joblib', 'joblib', deflateSync(hostilePickle, { level: 1 })],
  ['bzip2.joblib', 'joblib', unpacked('bzip2')],
  ['xz.joblib', 'joblib', unpacked('xz')],
  ['lzma.joblib', 'joblib', unpacked('lzma')],
  ['lz4.joblib', 'joblib', unpacked('lz4')],
  ['zstd.pkl', 'compressed', zstdCompressSync(hostilePickle)],
  ['gzip-second-member.joblib', 'joblib', Buffer.concat([gzipSync(harmlessPickle), gzipSync(hostilePickle)])],
  ['gzip-trailing.joblib', 'joblib', Buffer.concat([gzipSync(harmlessPickle), hostilePickle])],
  [
    'gzip-cut-off.joblib',
    'joblib',
    gzipSync(bytesOf(hostilePickle, new Uint8Array(200)), { level: 0 }).subarray(0, 120),
  ],
  ['gzip-bad-crc.joblib', 'joblib', spoiled(gzipSync(hostilePickle), -6)],
  ['gzip-twice.joblib', 'nested archives', gzipSync(gzipSync(hostilePickle))],
  ['gzip-named-pt.pt', 'joblib', gzipSync(hostilePickle)],
  ['7z-named-pt.pt', 'nullifAI, 02/2025', unpacked('sevenZip'), notUnpacked],
  ['7z-named-bin.bin', 'nullifAI, 02/2025', unpacked('sevenZipLzma'), notUnpacked],
  ['7z.7z', 'nullifAI, 02/2025', unpacked('sevenZip'), notUnpacked],
  ['tar.tar', 'tar', inTar(hostilePickle)],
  ['tar-named-pt.pt', 'tar', inTar(hostilePickle)],
  ['tar-gzip.nemo', 'tar', gzipSync(inTar(hostilePickle, 'model_weights.ckpt'))],
  [
    'tar-pax-name.tar',
    'tar',
    tarArchive([paxHeader({ path: 'model.bin' }), { name: 'x.txt', content: hostilePickle }]),
  ],
  ['tar-traversal.tar', 'tar', inTar(harmlessPickle, '../../x.pkl')],
  ['tar-link.tar', 'tar', tarArchive([{ name: 'weights', type: '2', target: '/etc/passwd' }])],
  [
    'tar-two-sizes.tar',
    'CVE-2025-62518',
    tarArchive([paxHeader({ size: '512' }), { name: 'a', content: hostilePickle, size: 0 }]),
  ],
  ['tar-behind-the-end.tar', 'tar', Buffer.concat([inTar(harmlessPickle), inTar(hostilePickle)])],
  ['zip-in-zip.zip', 'nested archives', inZip(inZip(hostilePickle), 'inner.zip')],
  ['zip-in-tar.tar', 'nested archives', inTar(inZip(hostilePickle), 'inner.pt')],
  ['tar-in-zip.zip', 'nested archives', inZip(inTar(hostilePickle), 'inner.tar')],
  ['gzip-in-zip.zip', 'nested archives', inZip(gzipSync(hostilePickle), 'inner.gz')],
  [
    'zip-in-pickle.pkl',
    'nested archives',
    bytesOf(0x80, 4, op('SHORT_BINBYTES', inZip(hostilePickle).length, inZip(hostilePickle)), '.'),
  ],
  ['five-zips.zip', 'nested archives', times(4, inZip(hostilePickle), (inner) => inZip(inner, 'a'))],
  [
    'twenty-zips.zip',
    'nested archives',
    times(19, inZip(hostilePickle), (inner) => inZip(inner, 'a')),
    tooDeep,
  ],
  ['inner-name-harmless.zip', 'nested archives', inZip(hostilePickle, 'readme.txt')],
  ['inner-npy.npz', 'nested archives', inZip(hostilePickle, 'weights.npy')],
]);

function spoiled(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length + at] = (copy[copy.length + at] ?? 0) ^ 0xff;
  return copy;
}
