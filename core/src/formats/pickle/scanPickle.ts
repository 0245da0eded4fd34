import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import {
  type ContentFinding,
  type ContentsState,
  type ContentsVerdict,
  worst,
} from '../../finding/contentFinding.ts';
import { judgeStream } from './judgeStream.ts';
import { readStream } from './machine.ts';
import { nestedKind } from './nestedConstant.ts';
import type { StreamReading } from './streamReading.ts';

/** Streams one behind the other in one file; the legacy torch format has five. */
const mostStreams = 10_000;
/** Pickles within constants of pickles. */
const deepest = 4;
/** Constants of one file that are read as pickles. */
const mostNested = 1_000;

/** The verdict on pickle streams, and how they lie in the file. */
export interface PickleVerdict extends ContentsVerdict {
  readonly streams: readonly StreamReading[];
  /** Where the last stream ended; what follows is for the format around it to know. */
  readonly end: number;
}

interface Budget {
  nested: number;
}

/**
 * Judges the pickle streams with which a source begins, one behind the other, and those in their constants.
 * @throws ByteReadError where the source cannot be read; the signal's reason where it was aborted
 */
export async function scanPickle(source: ByteSource, signal?: AbortSignal): Promise<PickleVerdict> {
  return scan(source, 0, { nested: mostNested }, signal);
}

async function scan(
  source: ByteSource,
  depth: number,
  budget: Budget,
  signal?: AbortSignal,
): Promise<PickleVerdict> {
  const streams: StreamReading[] = [];
  const states: ContentsState[] = [];
  const findings: ContentFinding[] = [];
  let end = 0;
  do {
    const reading = await readStream(source, end, signal);
    const verdict = judgeStream(reading);
    const nested = await scanNested(source, reading, depth, budget, signal);
    streams.push(reading);
    states.push(verdict.state, nested.state);
    findings.push(...verdict.findings, ...nested.findings);
    end = reading.end.offset;
    if (reading.end.kind !== 'stop') break;
  } while (streams.length < mostStreams && (await beginsStream(source, end, signal)));
  return { state: worst(states), findings, streams, end };
}

/** A further stream of protocol 2 or newer, or one of an older protocol that imports something. */
async function beginsStream(source: ByteSource, offset: number, signal?: AbortSignal): Promise<boolean> {
  if (offset >= source.size) return false;
  return nestedKind(await source.read(offset, 128, signal)) === 'pickle';
}

/** Pickles in constants: nothing runs them by itself, but a call of the stream may. */
async function scanNested(
  source: ByteSource,
  { nested }: StreamReading,
  depth: number,
  budget: Budget,
  signal?: AbortSignal,
): Promise<ContentsVerdict> {
  const states: ContentsState[] = ['clean'];
  const findings: ContentFinding[] = [];
  for (const { offset, length, kind } of nested) {
    if (kind !== 'pickle') continue;
    if (depth >= deepest || budget.nested === 0) {
      const message = `A constant that looks like a pickle was not read: more than ${deepest} levels or ${mostNested} of them.`;
      return {
        state: worst([...states, 'undecidable']),
        findings: [...findings, { rule: 'limit-exceeded', severity: 'warning', message, offset }],
      };
    }
    budget.nested -= 1;
    const inner = await scan(new SliceSource(source, offset, length), depth + 1, budget, signal);
    if (inner.state === 'clean' || isOrdinaryData(inner)) continue;
    states.push(inner.state === 'undecidable' ? 'unknown' : inner.state);
    findings.push({
      rule: 'pickle-nested',
      severity: inner.state === 'dangerous' ? 'error' : 'warning',
      message: `A constant of the file is a pickle itself, and ${inner.state === 'dangerous' ? 'a dangerous one' : 'not one of known names alone'}: ${inner.findings[0]?.message ?? ''}`,
      offset,
      ...(inner.findings[0]?.evidence === undefined ? {} : { evidence: inner.findings[0].evidence }),
    });
  }
  return { state: worst(states), findings };
}

/** Data that happens to begin like a stream breaks at once and names nothing. */
function isOrdinaryData({ streams, findings }: PickleVerdict): boolean {
  return (
    streams.every(({ callables }) => callables.length === 0) &&
    findings.every(({ rule }) => rule === 'pickle-broken-stream')
  );
}
