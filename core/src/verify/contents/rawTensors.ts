import type { InspectedFile } from '../../formats/inspectContents.ts';
import { pathNeededBy } from './neededFiles.ts';

/**
 * Files without any mark that a model of the same folder says hold its tensors, and nothing else: their bytes are data
 * to whoever reads them. What is recognised as something stays what it is.
 * @param inspected by path
 */
export function withRawTensors(
  inspected: ReadonlyMap<string, InspectedFile>,
): ReadonlyMap<string, InspectedFile> {
  const raw = new Set<string>();
  for (const [path, { facts }] of inspected) {
    for (const needed of facts?.needs ?? []) {
      const target = needed.isRaw === true ? pathNeededBy(path, needed.path) : undefined;
      if (target !== undefined) raw.add(target);
    }
  }
  return new Map(
    [...inspected].map(([path, file]): [string, InspectedFile] => {
      if (!raw.has(path) || file.format !== 'unknown') return [path, file];
      const { size, bytesRead } = file;
      const notRead = [{ what: 'tensor data', bytes: size }];
      return [path, { format: 'onnx-data', state: 'clean', findings: [], size, bytesRead, notRead }];
    }),
  );
}
