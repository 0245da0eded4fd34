import { loaderFor } from '../../core/src/lint/loaders/catalogue.ts';
import { loadSetFamily } from '../../core/src/lint/loaders/loadSet/family.ts';
import { loadSet } from '../../core/src/lint/loaders/loadSet.ts';
import type { ModelFolder } from '../../core/src/verify/modelFolder/modelFolder.ts';
import { UsageError } from './usageError.ts';

/**
 * What `--loader NAME` reads of a model: NAME as in source, `transformers.AutoModel` or with `.from_pretrained`.
 * @returns `undefined` without the option
 * @throws UsageError for a loader that is not in the catalogue, or of which nobody knows which files it chooses
 */
export function loadSetOf(
  name: string | undefined,
): ((folder: ModelFolder) => ReadonlySet<string>) | undefined {
  if (name === undefined) return undefined;
  for (const callable of [name, `${name}.from_pretrained`]) {
    const loader = loaderFor(callable);
    const family = loader === undefined ? 'unknown' : loadSetFamily(loader, callable);
    if (family === 'unknown') continue;
    return ({ files }) => {
      const set = loadSet(
        { family, useSafetensors: 'absent', runsRepositoryCode: false },
        files.map(({ path, size }) => ({ path, size })),
      );
      return new Set(set.isKnown ? set.files.map(({ file }) => file.path) : []);
    };
  }
  throw new UsageError(
    `--loader ${name}: no loader of this name is known, or which files it reads is not. Write it as in Python: transformers.AutoModel.`,
  );
}
