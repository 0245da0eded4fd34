import type { ByteSource } from '../../bytes/byteSource.ts';
import { type ContentFinding, type ContentsVerdict, worst } from '../../finding/contentFinding.ts';
import type { ContentRule } from '../../finding/ruleCatalogue.ts';
import { judgeOtherReading } from './judgeOtherReading.ts';
import { type AcceptedNames, judgeStream, none } from './judgeStream.ts';
import { readStream } from './machine.ts';
import { type NestedConstant, nestedKind } from './nestedConstant.ts';
import type { StreamReading } from './streamReading.ts';

/** Streams one behind the other in one file; the legacy torch format has five. */
export const mostStreams = 10_000;

const breaks: ReadonlySet<ContentRule> = new Set(['pickle-broken-stream', 'content-unsupported']);

/** The verdict on pickle streams, and how they lie in the file. */
export interface PickleVerdict extends ContentsVerdict {
  readonly streams: readonly StreamReading[];
  /** Where the last stream ended; what follows is for the format around it to know. */
  readonly end: number;
}

export interface PickleOptions {
  /** Of the first stream. */
  readonly start?: number;
  /** Streams that the loader reads; without it all that follow each other. */
  readonly streams?: number;
  /** Judges a constant of a stream that looks like something a loader would interpret. */
  inspectConstant?(source: ByteSource, offset: number, length: number): Promise<ContentsVerdict>;
  readonly accepted?: AcceptedNames;
  readonly signal?: AbortSignal;
}

/**
 * Judges pickle streams, one behind the other, and what is packed in their constants.
 * @throws ByteReadError where the source cannot be read; the signal's reason where it was aborted
 */
export async function scanPickle(source: ByteSource, options: PickleOptions = {}): Promise<PickleVerdict> {
  const { signal, start = 0 } = options;
  const streams: StreamReading[] = [];
  const verdicts: ContentsVerdict[] = [];
  let end = start;
  do {
    const reading = await readStream(source, end, 'joblib', signal);
    streams.push(reading);
    verdicts.push(...(await judgeReading(source, reading, options)));
    end = reading.end.offset;
    if (reading.end.kind !== 'stop') break;
  } while (await goesOn(source, end, streams.length, options));
  return {
    state: worst(verdicts.map(({ state }) => state)),
    findings: verdicts.flatMap(({ findings }) => findings),
    streams,
    end,
  };
}

async function goesOn(
  source: ByteSource,
  end: number,
  count: number,
  { streams, signal }: PickleOptions,
): Promise<boolean> {
  if (streams !== undefined) return count < streams;
  return count < mostStreams && (await beginsStream(source, end, signal));
}

/** Whether one stream of several begins at an offset: of protocol 2 or newer, or one of an older that imports something. */
export async function beginsStream(
  source: ByteSource,
  offset: number,
  signal?: AbortSignal,
): Promise<boolean> {
  if (offset >= source.size) return false;
  return nestedKind(await source.read(offset, 128, signal)) === 'pickle';
}

async function judgeReading(
  source: ByteSource,
  reading: StreamReading,
  options: PickleOptions,
): Promise<ContentsVerdict[]> {
  const verdicts = [judgeStream(reading, options.accepted), await judgeConstants(source, reading, options)];
  for (const embedded of reading.embedded) verdicts.push(...(await judgeReading(source, embedded, options)));
  if (reading.arrayBytes > 0 || reading.embedded.length > 0) {
    // pickle.load takes for opcodes what joblib.load takes for an array.
    const plain = await readStream(source, reading.start, 'pickle', options.signal);
    verdicts.push(judgeOtherReading(plain, reading, options.accepted ?? none));
  }
  return verdicts;
}

/** What is packed in constants: nothing runs it by itself, but a call of the stream may. */
async function judgeConstants(
  source: ByteSource,
  { nested }: StreamReading,
  { inspectConstant }: PickleOptions,
): Promise<ContentsVerdict> {
  const verdicts: ContentsVerdict[] = [];
  const findings: ContentFinding[] = [];
  for (const { offset, length, kind, isLoaded = false } of nested) {
    const inner = await inspectConstant?.(source, offset, length);
    if (inner === undefined || inner.state === 'clean' || (!isLoaded && isOrdinaryData(inner, kind)))
      continue;
    const isDangerous = inner.state === 'dangerous';
    const [first] = inner.findings;
    verdicts.push(inner);
    findings.push({
      rule: 'pickle-nested',
      severity: isDangerous ? 'error' : 'warning',
      message: `A constant of the stream is a ${kind} itself, and ${isDangerous ? 'a dangerous one' : 'not one of known names alone'}: ${first?.message ?? ''}`,
      offset,
      ...(first?.evidence === undefined ? {} : { evidence: first.evidence }),
    });
  }
  return { state: worst(verdicts.map(({ state }) => state)), findings };
}

/** Data that only happens to begin like a pickle or an archive breaks at once and names nothing. */
function isOrdinaryData({ state, findings }: ContentsVerdict, kind: NestedConstant['kind']): boolean {
  return (
    state === 'undecidable' &&
    findings.every(
      ({ rule }) => breaks.has(rule) || (kind === 'compressed' && rule === 'archive-header-mismatch'),
    )
  );
}
