import type { ZipEntry, ZipRow } from '../inspect/archive/zipListing.ts';
import type { FileContents } from '../inspect/fileContents.ts';
import type { PickleEvent, PickleIn } from '../inspect/pickle/pickleEvent.ts';
import type { ScannedFile } from '../verify/scan/scanReport.ts';
import { jsonText } from './escape/json.ts';
import { firstOf } from './inspectList.ts';
import type { InspectReport } from './inspectReport.ts';
import { ggufJson, numpyJson, onnxJson, safetensorsJson } from './inspectWeightsJson.ts';
import { masked } from './masked.ts';
import { contentFindingJson } from './scanJson.ts';

/** Instructions that are listed, of all pickles of a file; all are counted. */
const mostInstructions = 10_000;

/** A stream with the first of its instructions; streams within it follow it, one deeper. */
interface StreamJson {
  member: string | undefined;
  offset: number;
  depth: number;
  protocol?: number;
  instructionCount?: number;
  end?: { kind: string; offset: number; reason?: string };
  instructions: object[];
  data: { offset: number; bytes: number; what: string }[];
}

/** JSON of version 1, as `schemas/cli/inspect.schema.json` describes it; offsets are bytes from 0. */
export async function renderInspectJson(report: InspectReport): Promise<string> {
  const { tool, path, contents, signal } = report;
  const streams = await pickleStreams(contents.pickles, signal);
  const verdict = await report.judge();
  const { size, packed, fault, zip, tar, safetensors, gguf, onnx, numpy } = contents;
  return jsonText({
    version: 1,
    tool,
    path,
    ...masked(
      {
        size,
        ...verdictJson(verdict, contents),
        fault,
        compressed: packed.length === 0 ? undefined : packed,
        zip: zip && firstOf('entries', zip, zipEntryJson),
        tar:
          tar &&
          firstOf('members', tar, ({ name, kind, target, size: bytes, offset }) => ({
            name,
            kind,
            target,
            size: bytes,
            offset,
          })),
        safetensors: safetensors && safetensorsJson(safetensors),
        gguf: gguf && ggufJson(gguf),
        onnx: onnx && onnxJson(onnx),
        numpy: numpy && numpyJson(numpy),
        pickle: contents.pickles.length === 0 ? undefined : { streams },
      },
      'mask paths',
    ),
  });
}

function verdictJson({ format, state, reason, findings }: ScannedFile, contents: FileContents) {
  return {
    // What is not recognised in the end is told by its outermost layer.
    format: format === 'unknown' ? contents.format : format,
    verdict: state,
    reason,
    findings: findings.map(contentFindingJson),
  };
}

async function pickleStreams(pickles: readonly PickleIn[], signal?: AbortSignal): Promise<StreamJson[]> {
  const streams: StreamJson[] = [];
  let left = mostInstructions;
  for (const { member, read } of pickles) {
    const open: StreamJson[] = [];
    let last: StreamJson | undefined;
    for await (const events of read({ most: left, ...(signal === undefined ? {} : { signal }) })) {
      for (const event of events) {
        if (event.kind === 'instruction') left -= 1;
        if (event.kind === 'began') {
          last = { member, offset: event.offset, depth: event.depth, instructions: [], data: [] };
          open.push(last);
          streams.push(last);
        }
        takeEvent(open.at(-1) ?? last, event);
        if (event.kind === 'ended') open.pop();
      }
    }
  }
  return streams;
}

function takeEvent(stream: StreamJson | undefined, event: PickleEvent): void {
  if (stream === undefined) return;
  switch (event.kind) {
    case 'instruction': {
      const { offset, opcode, operand, marks, notes } = event;
      stream.instructions.push({
        offset,
        opcode,
        operand,
        marks,
        notes: notes.length === 0 ? undefined : notes,
      });
      break;
    }
    case 'data':
      stream.data.push({ offset: event.offset, bytes: event.length, what: event.what });
      break;
    case 'ended':
      stream.protocol = event.protocol;
      stream.instructionCount = event.instructions;
      stream.end = event.end;
      break;
    case 'unreadable':
      stream.end = { kind: 'unreadable', offset: stream.offset, reason: event.reason };
      break;
  }
}

function zipEntryJson({ local, isHidden, ...row }: ZipEntry) {
  return {
    ...zipRowJson(row),
    hidden: isHidden,
    local: typeof local === 'object' ? zipRowJson(local) : local,
  };
}

function zipRowJson({ checksum, ...row }: ZipRow) {
  return { ...row, crc32: checksum.toString(16).padStart(8, '0') };
}
