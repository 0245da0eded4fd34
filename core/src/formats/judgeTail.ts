import type { ByteSource } from '../bytes/byteSource.ts';
import { SliceSource } from '../bytes/sliceSource.ts';
import { type ContentsVerdict, worst } from '../finding/contentFinding.ts';
import type { Inspection } from './format.ts';

/** Bytes of a tail that are looked at to find out whether it is padding. */
const padding = 64 * 1024;

/**
 * Bytes behind the end of what a format reads: padding is nothing; all else is hidden from the format's own readers,
 * and judged as what another reader would take it for.
 */
export async function judgeTail(
  source: ByteSource,
  end: number,
  behind: string,
  { signal, inspectInner }: Inspection,
): Promise<ContentsVerdict> {
  const length = source.size - end;
  if (length <= 0) return { state: 'clean', findings: [] };
  const bytes = length <= padding ? await source.read(end, length, signal) : undefined;
  if (bytes?.every((byte) => byte === 0) === true) return { state: 'clean', findings: [] };
  const head = bytes ?? (await source.read(end, padding, signal));
  // Padding before what is hidden hides it from nobody who looks for it.
  const start =
    end +
    Math.max(
      0,
      head.findIndex((byte) => byte !== 0 && byte !== 0x0a),
    );
  const inner = await inspectInner(new SliceSource(source, start, source.size - start), `behind ${end}`);
  return {
    state: worst(['unknown', inner.state === 'dangerous' ? 'dangerous' : 'unknown']),
    findings: [
      {
        rule: 'archive-hidden-data',
        severity: 'warning',
        message: `${length} bytes follow ${behind}, where its reader never looks; as a file of their own they are ${inner.format}.`,
        offset: end,
      },
      ...inner.findings,
    ],
  };
}
