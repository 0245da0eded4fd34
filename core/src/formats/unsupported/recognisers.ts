import type { Beginning } from '../format.ts';
import { ProtobufReader, wireTypes } from '../protobuf/protobufReader.ts';
import { UnreadableStructure } from '../structureFault.ts';

/** Whether bytes are in some format. */
export type Recogniser = (beginning: Beginning) => boolean | Promise<boolean>;

/** The bytes at an offset of the beginning, one character for each. */
export function at(offset: number, ...marks: readonly string[]): Recogniser {
  return ({ head }) =>
    marks.some(
      (mark) => Buffer.from(head.subarray(offset, offset + mark.length)).toString('latin1') === mark,
    );
}

/** The beginning as one character for each byte. */
export function like(pattern: RegExp): Recogniser {
  return ({ head }) =>
    pattern.test(Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1'));
}

/** The beginning in hexadecimal digits, two for each byte. */
export function hex(pattern: RegExp): Recogniser {
  return ({ head }) =>
    pattern.test(Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('hex'));
}

export function named(pattern: RegExp): Recogniser {
  return ({ name }) => pattern.test(name);
}

export function all(...recognisers: readonly Recogniser[]): Recogniser {
  return async (beginning) => {
    for (const recogniser of recognisers) if (!(await recogniser(beginning))) return false;
    return true;
  };
}

/** The last bytes of the source. */
export function endsWith(mark: string): Recogniser {
  return async ({ source, signal }) => {
    const from = Math.max(0, source.size - mark.length);
    return Buffer.from(await source.read(from, mark.length, signal)).toString('latin1') === mark;
  };
}

/** Fields of the outermost message that are looked at. */
const mostFields = 32;

/**
 * A Core ML `Model`: `specificationVersion` first, a description, and one of the kinds of model, whose fields have
 * numbers from 200 on (coremltools/mlmodel/format/Model.proto).
 */
export const isCoreMl: Recogniser = async ({ source, signal }) => {
  const reader = new ProtobufReader(source, signal);
  try {
    for (let count = 0; count < mostFields; count += 1) {
      const field = await reader.next(source.size);
      if (field === undefined) return false;
      if (count === 0 && (field.number !== 1 || field.wireType !== wireTypes.varint || field.value > 100))
        return false;
      if (count === 1 && (field.number !== 2 || field.wireType !== wireTypes.bytes)) return false;
      if (field.number >= 200 && field.number <= 3000)
        return field.wireType === wireTypes.bytes && reader.fault === undefined;
      reader.pass(field);
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
  }
  return false;
};
