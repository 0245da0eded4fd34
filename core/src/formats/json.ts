import { TextDecoder } from 'node:util';
import type { ByteSource } from '../bytes/byteSource.ts';
import { countKeys, jsonShape } from '../text/jsonShape.ts';
import { UnreadableStructure } from './structureFault.ts';

/** What one JSON text of a file may cost to build. */
export interface JsonLimits {
  /** Levels of brackets. */
  readonly depth: number;
  /** Objects, arrays and commas together. */
  readonly parts: number;
}

export interface ReadJson {
  readonly value: unknown;
  /** Some object has two equal keys; `value` holds the last. */
  readonly hasDuplicateKeys: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const chunk = 1024 * 1024;

/**
 * Builds JSON that lies in a source, after it was measured.
 * @throws UnreadableStructure where it is not UTF-8, not JSON, or over a limit; what `ByteSource.read` throws
 */
export async function readJson(
  source: ByteSource,
  offset: number,
  length: number,
  limits: JsonLimits,
  signal?: AbortSignal,
): Promise<ReadJson> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += chunk) {
    signal?.throwIfAborted();
    bytes.set(await source.read(offset + at, Math.min(chunk, length - at), signal), at);
  }
  const shape = jsonShape(bytes);
  if (shape.depth > limits.depth)
    throw new UnreadableStructure(`Its JSON is nested more than ${limits.depth} levels deep.`, offset, true);
  if (shape.containers + shape.commas > limits.parts)
    throw new UnreadableStructure(`Its JSON has more than ${limits.parts} parts.`, offset, true);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new UnreadableStructure('Its JSON is not UTF-8.', offset);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableStructure('Its JSON is broken.', offset);
  }
  return { value, hasDuplicateKeys: countKeys(value) !== shape.keys };
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
