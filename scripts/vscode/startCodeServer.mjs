import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Starts VS Code's server on loopback, with folders of its own, and waits until windows can be opened.
 * @param {object} options
 * @param {string} options.server folder of VS Code's server, as installCodeServer answers it
 * @param {string} options.data folder for user data, extensions and logs; made where it lacks
 * @param {string} [options.extensions] folder of installed extensions, where not inside `data`
 * @param {string} [options.tokenFile] file that holds the connection token; without it there is none
 * @param {boolean} [options.trustEverything] no Restricted Mode for new folders
 * @param {boolean} [options.development] lets the address name an extension and a test suite to load
 * @param {NodeJS.ProcessEnv} [options.env] environment of the server and of its extension host
 * @param {number} [options.timeoutMs] how long the start may take, 60,000 by default
 */
export async function startCodeServer(options) {
  const { server, data, timeoutMs = 60_000 } = options;
  await mkdir(data, { recursive: true });
  const logFile = join(data, 'server.log');
  const log = createWriteStream(logFile);
  const child = spawn(
    process.execPath,
    [
      join(server, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...(options.tokenFile
        ? ['--connection-token-file', options.tokenFile]
        : ['--without-connection-token']),
      ...(options.trustEverything ? ['--disable-workspace-trust'] : []),
      ...(options.development ? ['--enable-smoke-test-driver'] : []),
      ...codeServerFolders(data, options.extensions),
    ],
    // A group of its own, so that the extension hosts end with the server.
    { env: options.env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  child.stderr.pipe(log, { end: false });
  const stop = () => stopGroup(child);
  // Nothing outlives this process, whatever ends it.
  const atExit = () => signalGroup(child, 'SIGKILL');
  process.once('exit', atExit);
  child.once('exit', () => process.off('exit', atExit));
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('did not start in time'), timeoutMs);
    const fail = (why) => {
      clearTimeout(timer);
      stop();
      reject(new Error(`code-server ${why}; its log is ${logFile}`));
    };
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      log.write(text);
      output += text;
      const listening = /Extension host agent listening on (\d+)/.exec(output);
      if (listening && output.includes('Extension host agent started')) {
        clearTimeout(timer);
        resolve(Number(listening[1]));
      }
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
  return { port, logFile, stop };
}

/** The arguments that keep the server's data away from any other VS Code on the machine. */
export function codeServerFolders(data, extensions = join(data, 'extensions')) {
  return ['--user-data-dir', data, '--extensions-dir', extensions, '--server-data-dir', join(data, 'server')];
}

/** Ends the server and its extension hosts, and answers when the server is gone. */
function stopGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    signalGroup(child, 'SIGTERM');
  });
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
