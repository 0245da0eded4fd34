import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bertTensors } from '../../support/hub/repositories/bertFiles.ts';
import { safetensorsFile, tensorByteLength } from '../../support/safetensorsFile.ts';
import { torchArchive } from '../../support/torchArchive.ts';
import { pythonWith } from './python.ts';

const python = pythonWith('pickletools');
const note = python ? '' : ' (skipped: no Python on this machine)';

describe('weight files of the local Hub', () => {
  it.skipIf(!python)(`are what Python's own struct, zipfile and pickle read${note}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-hub-files-'));
    try {
      const safetensors = join(folder, 'model.safetensors');
      const archive = join(folder, 'pytorch_model.bin');
      writeFileSync(safetensors, safetensorsFile(bertTensors));
      writeFileSync(archive, torchArchive(bertTensors));
      const script = join(import.meta.dirname, 'inspectFiles.py');
      const seen = JSON.parse(
        execFileSync(python ?? '', [script, safetensors, archive], { encoding: 'utf8' }),
      );
      const storages = Object.values(bertTensors).map((tensor, index) => [
        `pytorch_model/data/${index}`,
        tensorByteLength(tensor),
      ]);
      const names = storages.map(([name]) => name);
      expect(seen).toEqual({
        headerAligned: true,
        headerEndsWithData: true,
        tensors: Object.keys(bertTensors).sort(),
        broken: null,
        stored: true,
        aligned: true,
        members: ['pytorch_model/data.pkl', 'pytorch_model/byteorder', ...names, 'pytorch_model/version'],
        storages: Object.fromEntries(storages),
        stateDict: Object.fromEntries(
          Object.entries(bertTensors).map(([name, { shape }]) => [
            name,
            [shape, shape.length === 2 ? [shape[1], 1] : [1]],
          ]),
        ),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are the same for the same seed and others for another', () => {
    expect(safetensorsFile(bertTensors, { seed: 3 })).toEqual(safetensorsFile(bertTensors, { seed: 3 }));
    expect(torchArchive(bertTensors, { seed: 3 })).not.toEqual(torchArchive(bertTensors, { seed: 4 }));
  });
});
