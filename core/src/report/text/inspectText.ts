import { byteSize } from '../../text/byteSize.ts';
import type { InspectReport } from '../inspectReport.ts';
import { masked } from '../masked.ts';
import { inspectPickleLines } from './inspectPickle.ts';
import { shownText } from './inspectShown.ts';
import { inspectTables } from './inspectTables.ts';
import type { TextOptions } from './lintText.ts';
import { fileBlock } from './scanText.ts';
import { type Style, textStyle } from './style.ts';

/** Lines that are printed at a time. */
const batch = 200;

/**
 * For people: what a file says of itself, then the verdict on it, so that nobody reads a header and misses a danger.
 * Yields parts of the text as soon as they are known, and reads no further than it is asked; `quiet` leaves the verdict
 * alone.
 * @throws the signal's reason where it was aborted
 */
export async function* renderInspectText(
  report: InspectReport,
  { colour, quiet }: TextOptions,
): AsyncGenerator<string> {
  const style = textStyle(colour);
  if (!quiet) yield* listing(report, style);
  yield fileBlock(masked(await report.judge(), 'mask paths'), style);
}

async function* listing(report: InspectReport, style: Style): AsyncGenerator<string> {
  const { contents, path, signal } = report;
  yield* inBatches(headLines(report, style));
  yield* inBatches(inspectTables(contents, style));
  for (const { member, read } of contents.pickles) {
    const where = member === undefined ? path : `${path}!/${member}`;
    yield `\n${style.bold(`Pickle ${shownText(where)}`)}\n`;
    for await (const events of read(signal === undefined ? {} : { signal }))
      yield* inBatches(inspectPickleLines(events, contents.size, style));
  }
  yield '\n';
}

function* headLines({ path, contents }: InspectReport, style: Style): Generator<string> {
  const { format, size, packed, fault } = contents;
  yield `${style.bold(shownText(path))}: ${format}, ${byteSize(size)}`;
  for (const layer of packed) {
    const broken = layer.fault === undefined ? '' : `, and no more: ${shownText(layer.fault)}`;
    yield `  ${layer.compression}: ${byteSize(layer.packedSize)} unpack to ${byteSize(layer.size)}${broken}`;
  }
  if (fault !== undefined) yield `  ${style.severity('warning', 'It cannot be shown')}: ${shownText(fault)}`;
}

function* inBatches(lines: Iterable<string>): Generator<string> {
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    if (part.length < batch) continue;
    yield `${part.join('\n')}\n`;
    part = [];
  }
  if (part.length > 0) yield `${part.join('\n')}\n`;
}
