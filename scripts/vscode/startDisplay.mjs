import { spawn } from 'node:child_process';

/**
 * A display for a desktop program: the machine's own, or on Linux without one a virtual one (Xvfb).
 * @returns {Promise<{env: Record<string, string>, stop: () => Promise<void>}>} what to add to the environment
 */
export async function startDisplay(environment = process.env, platform = process.platform) {
  if (hasDisplay(environment, platform)) return { env: {}, stop: async () => {} };
  // Xvfb takes a free number by itself and writes it to the file descriptor it is told.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve();
      server.once('exit', resolve);
      server.kill();
    });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  const atExit = () => server.kill();
  process.once('exit', atExit);
  server.once('exit', () => process.off('exit', atExit));
  return { env: { DISPLAY: `:${number}` }, stop };
}

/** Whether a desktop program can open its window here without help. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
