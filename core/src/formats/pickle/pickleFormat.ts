import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type ContentsVerdict, worst } from '../../finding/contentFinding.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeTail } from '../judgeTail.ts';
import { importable } from './importable.ts';
import { readStream } from './machine.ts';
import { dangerOf } from './policy/dangerous.ts';
import { scanPickle } from './scanPickle.ts';
import type { StreamReading } from './streamReading.ts';

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

/** PROTO, which begins what protocol 2 and newer write. */
function namesProtocol({ head }: Beginning): boolean {
  const [first, protocol] = head;
  return first === 0x80 && protocol !== undefined && protocol <= 5;
}

/** Streams that are read to find out whether bytes are pickles of protocols without a mark. */
const mostTried = 10;

/**
 * Protocols 0 and 1 have no mark of their own, so the bytes are read as streams, one behind the other: they have to
 * reach the end of the source, or to do something with what they name. A list of words that begins with `c` names a
 * module in vain, and "Git v2.17." is a number and STOP, behind which the words go on.
 */
async function isOldProtocol({ source, signal }: Beginning): Promise<boolean> {
  let [at, opcodes] = [0, 0];
  for (let count = 0; count < mostTried; count += 1) {
    const reading = await readStream(source, at, 'pickle', signal);
    opcodes += reading.opcodes;
    if (doesSomething(reading)) return true;
    if (reading.end.kind !== 'stop') return false;
    at = reading.end.offset;
    if (at >= source.size) return opcodes > 1;
  }
  return true;
}

function doesSomething({ end, callables }: StreamReading): boolean {
  return callables.some(
    ({ source, uses }) =>
      source.kind === 'global' &&
      importable.test(source.module) &&
      (uses.size > 1 || end.kind === 'stop' || dangerOf(source.module, source.name) !== undefined),
  );
}
