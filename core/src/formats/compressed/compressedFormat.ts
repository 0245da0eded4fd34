import { UnreadableMember } from '../../archive/archive.ts';
import { compressionOf } from '../../archive/compressed/compression.ts';
import { openCompressed } from '../../archive/compressed/openCompressed.ts';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { worst } from '../../finding/contentFinding.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeTail } from '../judgeTail.ts';

/** Streams as joblib, gzip, xz and others pack them; what counts is what is in them. */
export const compressedFormat: Format = {
  id: 'compressed',
  recognises: ({ head }) => compressionOf(head) !== undefined,
  inspect: inspectCompressed,
};

async function inspectCompressed(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const { signal, budget } = inspection;
  const compression = compressionOf(await source.read(0, 4096, signal));
  if (compression === undefined) return { state: 'undecidable', findings: [] };
  try {
    const unpacked = await openCompressed(source, compression, budget, signal);
    const inner = await inspection.inspectInner(unpacked, unpackedName(inspection.name));
    const tail = await judgeTail(source, unpacked.packedEnd, 'the compressed stream', inspection);
    return {
      ...inner,
      format: `${compression}/${inner.format}`,
      state: worst([inner.state, tail.state]),
      findings: [...inner.findings, ...tail.findings],
    };
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    const inner =
      fault.readable === undefined
        ? undefined
        : await inspection.inspectInner(fault.readable, unpackedName(inspection.name));
    return {
      state: worst(['undecidable', inner?.state ?? 'undecidable']),
      format: compression,
      findings: [
        {
          rule: fault.rule,
          severity: 'warning',
          message: `The ${compression} stream cannot be read to its end: ${fault.message}.`,
        },
        ...(inner?.findings ?? []),
      ],
    };
  }
}

/** `model.joblib.gz` holds `model.joblib`; `model.joblib` may be compressed, too. */
function unpackedName(name: string): string {
  return name.replace(/\.(?:gz|bz2|xz|lzma|z|zst|lz4)$/i, '');
}
