import { MemorySource } from '../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../core/src/formats/inspectContents.ts';

const states = ['clean', 'unknown', 'undecidable', 'dangerous'];
/** Milliseconds for a case of some kilobytes. */
export const slowest = 2_000;
/** Notes of one kind are at most a thousand; a case has few parts. */
const mostFindings = 5_000;

/**
 * Inspects the bytes of a case and says what is wrong with the verdict; nothing of it is ever run.
 * @returns {Promise<{faults: string[], state?: string, isRecognised: boolean, milliseconds: number}>}
 */
export async function judgeCase({ format, kind, name, bytes, made }) {
  const faults = [];
  const start = performance.now();
  let verdict;
  try {
    verdict = await inspectContents(new MemorySource(bytes), name);
  } catch (error) {
    faults.push(`throws ${error?.stack ?? error}`);
  }
  const milliseconds = performance.now() - start;
  if (milliseconds > slowest) faults.push(`takes ${Math.round(milliseconds)} ms`);
  if (verdict === undefined) return { faults, isRecognised: false, milliseconds };
  const { state, findings, reason, bytesRead } = verdict;
  const isRecognised = format.family.includes(verdict.format.split('/')[0]);
  if (!states.includes(state)) faults.push(`has the state ${state}`);
  if (state === 'clean' && findings.some(({ severity }) => severity === 'error' || severity === 'warning'))
    faults.push('is clean and has findings');
  if (state !== 'clean' && findings.length === 0 && reason === undefined)
    faults.push(`is ${state} without a reason`);
  if (findings.length > mostFindings) faults.push(`has ${findings.length} findings`);
  // Small parts may be inspected some times over, and each is read by several who try to recognise it.
  if (bytesRead > bytes.length * 200 + 1_000_000) faults.push(`reads ${bytesRead} of ${bytes.length} bytes`);
  if (kind === 'cut' && format.isWhole === true && isRecognised && state === 'clean')
    faults.push('is cut and clean');
  if (kind === 'valid') {
    if (!isRecognised) faults.push(`is valid and ${verdict.format}`);
    if (made.state !== undefined && made.state !== state)
      faults.push(`is ${state} where it is valid and ${made.state}: ${findings[0]?.message ?? reason}`);
    if (rank(state) < rank(made.least ?? 'clean')) faults.push(`is ${state} and holds what is ${made.least}`);
  }
  return { faults, state, isRecognised, milliseconds };
}

function rank(state) {
  return { clean: 0, unknown: 1, undecidable: 1, dangerous: 2 }[state] ?? 0;
}
