import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type Judged, joinJudged } from '../../finding/contentFinding.ts';
import { byteSize } from '../../text/byteSize.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { readStream } from '../pickle/machine.ts';
import { judgeFault, type StructureFault, UnreadableStructure } from '../structureFault.ts';
import { isNpy, type NpyHeader, readNpyHeader } from './readNpy.ts';

/** Arrays one behind the other, as several calls of `numpy.save` write them. */
const mostArrays = 10_000;

/** An array of NumPy; where its elements are objects, its data are a pickle. */
export const numpyFormat: Format = {
  id: 'numpy',
  recognises: ({ head }) => isNpy(head),
  inspect,
};

async function inspect(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const judged: Judged[] = [];
  const tell = (fault: StructureFault) => judged.push(judgeFault('numpy-malformed', fault));
  let [end, data, arrays] = [0, 0, 0];
  try {
    do {
      arrays += 1;
      if (arrays > mostArrays)
        throw new UnreadableStructure(`The file has more than ${mostArrays} arrays.`, end, true);
      const header = await readNpyHeader(source, end, inspection.signal);
      if (header.dataLength === undefined) {
        const pickle = await inspectPickle(source, header, inspection);
        judged.push(...pickle.judged);
        end = pickle.end;
      } else {
        end = header.dataOffset + header.dataLength;
        data += header.dataLength;
        if (end > source.size)
          throw new UnreadableStructure(
            `The array's data end at ${end}, and the file at ${source.size}: it was cut, or it lies.`,
            header.dataOffset,
          );
      }
    } while (isNpy(await source.read(end, 6, inspection.signal)));
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
    tell(fault.fault);
    end = source.size;
  }
  if (end < source.size)
    tell({
      state: 'unknown',
      message: `The file goes on for ${byteSize(source.size - end)} behind the array: NumPy does not read that, and it may hide anything.`,
      offset: end,
    });
  judged.push(...(await judgeHiddenData(source, end, inspection)));
  return { ...joinJudged(judged), ...(data > 0 ? { notRead: [{ what: 'array data', bytes: data }] } : {}) };
}

/** Data that `numpy.load` hands to the unpickler, or may: a type that is not understood can mean objects. */
async function inspectPickle(
  source: ByteSource,
  { dataOffset, type }: NpyHeader,
  inspection: Inspection,
): Promise<{ readonly judged: readonly Judged[]; readonly end: number }> {
  const judged: Judged[] = [];
  const { end: stop } = await readStream(source, dataOffset, 'pickle', inspection.signal);
  // Another array may follow the pickle; one that breaks has no end.
  const end = stop.kind === 'stop' ? stop.offset : source.size;
  const slice = new SliceSource(source, dataOffset, end - dataOffset);
  const inner = await inspection.inspectInner(slice, 'data.pkl');
  judged.push({ state: inner.state }, ...inner.findings.map((finding) => ({ state: inner.state, finding })));
  if (type === undefined)
    judged.push(
      judgeFault('numpy-malformed', {
        state: 'undecidable',
        message:
          "The type of the array's elements is spelled as NumPy never writes it, so that its data cannot be told from a pickle.",
        offset: dataOffset,
      }),
    );
  else if (inner.format !== 'pickle')
    judged.push(
      judgeFault('numpy-malformed', {
        state: 'undecidable',
        message: 'The array holds Python objects, and its data are no pickle that could be read.',
        offset: dataOffset,
      }),
    );
  return { judged, end };
}
