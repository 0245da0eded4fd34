// Preloaded into a measured Node process (`--import`): tells the CPU time of all its threads, start-up included. At the
// end it goes, with the most memory that the process had, into the file that MODEL_WARDEN_BENCH_CPU names; over an IPC
// channel each message is answered at once, with the memory of the process.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function told() {
  // The system counts in KiB.
  return JSON.stringify({ cpuMs: cpuMs(), peakBytes: process.resourceUsage().maxRSS * 1024 });
}

if (isMainThread) {
  const file = process.env.MODEL_WARDEN_BENCH_CPU;
  if (file !== undefined) process.once('exit', () => writeFileSync(file, told()));
  if (process.send !== undefined) {
    process.on('message', () => process.send({ cpuMs: cpuMs(), residentBytes: process.memoryUsage.rss() }));
    // The probe alone keeps nobody alive.
    process.channel.unref();
  }
}
