import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const loaderName =
  /\b(?:from_pretrained|from_single_file|load_dataset|hf_hub_download|snapshot_download|pipeline)\b/;

/** The Python files below a folder, with their bytes and the share of files that name a common loader. */
export function pythonFiles(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const naming = paths.filter((path) => loaderName.test(readFileSync(path, 'utf8'))).length;
  return { folder, paths, bytes, namesLoader: naming / paths.length };
}
