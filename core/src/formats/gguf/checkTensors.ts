import { quoteName } from '../../text/quoteName.ts';
import { type StructureFault, StructureFaults } from '../structureFault.ts';
import { checkLayout, type TensorExtent } from '../tensorLayout.ts';
import type { GgufHeader, GgufTensor } from './readGguf.ts';
import { tensorTypes } from './tensorTypes.ts';

const defaultAlignment = 32;
/** Bytes; larger ones would let padding hide what is not zero. */
const largestAlignment = 64 * 1024;
/** `GGML_MAX_DIMS`. */
const mostDimensions = 4;
/** Bytes. The specification says 64, programs for image models are built with 128. */
const longestName = 128;

/** What the table of tensors says of the file's bytes. */
export interface GgufTensors {
  /** Bytes into the file where data begin and end. */
  readonly start: number;
  readonly end: number;
  readonly faults: readonly StructureFault[];
}

/** Checks that each tensor is one that a reader takes, and that together they are all that follows the header. */
export function checkTensors(header: GgufHeader, size: number): GgufTensors {
  const faults = new StructureFaults();
  const alignment = alignmentOf(header);
  if (alignment === undefined) {
    faults.add({
      state: 'undecidable',
      message:
        'Its "general.alignment" is no power of two up to 65536, so that it is not known where data begin.',
    });
    return { start: size, end: size, faults: faults.all };
  }
  const aligned = Math.ceil(header.end / alignment) * alignment;
  const start = header.tensors.length === 0 ? Math.min(aligned, size) : aligned;
  const names = new Set<string>();
  const extents: TensorExtent[] = [];
  for (const tensor of header.tensors) {
    const { name, offset } = tensor;
    const tell = (state: StructureFault['state'], what: string) =>
      faults.add({ state, message: `Tensor ${quoteName(name)} ${what}` });
    if (names.has(name)) tell('unknown', 'is there twice: which of the two holds depends on who reads it.');
    names.add(name);
    if (Buffer.byteLength(name) >= longestName) tell('unknown', 'has a longer name than any reader takes.');
    if (tensor.dimensions.length > mostDimensions)
      tell('unknown', `has ${tensor.dimensions.length} dimensions; readers take ${mostDimensions}.`);
    if (offset % alignment !== 0) tell('unknown', `begins at ${offset}, which the alignment does not allow.`);
    const bytes = byteLength(tensor);
    if (typeof bytes === 'string') tell('undecidable', bytes);
    else extents.push({ name, begin: offset, end: offset + bytes });
  }
  if (extents.length < header.tensors.length) return { start, end: size, faults: faults.all };
  const layout = checkLayout(extents, start, size, alignment);
  return { start, end: layout.end, faults: [...faults.all, ...layout.faults] };
}

function alignmentOf({ entries }: GgufHeader): number | undefined {
  const entry = entries.find(({ key }) => key === 'general.alignment');
  if (entry === undefined) return defaultAlignment;
  const { value } = entry;
  const isPower = typeof value === 'number' && value > 0 && Number.isInteger(Math.log2(value));
  return isPower && value <= largestAlignment ? value : undefined;
}

/** Bytes, or why they are not known. */
function byteLength({ dimensions, type }: GgufTensor): number | string {
  const layout = tensorTypes.get(type);
  if (layout === undefined)
    return `has the type ${type}, which is not known here, so that its size cannot be checked.`;
  const [row = 1] = dimensions;
  if (row % layout.elements !== 0)
    return `has rows of ${row} elements, which ${layout.name} cannot pack: it takes ${layout.elements} at a time.`;
  const elements = dimensions.reduce((product, length) => product * length, 1);
  const bytes = (elements / layout.elements) * layout.bytes;
  return Number.isSafeInteger(bytes) ? bytes : 'claims more elements than any file has room for.';
}
