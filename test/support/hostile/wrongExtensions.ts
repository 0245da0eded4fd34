import { gzipSync } from 'node:zlib';
import { assembleHdf5 } from '../hdf5Assembler.ts';
import { bytesOf, oldGlobal, op, stop, text, tuple } from '../pickleAssembler.ts';
import { safetensorsFile } from '../safetensorsFile.ts';
import { zipArchive } from '../zipAssembler.ts';
import { command, type HostileFile, hostileClass, hostilePickle } from './hostileFile.ts';

const oldProtocol = bytesOf(oldGlobal('os', 'system'), tuple(text(command)), op('REDUCE'), stop);
const torchZip = zipArchive([
  { name: 'model/data.pkl', content: hostilePickle },
  { name: 'model/version', content: Buffer.from('3\n') },
]);
const weights = safetensorsFile({ w: { dtype: 'F32', shape: [4] } });

/** A loader goes by content where a scanner goes by the name. */
export const wrongExtensions: readonly HostileFile[] = hostileClass('wrong-extension', [
  ...(
    [
      ['model.bin', 'CVE-2025-10155, GHSA-jgw4-cr84-mqxg'],
      ['model.pt', 'CVE-2025-10155, GHSA-jgw4-cr84-mqxg'],
      ['model.safetensors', 'civitai #6'],
      ['config.p', 'CVE-2025-1889'],
      ['config.json', 'CVE-2025-1889'],
      ['notes.txt', 'CVE-2025-1889'],
      ['README.md', 'CVE-2025-1889'],
      ['image.png', 'CVE-2025-1889'],
      ['model.onnx', 'CVE-2025-1889'],
      ['model.gguf', 'CVE-2025-1889'],
      ['model.h5', 'CVE-2025-1889'],
      ['model.npy', 'CVE-2025-1889'],
      ['weights.dat', 'CVE-2025-1889'],
      ['weights', 'CVE-2025-1889'],
      ['.hidden', 'CVE-2025-1889'],
    ] as const
  ).map(([name, source]) => [name, source, hostilePickle] as const),
  ['old-protocol.txt', 'CVE-2025-1889', oldProtocol],
  ['old-protocol.data', 'CVE-2025-1889', oldProtocol],
  ['torch-archive.safetensors', 'civitai #6', torchZip],
  ['torch-archive.pkl', 'CVE-2025-10155, GHSA-jgw4-cr84-mqxg', torchZip],
  ['torch-archive.jpg', 'CVE-2025-1889', torchZip],
  ['gzip.pkl', 'CVE-2025-1889', gzipSync(hostilePickle)],
  ['tensors-and-zip.safetensors', 'polyglot', Buffer.concat([weights, torchZip])],
  ['tensors-and-pickle.safetensors', 'polyglot', Buffer.concat([weights, hostilePickle])],
  ['text-and-zip.txt', 'polyglot', Buffer.concat([Buffer.from('An ordinary text.\n'), torchZip])],
  [
    'image-and-zip.png',
    'polyglot',
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), new Uint8Array(64), torchZip]),
  ],
  ['hdf5-and-pickle.h5', 'polyglot', Buffer.concat([assembleHdf5({}), hostilePickle])],
]);
