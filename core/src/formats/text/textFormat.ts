import type { ByteSource } from '../../bytes/byteSource.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeTail } from '../judgeTail.ts';

const chunk = 1024 * 1024;

/** Vocabularies, licences, version numbers, notes: words that no loader interprets. */
export const textFormat: Format = { id: 'text', recognises: isText, inspect: inspectText };

/** Controls that texts have: tab, line ends, form feed, and the escape of terminal colours. */
const textControls: readonly number[] = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b];

function isControl(byte: number): boolean {
  return byte < 0x20 && !textControls.includes(byte);
}

function isText({ head, source }: Beginning): boolean {
  if (head.length === 0 || head.some(isControl)) return false;
  try {
    // A letter of several bytes may be cut at the end of the head.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length < source.size });
    return true;
  } catch {
    return false;
  }
}

async function inspectText(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < source.size; at += chunk) {
    const bytes = await source.read(at, chunk, inspection.signal);
    const control = bytes.findIndex(isControl);
    if (control >= 0) return judgeTail(source, at + control, 'the text', inspection);
    try {
      decoder.decode(bytes, { stream: at + chunk < source.size });
    } catch {
      return judgeTail(source, at, 'the text', inspection);
    }
  }
  return { state: 'clean', findings: [] };
}
