import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type Judged, joinJudged } from '../../finding/contentFinding.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { UnreadableStructure } from '../structureFault.ts';
import { MessagePackReader } from './messagePack.ts';

/** Values of one file; a model has some thousand. */
const mostValues = 10_000_000;
/** Maps in maps, as layers in layers. */
const deepest = 200;
/** An array, a complex number, a NumPy scalar (flax/serialization.py, `_MsgpackExtType`). */
const extensions: readonly number[] = [1, 2, 3];

/** The parameters of Flax: MessagePack of maps, texts, numbers and arrays, which runs nothing when it is read. */
export const flaxFormat: Format = {
  id: 'flax',
  // MessagePack has no mark of its own: a map, under the name that Flax gives it.
  recognises: ({ head, name }) =>
    /\.msgpack$/i.test(name) && (((head[0] ?? 0) & 0xf0) === 0x80 || head[0] === 0xde || head[0] === 0xdf),
  inspect,
};

async function inspect(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const judged: Judged[] = [];
  let data = 0;
  let end = source.size;
  try {
    const reader = new MessagePackReader(source, inspection.signal);
    data = await walk(reader, source, judged, inspection.signal);
    end = reader.offset;
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
    judged.push(told('undecidable', fault.fault.message, fault.fault.offset));
  }
  return {
    ...joinJudged([...judged, ...(await judgeHiddenData(source, end, inspection))]),
    ...(data === 0 ? {} : { notRead: [{ what: 'tensor data', bytes: data }] }),
  };
}

/** Walks one value and all in it. @returns bytes of data that were passed */
async function walk(
  reader: MessagePackReader,
  source: ByteSource,
  judged: Judged[],
  signal?: AbortSignal,
): Promise<number> {
  /** Values that are still to come at each level. */
  const open: number[] = [1];
  let data = 0;
  for (let count = 0; open.length > 0; count += 1) {
    if (count % 4096 === 0) signal?.throwIfAborted();
    if (count > mostValues || open.length > deepest)
      throw new UnreadableStructure(
        'It has more values than are read, or they lie deeper.',
        reader.offset,
        true,
      );
    const left = open.pop() ?? 0;
    if (left === 0) continue;
    open.push(left - 1);
    const value = await reader.next();
    if (value.kind === 'map') open.push(value.count * 2);
    else if (value.kind === 'array') open.push(value.count);
    else if (value.kind === 'text' || value.kind === 'binary') {
      if (value.kind === 'binary') data += value.length;
      reader.pass(value.length);
    } else if (value.kind === 'extension') {
      data += await passExtension(reader, source, value, judged, signal);
    }
  }
  return data;
}

/** An array is MessagePack once more: its shape, the name of its type, its bytes. */
async function passExtension(
  reader: MessagePackReader,
  source: ByteSource,
  { length, type }: { readonly length: number; readonly type: number },
  judged: Judged[],
  signal?: AbortSignal,
): Promise<number> {
  const { offset } = reader;
  reader.pass(length);
  if (!extensions.includes(type)) {
    judged.push(
      told('unknown', `A value has the extension type ${type}, which Flax does not write.`, offset),
    );
    return 0;
  }
  const inner = new MessagePackReader(new SliceSource(source, offset, length), signal);
  const head = await inner.next();
  if (head.kind !== 'array' || head.count > 3)
    throw new UnreadableStructure('An array is not written as Flax writes it.', offset);
  let data = 0;
  for (let at = 0; at < head.count; at += 1) {
    const value = await inner.next();
    if (value.kind === 'array') for (let each = 0; each < value.count; each += 1) await inner.next();
    else if (value.kind === 'text' || value.kind === 'binary') {
      if (value.kind === 'binary') data += value.length;
      inner.pass(value.length);
    } else if (value.kind !== 'scalar')
      throw new UnreadableStructure('An array is not written as Flax writes it.', offset);
  }
  if (inner.offset !== length)
    judged.push(told('unknown', 'Bytes follow the data of an array, where nobody looks.', offset));
  return data;
}

function told(state: 'unknown' | 'undecidable', message: string, offset = 0): Judged {
  return { state, finding: { rule: 'content-unsupported', severity: 'warning', message, offset } };
}
