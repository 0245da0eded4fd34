import type { ByteSource } from '../../bytes/byteSource.ts';
import { joinJudged } from '../../finding/contentFinding.ts';
import { quoteName } from '../../text/quoteName.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { licensesOf } from '../licenses.ts';
import { judgeFault, type StructureFault, StructureFaults } from '../structureFault.ts';
import { judgeExternalData } from './judgeExternalData.ts';
import { judgeOperators } from './judgeOperators.ts';
import { newestIrVersion } from './messages.ts';
import { type OnnxModel, readOnnx } from './readOnnx.ts';
import { recogniseOnnx } from './recogniseOnnx.ts';

/** A graph of operators in protobuf: what runs is the runtime's, unless the graph asks for more. */
export const onnxFormat: Format = {
  id: 'onnx',
  recognises: ({ source, signal }) => recogniseOnnx(source, signal),
  inspect,
};

async function inspect(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const model = await readOnnx(source, inspection.signal);
  const external = judgeExternalData(model);
  const verdict = joinJudged([
    ...judgeOperators(model),
    ...external.judged,
    ...[...checkFields(model), ...(model.fault ? [model.fault] : [])].map((fault) =>
      judgeFault('onnx-malformed', fault),
    ),
    ...(await judgeHiddenData(source, source.size, inspection)),
  ]);
  return {
    ...verdict,
    ...(model.dataLength > 0 ? { notRead: [{ what: 'tensor data', bytes: model.dataLength }] } : {}),
    facts: { licenses: licensesOf(model.metadata), needs: external.needs },
  };
}

/** Fields that the schema does not have: of a newer version, or there to hide something. */
function checkFields({ unknownFields, irVersion }: OnnxModel): readonly StructureFault[] {
  const faults = new StructureFaults();
  const why =
    irVersion > newestIrVersion
      ? `it is of IR version ${irVersion}, and ${newestIrVersion} is known here`
      : 'no version of ONNX has it';
  for (const [name, offset] of unknownFields)
    faults.add({ state: 'unknown', message: `The model has the field ${quoteName(name)}: ${why}.`, offset });
  return faults.all;
}
