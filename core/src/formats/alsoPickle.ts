import type { ByteSource } from '../bytes/byteSource.ts';
import { MemorySource } from '../bytes/memorySource.ts';
import { type Judged, worst } from '../finding/contentFinding.ts';
import { opcodes } from './pickle/opcodes.ts';
import { type PickleVerdict, scanPickle } from './pickle/scanPickle.ts';

/** Bytes in which most files of other formats prove that they are no pickle. */
const headLength = 4096;
const opcodeBytes: ReadonlySet<number | undefined> = new Set(Object.values(opcodes));

const identifier = /^[\p{L}\p{N}_.]+$/u;

/**
 * What an unpickler makes of a file of another format. The first bytes of some formats are pickle opcodes, too: a
 * safetensors file whose header has a length that begins with `X` is a text to the unpickler, which goes on behind it, in
 * the middle of the header. `torch.load` tries any file that is no zip archive as a pickle, so that such a
 * file runs code under another name. Ordinary data break at once, and tell nothing here.
 */
export async function judgeAsPickle(source: ByteSource, signal?: AbortSignal): Promise<readonly Judged[]> {
  const head = await source.read(0, headLength, signal);
  const first = await scanPickle(new MemorySource(head));
  // A byte that is no opcode ends the stream, whatever follows.
  if (!namesSomething(first) && !opcodeBytes.has(head[first.end])) return [];
  const verdict = await scanPickle(source, signal === undefined ? {} : { signal });
  if (!namesSomething(verdict)) return [];
  const state = worst(['unknown', verdict.state]);
  return [
    {
      state,
      finding: {
        rule: 'pickle-nested',
        severity: state === 'dangerous' ? 'error' : 'warning',
        message:
          'The file is a pickle as well: an unpickler that is given it, as by its name, reads it from the first byte and calls what it names.',
        offset: 0,
      },
    },
    ...verdict.findings.map((finding) => ({ state, finding })),
  ];
}

/** Bytes that are opcodes by chance name nothing that could be a module. */
function namesSomething({ streams }: PickleVerdict): boolean {
  return streams.some(
    ({ callables, dynamicImports }) =>
      dynamicImports.length > 0 ||
      callables.some(
        ({ source }) =>
          source.kind === 'global' && identifier.test(source.module) && identifier.test(source.name),
      ),
  );
}
