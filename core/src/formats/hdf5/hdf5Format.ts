import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { beginningLength } from '../format.ts';
import { judgeTail } from '../judgeTail.ts';
import { AddressedFile } from './addressedFile.ts';
import { Hdf5Fault } from './hdf5Fault.ts';
import { isKerasModel, judgeHdf5Object } from './judgeHdf5Object.ts';
import { readSuperblock, type Superblock, signatureIn } from './superblock.ts';
import { walkObjects } from './walkObjects.ts';

/** One file tells its faults this often. */
const mostFindings = 100;

/**
 * HDF5, and with a `model_config` the model format of Keras 2. Groups, attributes and links are read, arrays are not:
 * they are numbers and texts, and no reader makes anything else of them. What can lead to code are the configuration
 * of Keras, attributes that PyTables unpickles, and references to other files.
 */
export const hdf5Format: Format = {
  id: 'hdf5',
  recognises: ({ head }: Beginning) => signatureIn(head) >= 0,
  inspect: inspectHdf5,
};

async function inspectHdf5(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const { signal } = inspection;
  const place = signatureIn(await source.read(0, beginningLength, signal));
  let superblock: Superblock;
  try {
    superblock = await readSuperblock(source, Math.max(0, place), signal);
  } catch (fault) {
    if (!(fault instanceof Hdf5Fault)) throw fault;
    return joinJudged([malformed(fault.message, place)]);
  }
  const { base, widths, root, end } = superblock;
  const file = new AddressedFile(source, base, widths, signal);
  const judged: Judged[] = [...(await judgeUserBlock(source, base, inspection))];
  if (end > source.size) judged.push(malformed('is cut short: it says that it is longer', base));
  let isKeras = false;
  for await (const object of walkObjects(file, root, signal)) {
    isKeras ||= isKerasModel(object);
    judged.push(...(await judgeHdf5Object(object, inspection)));
  }
  const contents = joinJudged(judged);
  const tail = await judgeTail(source, end, 'the end that the HDF5 file names', inspection);
  return {
    ...(isKeras ? { format: 'keras-h5' } : {}),
    state: worst([contents.state, tail.state]),
    findings: [...contents.findings, ...tail.findings].slice(0, mostFindings),
    notRead: [{ what: 'array data', bytes: Math.max(0, source.size - file.taken) }],
  };
}

/** Bytes before the file proper, which HDF5 leaves to its user: padding, or a file of another kind. */
async function judgeUserBlock(
  source: ByteSource,
  length: number,
  inspection: Inspection,
): Promise<readonly Judged[]> {
  const block = await source.read(0, length, inspection.signal);
  if (block.every((byte) => byte === 0)) return [];
  const inner = await inspection.inspectInner(new SliceSource(source, 0, length), 'before the HDF5 file');
  return [
    {
      state: inner.state === 'dangerous' ? 'dangerous' : 'unknown',
      finding: {
        rule: 'archive-hidden-data',
        severity: 'warning',
        message: `${length} bytes stand before the HDF5 file, where its reader never looks; as a file of their own they are ${inner.format}.`,
        offset: 0,
      },
    },
  ];
}

function malformed(reason: string, offset: number): Judged {
  return {
    state: 'undecidable',
    finding: {
      rule: 'keras-malformed',
      severity: 'warning',
      message: `The HDF5 file cannot be read: it ${reason}.`,
      offset: Math.max(0, offset),
    },
  };
}
