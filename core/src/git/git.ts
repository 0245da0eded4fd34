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

/**
 * Attributes are read from the empty tree: those of the work tree could choose a filter, and filters are programs.
 */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

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
  const child = spawn('git', [...hardened, ...commandArguments], {
    cwd: folder,
    shell: false,
    windowsHide: true,
    timeout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_ATTR_SOURCE: emptyTree },
    ...(signal === undefined ? {} : { signal }),
  });
  const output = collect(child.stdout, () => child.kill());
  const complaint = collect(child.stderr, () => child.kill());
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new GitError(`git could not be run: ${error.message}`)));
    child.once('close', resolve);
  });
  if (code !== 0) throw new GitError(firstLine(complaint.bytes()) || `git ended with ${code ?? 'a signal'}`);
  return output.bytes();
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
