import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runOrThrow } from '../process/run.mjs';

/**
 * Makes sure that programs are there which no npm package brings. On Debian and its kin they are installed where
 * that is ours to do: as root, or in a container or with CI set through a `sudo` that asks no password.
 * Elsewhere it throws an error that names the command to run.
 * @param {{programs: string[], package: string}[]} needed a package, and programs of which any one will do
 */
export async function ensureSystemPackages(needed, environment = process.env) {
  const missing = needed.filter(({ programs }) => !programs.some((name) => isOnPath(name, environment)));
  if (missing.length === 0) return;
  const names = missing.map((entry) => entry.package);
  const command = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  const prefix = installPrefix(environment);
  if (prefix === undefined) throw new Error(`Programs are missing. On Debian, as root:\n  ${command}`);
  console.log(`installing system packages: ${names.join(', ')}`);
  const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
    const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args];
    await runOrThrow(program, rest, { env, capture: true });
  }
}

/** What stands before `apt-get` here, or undefined where installing is the user's own decision. */
function installPrefix(environment) {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return undefined;
  if (process.getuid?.() === 0) return [];
  const mayInstall = existsSync('/.dockerenv') || existsSync('/run/.containerenv') || environment.CI;
  return mayInstall && isOnPath('sudo', environment) ? ['sudo', '-n'] : undefined;
}

function isOnPath(program, environment) {
  return (environment.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
