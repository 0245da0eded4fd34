import type { ArchiveMember } from '../archive/archive.ts';
import type { OnnxModel } from '../formats/onnx/readOnnx.ts';
import type { SafetensorsHeader } from '../formats/safetensors/readSafetensors.ts';
import type { ZipEntry } from './archive/zipListing.ts';
import type { PickleIn } from './pickle/pickleEvent.ts';
import type { GgufTable } from './weights/ggufTable.ts';
import type { NumpyArray } from './weights/listArrays.ts';

export type { GgufValue } from '../formats/gguf/readGguf.ts';

/** Compressed data around what is shown. */
export interface PackedLayer {
  /** `gzip`. */
  readonly compression: string;
  /** Bytes, packed and unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Why not all of it could be unpacked; what could be is shown. */
  readonly fault?: string;
}

/** What a file says of itself: of each kind what it has, unescaped. */
export interface FileContents {
  /** Bytes. */
  readonly size: number;
  /** The id of the format by content, under all compression; `unknown` where none is recognised. */
  readonly format: string;
  /** From the outermost on. */
  readonly packed: readonly PackedLayer[];
  readonly zip?: readonly ZipEntry[];
  readonly tar?: readonly Omit<ArchiveMember, 'open'>[];
  readonly safetensors?: SafetensorsHeader;
  readonly gguf?: GgufTable;
  readonly onnx?: OnnxModel;
  readonly numpy?: readonly NumpyArray[];
  readonly pickles: readonly PickleIn[];
  /** Why it cannot be shown any further. */
  readonly fault?: string;
}
