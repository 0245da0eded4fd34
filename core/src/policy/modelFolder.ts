import { existsSync, opendirSync } from 'node:fs';
import nodePath from 'node:path';

const weightsFile = /\.(safetensors|bin|pt|pth|ckpt|gguf|onnx|h5|msgpack|ot|keras|pkl|joblib)$/i;
/** `models--owner--name/snapshots/<sha>`: the layout of the Hub cache (huggingface_hub). */
const cacheSnapshot = /^(models|datasets|spaces)--.+$/;
const snapshotsFolder = /^(snapshots|blobs|refs)$/;
/** Entries of one folder that are looked at: weights lie among few files. */
const entryLimit = 2_000;

/**
 * True where a folder holds a model: a `config.json` beside weights, or a snapshot of the Hub cache. What such a
 * folder says about itself is data, never policy (DESIGN 6.3).
 * @param folder absolute path
 */
export function isModelFolder(folder: string): boolean {
  return (
    isCacheSnapshot(folder) || (existsSync(nodePath.join(folder, 'config.json')) && holdsWeights(folder))
  );
}

function isCacheSnapshot(folder: string): boolean {
  const parts = folder.split(/[\\/]/);
  return parts.some((part, at) => cacheSnapshot.test(part) && snapshotsFolder.test(parts[at + 1] ?? ''));
}

function holdsWeights(folder: string): boolean {
  let directory: ReturnType<typeof opendirSync>;
  try {
    directory = opendirSync(folder);
  } catch {
    return false;
  }
  try {
    for (let count = 0; count < entryLimit; count += 1) {
      const entry = directory.readSync();
      if (entry === null) return false;
      if (!entry.isDirectory() && weightsFile.test(entry.name)) return true;
    }
    return false;
  } finally {
    directory.closeSync();
  }
}
