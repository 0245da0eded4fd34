// Where things are. Node's own modules only: read before anything is installed.
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a test run leaves behind: reports, logs, screenshots. Never committed. */
export const testResults = join(root, 'test-results');

/** The user's cache folder for downloads that are no dependencies of ours; MODEL_WARDEN_CACHE overrides it. */
export function cacheFolder(environment = process.env, platform = process.platform) {
  if (environment.MODEL_WARDEN_CACHE) return environment.MODEL_WARDEN_CACHE;
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'model-warden', 'Cache');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'model-warden');
  return join(environment.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'model-warden');
}
