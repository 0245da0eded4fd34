import { homedir } from 'node:os';
import nodePath from 'node:path';

/** Where this tool keeps what it need not compute again: `XDG_CACHE_HOME`, the platform's own place, else `~/.cache`. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = env;
  const home = XDG_CACHE_HOME || (process.platform === 'win32' ? LOCALAPPDATA : undefined);
  return nodePath.join(home || nodePath.join(env.HOME || homedir(), '.cache'), 'model-warden');
}
