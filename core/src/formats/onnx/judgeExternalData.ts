import type { Judged } from '../../finding/contentFinding.ts';
import { outwardPath } from '../../paths/outwardPath.ts';
import { quoteName } from '../../text/quoteName.ts';
import type { NeededFile } from '../fileFacts.ts';
import { judgeFault } from '../structureFault.ts';
import type { OnnxModel } from './readOnnx.ts';

/** ONNX Runtime's own mark for "at this address of the process": from a file, an address of the model's choice. */
const memoryAddress = '_ORT_MEM_ADDR_';

/** A file that a model names, as it names it. */
interface NamedFile {
  readonly path: string;
  /** For people: what of the model it is. */
  readonly what: string;
  readonly offset: number;
}

/** The files that a model names beside itself: those that a loader needs, and what is wrong with the others. */
export function judgeExternalData(model: OnnxModel): {
  readonly judged: readonly Judged[];
  readonly needs: readonly NeededFile[];
} {
  const judged: Judged[] = [];
  const needs: NeededFile[] = [];
  for (const { tensor, offset } of model.externalData.filter(({ location }) => !location)) {
    const message = `Tensor ${quoteName(tensor)} lies in another file, and the model does not say in which.`;
    judged.push(judgeFault('onnx-malformed', { state: 'undecidable', message, offset }));
  }
  for (const file of namedFiles(model)) {
    const fault = file.path.includes(memoryAddress) ? 'is an address in memory' : outwardPath(file.path);
    if (fault === undefined)
      needs.push({
        path: file.path,
        why: `the model keeps ${file.what} there`,
        ...(file.what === 'tensors' ? { isRaw: true } : {}),
      });
    else judged.push(leadsOut(file, fault));
  }
  return { judged, needs };
}

function namedFiles({ externalData, operators }: OnnxModel): readonly NamedFile[] {
  const data = externalData.flatMap(({ location, offset }) =>
    location ? [{ path: location, what: 'tensors', offset }] : [],
  );
  // https://onnxruntime.ai/docs/execution-providers/EP-Context-Design.html: with `embed_mode` 0 it is a file.
  const programs = operators.flatMap(({ type, attributes, offset }) => {
    const path = attributes.get('ep_cache_context');
    return type === 'EPContext' && attributes.get('embed_mode') === 0 && typeof path === 'string'
      ? [{ path, what: 'a compiled program', offset }]
      : [];
  });
  return [...data, ...programs];
}

function leadsOut({ path, what, offset }: NamedFile, fault: string): Judged {
  return {
    state: 'dangerous',
    finding: {
      rule: 'onnx-external-path',
      severity: 'error',
      message: `The model keeps ${what} in a file whose name ${fault}: loading it reads any file of the machine, and saving it overwrites one (CVE-2022-25882, CVE-2024-27318, CVE-2025-51480).`,
      offset,
      evidence: path,
    },
  };
}
