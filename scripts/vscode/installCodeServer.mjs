// code-server, the npm package of VS Code for the browser, installed in the user's cache folder.
// Run by itself (`node scripts/vscode/installCodeServer.mjs`) it installs and prints the folder.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureSystemPackages } from '../bootstrap/systemPackages.mjs';
import { npm } from '../process/npm.mjs';
import { withLock } from '../process/withLock.mjs';
import { cacheFolder } from '../projectPaths.mjs';
import { codeServerIntegrity, codeServerVersion } from './versions.mjs';

/** The native modules that the server loads; the others (Kerberos, keyboard layouts) need X11 and Kerberos headers. */
const nativeModules = [
  'node-pty',
  '@parcel/watcher',
  '@vscode/spdlog',
  '@vscode/sqlite3',
  '@vscode/native-watchdog',
  '@vscode/deviceid',
  '@vscode/fs-copyfile',
];

/** What compiling them takes. */
const buildTools = [
  { programs: ['make'], package: 'make' },
  { programs: ['g++', 'c++'], package: 'g++' },
  { programs: ['python3'], package: 'python3' },
];

/**
 * Installs code-server where it is not yet there and answers the folder of VS Code's server in it.
 * Takes about three minutes and 620 MB the first time. Killed half way, the next call goes on after the last
 * stage that ended; only a whole installation bears the final name. Needs make, g++ and python3.
 * @param {(line: string) => void} [log]
 * @returns {Promise<string>} the folder that holds `out/server-main.js`
 */
export async function installCodeServer(log = () => {}) {
  const final = join(cacheFolder(), `code-server-${codeServerVersion}`);
  const server = (folder) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(final)) return server(final);
  await ensureSystemPackages(buildTools);
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(`${final}.lock`, async () => {
    if (existsSync(final)) return;
    const partial = `${final}.partial-${process.pid}`;
    await claimPartial(final, partial);
    for (const { name, folder, run } of stages(partial, server(partial))) {
      const marker = join(partial, `.${name}.done`);
      if (existsSync(marker)) continue;
      log(`code-server ${codeServerVersion}: ${name}`);
      // npm does not go on where it was killed: it stumbles over its own half-written folders.
      if (folder) await rm(join(folder, 'node_modules'), { recursive: true, force: true });
      await run();
      await writeFile(marker, '');
    }
    await rename(partial, final);
  });
  return server(final);
}

/**
 * Takes over what an earlier call left, under a name of our own: an npm that outlived its killed parent goes on
 * writing to the old one.
 */
async function claimPartial(final, partial) {
  const left = (await readdir(dirname(final)))
    .filter((name) => name.startsWith(`${basename(final)}.partial`))
    .map((name) => join(dirname(final), name));
  const [first, ...others] = left;
  for (const folder of others) await rm(folder, { recursive: true, force: true });
  if (first === undefined) await mkdir(partial);
  else await rename(first, partial);
}

function stages(partial, server) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const extensions = join(server, 'extensions');
  const install = ['install', '--omit=dev', '--ignore-scripts', ...quiet];
  return [
    {
      name: 'package',
      folder: partial,
      run: async () => {
        await writeFile(
          join(partial, 'package.json'),
          JSON.stringify({ private: true, dependencies: { 'code-server': codeServerVersion } }),
        );
        await npmOrThrow(install, partial);
        const installed = JSON.parse(
          await readFile(join(partial, 'node_modules', '.package-lock.json'), 'utf8'),
        );
        const { integrity } = installed.packages['node_modules/code-server'];
        if (integrity !== codeServerIntegrity) {
          await rm(partial, { recursive: true, force: true });
          throw new Error(
            `code-server ${codeServerVersion} has the hash ${integrity}, not the recorded one.`,
          );
        }
      },
    },
    { name: 'editor', folder: server, run: () => npmOrThrow(install, server) },
    { name: 'built-in extensions', folder: extensions, run: () => npmOrThrow(install, extensions) },
    { name: 'native modules', run: () => npmOrThrow(['rebuild', ...quiet, ...nativeModules], server) },
  ];
}

async function npmOrThrow(args, cwd) {
  const result = await npm(args, { cwd, capture: true, env: { ...process.env, ...headers() } });
  if (result.code !== 0) throw new Error(`npm ${args.join(' ')} failed\n${result.stdout}${result.stderr}`);
}

/** Node's headers beside the Node that runs, so that nothing is compiled against another version's. */
function headers() {
  const folder = dirname(dirname(process.execPath));
  return existsSync(join(folder, 'include', 'node', 'node.h')) ? { npm_config_nodedir: folder } : {};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await installCodeServer(console.error));
}
