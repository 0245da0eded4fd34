import { isScalar, type Node } from 'yaml';
import { isAbsent, type ManifestReader } from './manifestReader.ts';

const sha256 = /^[0-9a-f]{64}$/;

/**
 * A SHA-256 in lower case. `undefined` where there is none yet, and where it is none: then it is a problem, because a hash
 * that nobody compares looks like a guard.
 * @param name of the file, for the message
 */
export function readSha256(reader: ManifestReader, node: Node | null, name: string): string | undefined {
  if (isAbsent(node)) return undefined;
  const text = isScalar(node) ? String(node.source ?? node.value).toLowerCase() : '';
  if (sha256.test(text)) return text;
  reader.problem(node, `"${name}" needs its SHA-256 in 64 hex digits.`);
  return undefined;
}
