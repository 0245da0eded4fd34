import type { Judged } from '../../finding/contentFinding.ts';
import { isRecord, textOf } from '../config/walkValues.ts';
import { dangerous, unknown } from './kerasFinding.ts';

/** The members under which a `Lambda` layer keeps functions, in Keras 2 with a type beside each. */
const functionKeys = ['function', 'output_shape', 'mask'];

/**
 * A `Lambda` layer: a function that Keras has stored as marshalled bytecode (CVE-2024-3660), which the format of Keras 2
 * runs even in safe mode (CVE-2025-9905), or by its name (CVE-2025-8747, CVE-2025-9906).
 */
export function judgeLambda(config: unknown, evidence: string): Judged {
  const members = isRecord(config) ? config : {};
  if (functionKeys.some((key) => isBytecode(members[key], members[`${key}_type`]))) {
    return dangerous(
      'A Lambda layer holds Python bytecode, which runs when the model is loaded or used (CVE-2024-3660, CVE-2025-9905).',
      evidence,
    );
  }
  return unknown(
    'A Lambda layer calls a function that the file only names: what it does depends on where it is loaded.',
    evidence,
  );
}

/** `[code, defaults, closure]` or the code alone in base64, as `func_dump` writes it; or an object of Keras 3. */
function isBytecode(value: unknown, type: unknown): boolean {
  if (isRecord(value)) return value.class_name === '__lambda__';
  const code = textOf(Array.isArray(value) ? value[0] : value);
  if (code === undefined) return false;
  return type === 'lambda' || type === 'raw' || /^[A-Za-z0-9+/\s]{40,}={0,2}\s*$/.test(code.slice(0, 4096));
}
