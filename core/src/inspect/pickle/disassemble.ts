import { ByteReadError, type ByteSource } from '../../bytes/byteSource.ts';
import { watchStream } from '../../formats/pickle/machine.ts';
import { beginsStream, mostStreams } from '../../formats/pickle/scanPickle.ts';
import { storageLength } from '../../formats/pickle/storages.ts';
import type { StreamReading } from '../../formats/pickle/streamReading.ts';
import type { PickleEvent } from './pickleEvent.ts';
import { StreamTeller } from './streamTeller.ts';

export interface DisassemblyOptions {
  /** Of the first stream; 0 by default. */
  readonly start?: number;
  /** `torch-legacy`: five streams, and the storages that the fourth of them names. */
  readonly layout?: 'streams' | 'torch-legacy';
  /** Instructions that are told, over all streams; the rest is read and counted. */
  readonly most?: number;
  readonly signal?: AbortSignal;
}

const legacyStreams = 5;
/** Of legacy torch's streams, the one that holds the object. */
const legacyObject = 3;

/**
 * Reads pickle streams, one behind the other, and tells each instruction with what it does. The machine is the one that
 * judges. Streams: yields batches as soon as they are read, and reads no further than it is asked.
 * @throws the signal's reason where it was aborted
 */
export async function* disassemble(
  source: ByteSource,
  options: DisassemblyOptions = {},
): AsyncGenerator<readonly PickleEvent[]> {
  try {
    yield* readStreams(source, options);
  } catch (fault) {
    if (!(fault instanceof ByteReadError)) throw fault;
    yield [{ kind: 'unreadable', reason: fault.message }];
  }
}

async function* readStreams(
  source: ByteSource,
  { start = 0, layout = 'streams', most = Number.POSITIVE_INFINITY, signal }: DisassemblyOptions,
): AsyncGenerator<readonly PickleEvent[]> {
  const teller = new StreamTeller(most);
  const isLegacy = layout === 'torch-legacy';
  let [at, count] = [start, 0];
  let object: StreamReading | undefined;
  for (;;) {
    const reading = yield* readOne(source, at, teller, signal);
    if (reading.end.kind !== 'stop') return;
    if (count === legacyObject) object = reading;
    at = reading.end.offset;
    count += 1;
    if (
      isLegacy ? count === legacyStreams : count === mostStreams || !(await beginsStream(source, at, signal))
    )
      break;
  }
  const storages = isLegacy && object !== undefined ? storageBytes(object) : 0;
  const end = Math.min(source.size, at + storages);
  const rest = [
    dataEvent(at, end, `tensor data of ${object?.storages.length} storages`),
    dataEvent(end, source.size, 'bytes behind the end'),
  ].filter(({ length }) => length > 0);
  if (rest.length > 0) yield rest;
}

async function* readOne(
  source: ByteSource,
  start: number,
  teller: StreamTeller,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly PickleEvent[], StreamReading> {
  const reading = watchStream(source, start, 'joblib', teller, signal);
  for (;;) {
    const { done, value } = await reading.next();
    const events = teller.take();
    if (events.length > 0) yield events;
    if (done === true) return value;
  }
}

/** Bytes of the storages behind the last stream: the number of items in eight bytes each, and the items. */
function storageBytes({ storages }: StreamReading): number {
  return storages.reduce((sum, storage) => sum + 8 + (storageLength(storage) ?? 0), 0);
}

function dataEvent(offset: number, end: number, what: string): Extract<PickleEvent, { kind: 'data' }> {
  return { kind: 'data', offset, length: end - offset, what, depth: 0 };
}
