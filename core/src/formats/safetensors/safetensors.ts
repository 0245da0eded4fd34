import type { ByteSource } from '../../bytes/byteSource.ts';
import { joinJudged } from '../../finding/contentFinding.ts';
import { quoteName } from '../../text/quoteName.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { judgeLicenses, licensesOf } from '../licenses.ts';
import { judgeFault, type StructureFault, StructureFaults } from '../structureFault.ts';
import { checkLayout } from '../tensorLayout.ts';
import { elementBits } from './dataTypes.ts';
import { lengthBytes, longestHeader, readSafetensors, type SafetensorsTensor } from './readSafetensors.ts';

/** Tensors as raw bytes behind a JSON header: what is read of it runs nothing. */
export const safetensorsFormat: Format = {
  id: 'safetensors',
  recognises,
  inspect,
};

/** `{` and a name behind a plausible length; a longer one only where the file's name promises the format. */
function recognises({ head, source, name }: Beginning): boolean {
  if (head.length < lengthBytes + 1) return false;
  const length = Number(new DataView(head.buffer, head.byteOffset, lengthBytes).getBigUint64(0, true));
  const isNamed = /\.safetensors$/i.test(name);
  if (!isNamed && (length > longestHeader || length < 2)) return false;
  const text = Buffer.from(head.subarray(lengthBytes, lengthBytes + Math.min(length, 64))).toString('latin1');
  const fits = length <= source.size - lengthBytes;
  return (fits && isNamed ? /^\s*\{\s*["}]/ : /^\{\s*["}]/).test(text);
}

async function inspect(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const { signal } = inspection;
  const header = await readSafetensors(source, signal);
  const isRead = header.faults.every(({ state }) => state === 'unknown');
  const dataStart = lengthBytes + header.length;
  const layout = checkLayout(header.tensors, dataStart, source.size, 1);
  // What the tensors leave uncovered is only known where all of them were read.
  const faults = [...header.faults, ...checkTensors(header.tensors), ...(isRead ? layout.faults : [])];
  const licenses = licensesOf(header.metadata);
  const verdict = joinJudged([
    ...judgeLicenses(licenses),
    ...faults.map((fault) => judgeFault('safetensors-malformed', fault)),
    ...(await judgeHiddenData(source, isRead ? layout.end : source.size, inspection)),
  ]);
  const data = layout.end - dataStart;
  return {
    ...verdict,
    ...(data > 0 ? { notRead: [{ what: 'tensor data', bytes: data }] } : {}),
    facts: { licenses },
  };
}

/** That each tensor has as many bytes as its shape and type say. */
function checkTensors(tensors: readonly SafetensorsTensor[]): readonly StructureFault[] {
  const faults = new StructureFaults();
  for (const tensor of tensors) {
    const told = tensorFault(tensor);
    if (told !== undefined)
      faults.add({ ...told, message: `Tensor ${quoteName(tensor.name)} ${told.message}` });
  }
  return faults.all;
}

function tensorFault({ dtype, shape, begin, end }: SafetensorsTensor): StructureFault | undefined {
  if (end < begin) return { state: 'undecidable', message: 'ends before it begins.' };
  const bits = elementBits.get(dtype);
  if (bits === undefined)
    return {
      state: 'undecidable',
      message: `has the type ${quoteName(dtype)}, which the format does not know, so that its size cannot be checked.`,
    };
  const size = shape.reduce((product, length) => product * length, 1) * bits;
  // Beyond 2^53 the product is not exact, and bigger than any file.
  if (size !== (end - begin) * 8)
    return {
      state: 'unknown',
      message: `has ${end - begin} bytes, and its shape and type ask for ${size / 8}.`,
    };
  return undefined;
}
