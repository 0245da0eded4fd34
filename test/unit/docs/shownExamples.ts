import { CachedDigester } from '../../../core/src/digest/cachedDigester.ts';
import { digestInTurn } from '../../../core/src/digest/digestInTurn.ts';
import type { ContentsState } from '../../../core/src/finding/contentFinding.ts';
import { inspectInTurn } from '../../../core/src/formats/inspectInTurn.ts';
import { noPolicy, type Policy } from '../../../core/src/policy/policy.ts';
import type { HubFile } from '../../../core/src/reference/resolver.ts';
import { renderScanText } from '../../../core/src/report/text/scanText.ts';
import { renderVerifyText } from '../../../core/src/report/text/verifyText.ts';
import type { VerifyReport } from '../../../core/src/verify/report.ts';
import { scanModel, scanVerdict } from '../../../core/src/verify/scan/scanModel.ts';
import { verifyModel } from '../../../core/src/verify/verify.ts';
import { sha256Of } from '../../support/hubCache.ts';
import type { ScratchFolder } from '../../support/scratchFolder.ts';
import { type HostileFile, hostileFiles } from './hostileFiles.ts';

/** The day on which the pages were written: exceptions in them have not expired yet. */
export const today = '2026-11-21';

const tool = { name: 'model-warden', version: '0.0.0' };
const plain = { colour: false, quiet: true };

export interface ShownScan {
  readonly text: string;
  readonly state: ContentsState;
  readonly rules: readonly string[];
}

/** What `model-warden scan` prints of a file. */
export async function scanShown(folder: ScratchFolder, { name, bytes }: HostileFile): Promise<ShownScan> {
  const { files } = await scanModel(folder.write(name, bytes), name, { inspect: inspectInTurn });
  const state = scanVerdict(files);
  const report = { tool, verdict: state, files, policyVersion: today };
  const rules = files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return { text: renderScanText(report, plain), state, rules };
}

/** A model in which one thing is not as the Hub lists it. */
export interface HostileModel {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly onHub: readonly HubFile[];
  /** The file that the page speaks of. */
  readonly name: string;
}

const published = 'weights '.repeat(1000);
const changed = 'weighty '.repeat(1000);
const index = JSON.stringify({
  weight_map: { first: 'model-00001-of-00002.safetensors', second: 'model-00002-of-00002.safetensors' },
});
const listed = (path: string, content: string): HubFile => ({
  path,
  size: content.length,
  sha256: sha256Of(content),
});

/** What the pages on integrity show. */
export const hostileModels: Readonly<Record<string, HostileModel>> = {
  'hash-mismatch': {
    name: 'model.safetensors',
    files: { 'model.safetensors': changed },
    onHub: [listed('model.safetensors', published)],
  },
  'missing-file': {
    name: 'model-00002-of-00002.safetensors',
    files: { 'model.safetensors.index.json': index, 'model-00001-of-00002.safetensors': published },
    onHub: [
      listed('model.safetensors.index.json', index),
      listed('model-00001-of-00002.safetensors', published),
    ],
  },
  'unlisted-file': {
    name: 'adapter_model.bin',
    files: {
      'model.safetensors': published,
      'adapter_model.bin': hostileFiles['pickle-unknown-global']?.bytes ?? '',
    },
    onHub: [listed('model.safetensors', published)],
  },
};

/** What `verify` finds of a model. */
export function verifyShown(
  folder: ScratchFolder,
  { files, onHub }: Pick<HostileModel, 'files' | 'onHub'>,
  policy: Partial<Policy> = {},
): Promise<VerifyReport> {
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return verifyModel(
    {
      path: folder.path,
      shown: 'models/encoder',
      policy: { ...noPolicy, ...policy },
      today,
      ...(onHub.length === 0 ? {} : { filesOnHub: async () => onHub }),
    },
    { digester: new CachedDigester({ digestStamped: digestInTurn }), inspector: { inspect: inspectInTurn } },
  );
}

/** What `model-warden verify` prints of the integrity of a model: the verdict and the first check. */
export function integrityText(report: VerifyReport): string {
  const [integrity] = report.checks;
  return renderVerifyText(
    { tool, reports: [{ ...report, checks: integrity === undefined ? [] : [integrity] }] },
    plain,
  );
}
