import { run } from '../process/run.mjs';

/** Runs a command and prints the seconds of CPU and of the clock, and the most memory in KiB, that it took. */
const timed = `
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss)
`;

/** The picklescan that MODEL_WARDEN_PICKLESCAN names, or the one on PATH; `undefined` where there is none. */
export async function findPicklescan(environment = process.env) {
  const command = environment.MODEL_WARDEN_PICKLESCAN ?? 'picklescan';
  const answer = await run(command, ['--help'], { capture: true }).catch(() => undefined);
  return answer?.code === 0 ? command : undefined;
}

/** Of a Python program over some file. @returns milliseconds and bytes; `undefined` where Python cannot tell them */
export async function measurePeer(command, args, environment = process.env) {
  const python = environment.MODEL_WARDEN_PYTHON ?? 'python3';
  const answer = await run(python, ['-c', timed, command, ...args], { capture: true }).catch(() => undefined);
  const [cpu, wall, kibibytes] = (answer?.stdout ?? '').trim().split(' ').map(Number);
  if (!(kibibytes > 0)) return undefined;
  return { cpuMs: cpu * 1000, wallMs: wall * 1000, peakBytes: kibibytes * 1024 };
}

/**
 * CPU milliseconds of `openssl dgst -sha256`, by the shell's own count.
 * @returns `undefined` where there is no openssl or no such shell
 */
export async function opensslCpuMs(files) {
  const script = 'openssl dgst -sha256 "$@" >&2 && times';
  const answer = await run('sh', ['-c', script, 'sh', ...files], { capture: true }).catch(() => undefined);
  if (answer?.code !== 0) return undefined;
  // The second line is that of the children: minutes and seconds in user mode, then in the system.
  const parts = [...(answer.stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}
