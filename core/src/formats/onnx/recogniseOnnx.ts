import type { ByteSource } from '../../bytes/byteSource.ts';
import { ProtobufReader, wireTypes } from '../protobuf/protobufReader.ts';
import { UnreadableStructure } from '../structureFault.ts';
import { messages } from './messages.ts';

/** Fields of the outermost message that are looked at, and those among them that no model has. */
const mostFields = 500;
const mostUnknown = 8;

/** Tags with which a graph can begin: each of its fields is a message or a text. */
const graphTags: ReadonlySet<number> = new Set(
  Object.keys(messages.graph)
    .map((number) => Number(number) * 8 + wireTypes.bytes)
    .filter((tag) => tag < 128),
);

/**
 * Whether bytes are an ONNX model: a protobuf message that has, among the fields of one, a version and a graph. Of the
 * graph only the first tag is looked at. Protobuf has no mark of its own, and other models are protobuf, too; none has
 * these fields in these forms.
 */
export async function recogniseOnnx(source: ByteSource, signal?: AbortSignal): Promise<boolean> {
  const reader = new ProtobufReader(source, signal);
  const seen = { version: false, opset: false, graph: false, unknown: 0 };
  try {
    for (let count = 0; count < mostFields; count += 1) {
      const field = await reader.next(source.size);
      if (field === undefined) break;
      const isMessage = field.wireType === wireTypes.bytes;
      if (field.number === 1) {
        if (field.wireType !== wireTypes.varint || field.value < 1 || field.value > 1000) return false;
        seen.version = true;
      } else if (field.number === 7) {
        if (!isMessage || !(await beginsGraph(source, reader.offset, field.end, signal))) return false;
        seen.graph = true;
      } else if (field.number === 8 && isMessage) seen.opset = true;
      else if (messages.model[field.number] === undefined) seen.unknown += 1;
      if (seen.unknown > mostUnknown) return false;
      if (seen.version && seen.opset && seen.graph) return true;
      reader.pass(field);
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
    return seen.version && seen.graph;
  }
  return seen.unknown === 0 && seen.graph && (seen.version || seen.opset);
}

async function beginsGraph(
  source: ByteSource,
  start: number,
  end: number,
  signal?: AbortSignal,
): Promise<boolean> {
  if (start === end) return true;
  const [tag = 0] = await source.read(start, 1, signal);
  return graphTags.has(tag);
}
