import { readFileSync } from 'node:fs';
import nodePath from 'node:path';
import { fingerprintName } from '../../core/src/report/sarif/lintSarif.ts';
import { reasonOf } from '../../core/src/walk/walk.ts';
import { UsageError } from './usageError.ts';

/**
 * The fingerprints of a baseline: what `lint --format json` or `--format sarif` printed once.
 * @throws UsageError where the file cannot be read or is neither
 */
export function readBaseline(file: string, folder: string): ReadonlySet<string> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(nodePath.resolve(folder, file), 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is no JSON' : reasonOf(error);
    throw new UsageError(`--baseline ${file}: ${reason}.`);
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
