import { join } from 'node:path';
import { run } from '../process/run.mjs';

/** Runs bandit as a child and prints the CPU seconds that it took. */
const timed = `
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "bandit", *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
`;

/** The Python of MODEL_WARDEN_PYTHON, or python3, where bandit is installed in it; `undefined` where it is not. */
export async function findBandit(environment = process.env) {
  const python = environment.MODEL_WARDEN_PYTHON ?? 'python3';
  const answer = await run(python, ['-m', 'bandit', '--version'], { capture: true }).catch(() => undefined);
  if (answer?.code !== 0) return undefined;
  return {
    python,
    version: answer.stdout
      .split('\n')[0]
      .replace(/^.*__main__\.py/, 'bandit')
      .trim(),
  };
}

/** The CPU milliseconds of one run over a folder with bandit's own defaults. */
export async function banditCpuMs({ python }, folder, scratch) {
  const output = join(scratch, 'bandit.json');
  const args = ['-c', timed, '-q', '-r', folder, '-f', 'json', '-o', output];
  const { stdout, stderr } = await run(python, args, { capture: true });
  if (!(Number(stdout) > 0)) throw new Error(`bandit did not run: ${stderr}`);
  return Number(stdout) * 1000;
}
