import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CachedDigester } from '../../../core/src/digest/cachedDigester.ts';
import { inspectInTurn } from '../../../core/src/formats/inspectInTurn.ts';
import { noPolicy } from '../../../core/src/policy/policy.ts';
import { verifyModel } from '../../../core/src/verify/verify.ts';
import { ThreadedDigester } from '../../../core/src/work/threadedDigester.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { useLocalHub } from '../localHub/hubForTests.ts';
import { pythonWith } from '../localHub/python.ts';

const python = pythonWith('huggingface_hub');
const reason = 'skipped: no Python with huggingface_hub, set MODEL_WARDEN_PYTHON to one';
const tools = {
  digester: new CachedDigester(new ThreadedDigester()),
  inspector: { inspect: inspectInTurn },
};

/** What verification says of a folder by what is on disk alone. */
const verdictOn = (path: string) =>
  verifyModel({ path, shown: 'model', policy: noPolicy, today: '2026-11-21' }, tools);

describe.skipIf(!python)(
  `a cache that huggingface_hub of Python wrote${python ? '' : ` (${reason})`}`,
  () => {
    const hub = useLocalHub();
    let folder: string;
    let whole: string;
    let part: string;

    beforeAll(async () => {
      await loadTestLanguages();
      folder = mkdtempSync(join(tmpdir(), 'model-warden-python-cache-'));
      const { HF_TOKEN: _, HUGGING_FACE_HUB_TOKEN: __, ...inherited } = process.env;
      const env = {
        ...inherited,
        HF_ENDPOINT: hub().url,
        HF_HOME: join(folder, 'home'),
        HF_HUB_DISABLE_TELEMETRY: '1',
        HF_HUB_DISABLE_PROGRESS_BARS: '1',
        NO_PROXY: '127.0.0.1',
      };
      const script = join(import.meta.dirname, 'verifyFromHub.py');
      const words = [
        script,
        join(folder, 'hub'),
        'local-lab/released-encoder',
        'google-bert/bert-base-uncased',
      ];
      const { stdout } = await promisify(execFile)(python ?? '', words, { env });
      const [snapshot = '', config = ''] = stdout.trim().split('\n');
      [whole, part] = [snapshot, dirname(config)];
    }, 120_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** A copy of the cache to break; answers the copy of the snapshot. */
    function copied(): string {
      const copy = mkdtempSync(join(folder, 'copy-'));
      cpSync(join(folder, 'hub'), copy, { recursive: true, verbatimSymlinks: true });
      return whole.replace(join(folder, 'hub'), copy);
    }

    it('is verified', async () => {
      const report = await verdictOn(whole);
      expect(report.checks.filter(({ state }) => state !== 'passed' && state !== 'skipped')).toEqual([]);
      expect(report.verdict).toBe('verified');
    });

    it('is verified in part, where only a part was downloaded', async () => {
      const { verdict, files } = await verdictOn(part);
      expect(files.map(({ path }) => path)).toEqual(['config.json']);
      expect(verdict).toBe('verified');
    });

    it('fails after one flipped byte', async () => {
      const snapshot = copied();
      const blob = join(snapshot, readlinkSync(join(snapshot, 'model.safetensors')));
      const bytes = readFileSync(blob);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      rmSync(blob);
      writeFileSync(blob, bytes);
      expect((await verdictOn(snapshot)).verdict).toBe('failed');
    });

    it('is not verified after one swapped link', async () => {
      const snapshot = copied();
      const other = readlinkSync(join(snapshot, 'config.json'));
      rmSync(join(snapshot, 'model.safetensors'));
      symlinkSync(other, join(snapshot, 'model.safetensors'));
      expect((await verdictOn(snapshot)).verdict).not.toBe('verified');
    });

    it('fails after one file more', async () => {
      const snapshot = copied();
      writeFileSync(join(snapshot, 'pytorch_model.bin'), 'x');
      expect((await verdictOn(snapshot)).verdict).toBe('failed');
    });
  },
);
