import { spawn } from 'node:child_process';

/**
 * Configuration that keeps git from starting anything: a repository's own configuration may name programs for
 * hooks, the file system monitor, text conversion, external diffs, and more (DESIGN 6.1).
 */
const hardened = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.sshCommand=false',
  '-c',
  'credential.helper=',
  '-c',
  'protocol.allow=never',
  '-c',
  'submodule.recurse=false',
];

const outputLimit = 64 * 1024 * 1024;
const timeout = 30_000;

export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * Runs git without a shell and gives its output. Never to be called in Restricted Mode.
 * @param commandArguments must not begin with a revision or path that could be taken for an option
 * @throws GitError where git is missing, fails, answers with more than 64 MiB, or takes longer than 30 seconds
 */
export async function runGit(
  folder: string,
  commandArguments: readonly string[],
  signal?: AbortSignal,
): Promise<Buffer> {
  const { code, output, complaint } = await runHardened(folder, commandArguments, signal);
  if (code !== 0) throw new GitError(complaint === '' ? `git ended with ${code ?? 'a signal'}` : complaint);
  return output;
}

/**
 * The options that switch off the filters which a repository's configuration names: `git diff` would run them
 * over the work tree, and filters are programs.
 */
export async function withoutFilters(folder: string, signal?: AbortSignal): Promise<string[]> {
  const pattern = '^filter\\..*\\.(clean|smudge|process|required)$';
  const { output } = await runHardened(
    folder,
    ['config', '-z', '--name-only', '--get-regexp', pattern],
    signal,
  );
  const names = new Set(
    output
      .toString('utf8')
      .split('\0')
      .filter((name) => name !== ''),
  );
  return [...names].flatMap((name) => ['-c', `${name}=${name.endsWith('.required') ? 'false' : ''}`]);
}

async function runHardened(
  folder: string,
  commandArguments: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ code: number | null; output: Buffer; complaint: string }> {
  const child = spawn('git', [...hardened, ...commandArguments], {
    cwd: folder,
    shell: false,
    windowsHide: true,
    timeout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    ...(signal === undefined ? {} : { signal }),
  });
  const output = collect(child.stdout, () => child.kill());
  const complaint = collect(child.stderr, () => child.kill());
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new GitError(`git could not be run: ${error.message}`)));
    child.once('close', resolve);
  });
  return { code, output: output.bytes(), complaint: firstLine(complaint.bytes()) };
}

/** Refuses a revision that git would read as an option or as more than one word. */
export function checkRevision(revision: string): string {
  if (!/^[^\s:~^-][^\s:]*$/.test(revision)) throw new GitError(`"${revision}" is no revision`);
  return revision;
}

function collect(stream: NodeJS.ReadableStream, tooMuch: () => void): { bytes(): Buffer } {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > outputLimit) tooMuch();
    else chunks.push(chunk);
  });
  return { bytes: () => Buffer.concat(chunks) };
}

function firstLine(bytes: Buffer): string {
  return bytes.toString('utf8').trim().split('\n')[0] ?? '';
}
