import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/projectPaths.mjs';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** The Node that runs it; ours without one. */
  readonly node?: string;
  readonly userId?: number;
}

/** Starts the bundled command line as a process of its own, with no token and no cache of this machine. */
export function startCli(words: readonly string[], options: CliOptions): ChildProcess {
  const {
    HOME: _home,
    HF_TOKEN: _token,
    HF_ENDPOINT: _endpoint,
    NO_COLOR: _colour,
    ...environment
  } = process.env;
  return spawn(options.node ?? process.execPath, [join(root, 'dist', 'cli.js'), ...words], {
    cwd: options.folder,
    env: { ...environment, HOME: options.folder, HF_HUB_DISABLE_IMPLICIT_TOKEN: '1', ...options.env },
    ...(options.userId === undefined ? {} : { uid: options.userId, gid: options.userId }),
  });
}

/** Runs the command line to its end. */
export async function runCli(words: readonly string[], options: CliOptions): Promise<CliResult> {
  const child = startCli(words, options);
  const ended = endOf(child);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  return ended;
}

/** What a process printed, and how it ended. */
export async function endOf(child: ChildProcess): Promise<CliResult> {
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
