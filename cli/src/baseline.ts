import nodePath from 'node:path';
import { readBounded } from '../../core/src/paths/boundedRead.ts';
import { fingerprintName } from '../../core/src/report/sarif/sarifLog.ts';
import { UsageError } from './usageError.ts';

/** Bytes of a baseline that are read: some 100,000 findings. */
const baselineByteLimit = 64 * 1024 * 1024;

/**
 * The fingerprints of a baseline: what `lint --format json` or `--format sarif` printed once.
 * @throws UsageError where the file cannot be read or is neither
 */
export function readBaseline(file: string, folder: string): ReadonlySet<string> {
  const read = readBounded(nodePath.resolve(folder, file), baselineByteLimit);
  if (read.refused !== undefined) throw new UsageError(`--baseline ${file}: ${read.reason}.`);
  let json: unknown;
  try {
    json = JSON.parse(read.bytes.toString('utf8'));
  } catch {
    throw new UsageError(`--baseline ${file}: it is no JSON.`);
  }
  const findings = listIn(json, 'findings')?.map((finding) => valueIn(finding, 'fingerprint'));
  const results = listIn(json, 'runs')
    ?.flatMap((run) => listIn(run, 'results') ?? [])
    .map((result) => valueIn(valueIn(result, 'partialFingerprints'), fingerprintName));
  const fingerprints = findings ?? results;
  if (fingerprints === undefined) {
    throw new UsageError(`--baseline ${file}: it is no output of lint in JSON or SARIF.`);
  }
  return new Set(fingerprints.filter((value) => typeof value === 'string'));
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function listIn(value: unknown, key: string): unknown[] | undefined {
  const list = valueIn(value, key);
  return Array.isArray(list) ? list : undefined;
}
