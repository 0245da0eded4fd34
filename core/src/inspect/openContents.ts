import { type ArchiveMember, UnreadableMember } from '../archive/archive.ts';
import { readTar } from '../archive/tar/readTar.ts';
import { readZip } from '../archive/zip/readZip.ts';
import { ByteReadError, type ByteSource } from '../bytes/byteSource.ts';
import { beginningLength } from '../formats/format.ts';
import { InspectionBudget } from '../formats/inspectionBudget.ts';
import { isNpy } from '../formats/numpy/readNpy.ts';
import { readOnnx } from '../formats/onnx/readOnnx.ts';
import { recogniseFormat } from '../formats/recogniseFormat.ts';
import { readSafetensors } from '../formats/safetensors/readSafetensors.ts';
import { isTorchPickle, torchRoot } from '../formats/torch/torchArchive.ts';
import { listZip } from './archive/zipListing.ts';
import type { FileContents } from './fileContents.ts';
import { disassemble } from './pickle/disassemble.ts';
import type { PickleIn } from './pickle/pickleEvent.ts';
import { unpackLayers } from './unpackLayers.ts';
import { readGgufTable } from './weights/ggufTable.ts';
import { listArrays, type NumpyArray } from './weights/listArrays.ts';

/** Members of an archive whose own headers are shown. */
const mostOpened = 1_000;

type Shown = Partial<FileContents> & Pick<FileContents, 'pickles'>;

/**
 * What a file says of itself, by its content. Headers and tables are read now, pickles as they are asked for. What
 * cannot be read is told in the answer; whether it is dangerous, `inspectContents` says.
 * @param name the path in the model; it only says what was expected
 * @throws the signal's reason where it was aborted
 */
export async function openContents(
  source: ByteSource,
  name: string,
  signal?: AbortSignal,
): Promise<FileContents> {
  const budget = new InspectionBudget();
  const { size } = source;
  try {
    const { inner, layers } = await unpackLayers(source, budget, signal);
    const head = (await inner.read(0, beginningLength, signal)).slice();
    const beginning = { head, source: inner, name, ...(signal === undefined ? {} : { signal }) };
    const format = (await recogniseFormat(beginning))?.id ?? (inner.size === 0 ? 'empty' : 'unknown');
    try {
      const shown = await (readers[format] ?? showNothing)(inner, budget, signal);
      return { size, format, packed: layers, ...shown };
    } catch (fault) {
      return { size, format, packed: layers, pickles: [], fault: reasonOf(fault) };
    }
  } catch (fault) {
    return { size, format: 'unreadable', packed: [], pickles: [], fault: reasonOf(fault) };
  }
}

function reasonOf(fault: unknown): string {
  if (fault instanceof ByteReadError || fault instanceof UnreadableMember) return fault.message;
  throw fault;
}

type Reader = (source: ByteSource, budget: InspectionBudget, signal?: AbortSignal) => Promise<Shown>;

const showNothing: Reader = async () => ({ pickles: [] });

/** By the id of the format; of all others the findings are all there is to say. */
const readers: Readonly<Record<string, Reader>> = {
  pickle: async (source) => ({ pickles: [{ read: (options) => disassemble(source, options) }] }),
  'torch-legacy': async (source) => ({
    pickles: [{ read: (options) => disassemble(source, { ...options, layout: 'torch-legacy' }) }],
  }),
  safetensors: async (source, _, signal) => ({
    safetensors: await readSafetensors(source, signal),
    pickles: [],
  }),
  gguf: async (source, _, signal) => ({ gguf: await readGgufTable(source, signal), pickles: [] }),
  onnx: async (source, _, signal) => ({ onnx: await readOnnx(source, signal), pickles: [] }),
  numpy: showArrays,
  zip: showZip,
  async tar(source, _, signal) {
    const { members } = await readTar(source, signal);
    return { tar: members, pickles: [] };
  },
};

async function showArrays(source: ByteSource, _: InspectionBudget, signal?: AbortSignal): Promise<Shown> {
  const arrays = await listArrays(source, signal);
  return { numpy: arrays, pickles: picklesOf(source, arrays) };
}

/** The data of arrays of objects. */
function picklesOf(source: ByteSource, arrays: readonly NumpyArray[], member?: string): PickleIn[] {
  return arrays
    .filter(({ dataLength }) => dataLength === undefined)
    .map(({ dataOffset }) => ({
      ...(member === undefined ? {} : { member }),
      read: (options) => disassemble(source, { ...options, start: dataOffset }),
    }));
}

/** The directory, the pickles of a torch archive, and the headers of the arrays of NumPy. */
async function showZip(source: ByteSource, budget: InspectionBudget, signal?: AbortSignal): Promise<Shown> {
  const zip = await listZip(source, signal);
  const { members } = await readZip(source, { limits: budget }, signal);
  const root = torchRoot(members);
  const pickles: PickleIn[] = members
    .filter((member) => root !== undefined && isTorchPickle(member, root))
    .map((member) => memberPickle(member));
  const numpy: NumpyArray[] = [];
  const arrays = members.filter(({ name, kind }) => kind === 'file' && name.endsWith('.npy'));
  for (const member of arrays.slice(0, mostOpened)) {
    const inner = await openReadable(member, signal);
    if (inner === undefined || !isNpy(await inner.read(0, 6, signal))) continue;
    const found = await listArrays(inner, signal);
    numpy.push(...found.map((array) => ({ ...array, member: member.name })));
    pickles.push(...picklesOf(inner, found, member.name));
  }
  return { zip, pickles, ...(numpy.length === 0 ? {} : { numpy }) };
}

function memberPickle(member: ArchiveMember): PickleIn {
  return {
    member: member.name,
    async *read(options = {}) {
      try {
        yield* disassemble(await member.open(options.signal), options);
      } catch (fault) {
        if (fault instanceof UnreadableMember && fault.readable !== undefined)
          yield* disassemble(fault.readable, options);
        yield [{ kind: 'unreadable', reason: reasonOf(fault) }];
      }
    },
  };
}

async function openReadable(member: ArchiveMember, signal?: AbortSignal): Promise<ByteSource | undefined> {
  try {
    return await member.open(signal);
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    return fault.readable;
  }
}
