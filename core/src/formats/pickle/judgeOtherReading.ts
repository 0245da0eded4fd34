import type { ContentsVerdict } from '../../finding/contentFinding.ts';
import { importable } from './importable.ts';
import { type AcceptedNames, judgeCallables } from './judgeStream.ts';
import type { StreamReading } from './streamReading.ts';
import { tellSource } from './tellSource.ts';

/**
 * Joblib takes the bytes of an array for data, `pickle.load` takes them for opcodes. Of genuine arrays it makes nothing
 * and breaks; what it would import of these bytes before that is judged, the rest of the reading is not.
 */
export function judgeOtherReading(
  plain: StreamReading,
  joblib: StreamReading,
  accepted: AcceptedNames,
): ContentsVerdict {
  const known = new Set(joblib.callables.map(({ source }) => tellSource(source, joblib.callables)));
  const others = plain.callables.filter(
    ({ source }) =>
      source.kind === 'global' &&
      importable.test(source.module) &&
      importable.test(source.name) &&
      !known.has(tellSource(source, plain.callables)),
  );
  const { state, findings } = judgeCallables(others, plain.callables, accepted);
  return {
    state,
    findings: findings.map((finding) => ({
      ...finding,
      message: `Bytes that joblib.load takes for an array are opcodes for pickle.load. ${finding.message}`,
    })),
  };
}
