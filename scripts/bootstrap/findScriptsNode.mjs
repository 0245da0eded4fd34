import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast, scriptsNode } from './nodeVersion.mjs';

/**
 * The Node that runs the scripts: the one that the lock file installs for this platform, else the one that runs
 * now if it is new enough, else undefined.
 * @param {string} root the folder of node_modules
 */
export function findScriptsNode(root, { platform, arch, version, execPath } = process) {
  const system = platform === 'win32' ? 'win' : platform;
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(root, 'node_modules', `node-${system}-${arch}`, 'bin', name);
  if (existsSync(installed)) return installed;
  return isAtLeast(version, scriptsNode) ? execPath : undefined;
}
