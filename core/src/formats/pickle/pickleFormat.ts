import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type ContentsVerdict, worst } from '../../finding/contentFinding.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeTail } from '../judgeTail.ts';
import { importable } from './importable.ts';
import { readStream } from './machine.ts';
import { headLength as nestedHead, nestedKind } from './nestedConstant.ts';
import { dangerOf } from './policy/dangerous.ts';
import { scanPickle } from './scanPickle.ts';

/** Pickle streams: of Python itself, dill, cloudpickle, joblib. */
export const pickleFormat: Format = {
  id: 'pickle',
  recognises: async (beginning) => namesProtocol(beginning) || (await isOldProtocol(beginning)),
  inspect: inspectPickle,
};

async function inspectPickle(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const { streams, end, state, findings } = await scanPickle(source, pickleOptions(inspection));
  const isWhole = streams.at(-1)?.end.kind === 'stop';
  const tail: ContentsVerdict = isWhole
    ? await judgeTail(source, end, 'the last stream', inspection)
    : { state: 'clean', findings: [] };
  const arrayBytes = streams.reduce((sum, stream) => sum + stream.arrayBytes, 0);
  return {
    state: worst([state, tail.state]),
    findings: [...findings, ...tail.findings],
    ...(streams.some((stream) => stream.arrayBytes > 0 || stream.embedded.length > 0)
      ? { format: 'joblib' }
      : {}),
    ...(arrayBytes === 0 ? {} : { notRead: [{ what: 'array data', bytes: arrayBytes }] }),
  };
}

/** How a format that holds pickles has them scanned: constants are inspected as bytes found inside. */
export function pickleOptions({ signal, acceptedNames, inspectInner }: Inspection) {
  return {
    accepted: acceptedNames,
    ...(signal === undefined ? {} : { signal }),
    inspectConstant: (source: ByteSource, offset: number, length: number) =>
      inspectInner(new SliceSource(source, offset, length), `constant at ${offset}`),
  };
}

async function endsOrGoesOn(source: ByteSource, end: number, signal?: AbortSignal): Promise<boolean> {
  return end === source.size || nestedKind(await source.read(end, nestedHead, signal)) === 'pickle';
}

/** PROTO, which begins what protocol 2 and newer write. */
function namesProtocol({ head }: Beginning): boolean {
  const [first, protocol] = head;
  return first === 0x80 && protocol !== undefined && protocol <= 5;
}

/**
 * Protocols 0 and 1 have no mark of their own, so the bytes are read as a stream: it has to reach its end, or to do
 * something with what it names. A list of words that begins with `c` names a module in vain.
 */
async function isOldProtocol({ source, signal }: Beginning): Promise<boolean> {
  const { end, callables, opcodes } = await readStream(source, 0, 'pickle', signal);
  // "Git v2.17." is a number and STOP: words go on behind it, and not a further stream.
  if (end.kind === 'stop' && opcodes > 1 && (await endsOrGoesOn(source, end.offset, signal))) return true;
  return callables.some(
    ({ source: from, uses }) =>
      from.kind === 'global' &&
      importable.test(from.module) &&
      (uses.size > 1 || end.kind === 'stop' || dangerOf(from.module, from.name) !== undefined),
  );
}
