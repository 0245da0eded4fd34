import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureNode } from './measureNode.mjs';
import { findPicklescan, measurePeer, opensslCpuMs } from './peers.mjs';
import { seededRandom } from './random.mjs';
import { writeDictPickle } from './writeDictPickle.mjs';
import { writeTorchArchive } from './writeTorchArchive.mjs';

const here = (script) => fileURLToPath(new URL(script, import.meta.url));
const notInstalled = 'not measured: picklescan is not installed';
const megabytes = (bytes) => (bytes / 1e6).toFixed(0);

/** What a measurement of models is given: the folder of the bundles, a folder for files, rounds, and where lines go. */
/** @typedef {{dist: string, scratch: string, rounds: number, add: (line: object) => void}} Bench */

/** SHA-256 of a gigabyte in two files, against openssl and against itself. @param {Bench} bench */
export async function benchHashing({ dist, scratch, rounds, add }) {
  const files = ['one', 'other'].map((name) => join(scratch, `${name}.weights`));
  try {
    for (const file of files) writeNoise(file, 500);
    const hashed = async (jobs) => {
      const measured = { cpuMs: Number.POSITIVE_INFINITY, insideMs: Number.POSITIVE_INFINITY };
      for (let round = 0; round < rounds; round += 1) {
        const once = await measureNode([here('hashFiles.mjs'), dist, String(jobs), ...files], {
          cwd: scratch,
          rounds: 1,
          scratch,
        });
        measured.cpuMs = Math.min(measured.cpuMs, once.cpuMs);
        measured.insideMs = Math.min(measured.insideMs, Number(once.stdout));
      }
      return measured;
    };
    const [one, two] = [await hashed(1), await hashed(2)];
    const start = await measureNode([here('hashFiles.mjs'), dist, '1'], { cwd: scratch, rounds, scratch });
    const times = [];
    for (let round = 0; round < rounds; round += 1) times.push(await opensslCpuMs(files));
    const openssl = times.includes(undefined) ? undefined : Math.min(...times);
    const work = 'SHA-256 of 1 GB, CPU time, start-up aside';
    if (openssl === undefined) add({ work, missing: 'no openssl or no sh', target: '<= 1.10x' });
    else
      add({
        work,
        value: (one.cpuMs - start.cpuMs) / openssl,
        unit: 'x',
        digits: 2,
        atMost: 1.1,
        against: `openssl dgst: ${(openssl / 1000).toFixed(2)} s`,
      });
    add({
      work: 'the same in two files, two workers against one',
      value: one.insideMs / two.insideMs,
      unit: 'x',
      digits: 2,
      atLeast: 1.8,
      against: `${(one.insideMs / 1000).toFixed(2)} s and ${(two.insideMs / 1000).toFixed(2)} s; CPU ${(one.cpuMs / one.insideMs).toFixed(2)} and ${(two.cpuMs / two.insideMs).toFixed(2)} cores`,
    });
  } finally {
    for (const file of files) rmSync(file, { force: true });
  }
}

/** 100 MB of small dicts in one pickle. @param {Bench} bench */
export async function benchDictPickle({ dist, scratch, rounds, add }) {
  const file = join(scratch, 'dicts.pkl');
  try {
    const { bytes, dicts } = writeDictPickle(file, 100e6);
    const { cpuMs, peakBytes } = await measureNode([join(dist, 'cli.js'), ...scan(file)], {
      cwd: scratch,
      rounds,
      scratch,
    });
    const peer = await measurePicklescan(file);
    const work = `a pickle of ${(dicts / 1e6).toFixed(1)} million dicts (${megabytes(bytes)} MB)`;
    add({
      work: `${work}, start-up included`,
      value: bytes / 1000 / cpuMs,
      unit: 'MB/s',
      atLeast: 40,
      against:
        peer === undefined
          ? notInstalled
          : `${(peer.cpuMs / cpuMs).toFixed(0)}x picklescan (${(bytes / 1000 / peer.cpuMs).toFixed(1)} MB/s)`,
    });
    add({
      work: `${work}, most memory`,
      value: peakBytes / 1e6,
      unit: 'MB',
      atMost: 200,
      against:
        peer === undefined
          ? notInstalled
          : `1/${(peer.peakBytes / peakBytes).toFixed(0)} of picklescan (${megabytes(peer.peakBytes)} MB)`,
    });
  } finally {
    rmSync(file, { force: true });
  }
}

/** The contents of a 500 MB checkpoint of torch, whose tensors nobody need read. @param {Bench} bench */
export async function benchTorchArchive({ dist, scratch, rounds, add }) {
  const file = join(scratch, 'model.pt');
  try {
    const { bytes, members } = writeTorchArchive(file, { tensors: 300, tensorBytes: 1_666_000 });
    let inside = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1)
      inside = Math.min(
        inside,
        Number(
          (await measureNode([here('inspectOne.mjs'), file], { cwd: scratch, rounds: 1, scratch })).stdout,
        ),
      );
    const whole = await measureNode([join(dist, 'cli.js'), ...scan(file)], { cwd: scratch, rounds, scratch });
    const start = await measureNode([join(dist, 'cli.js'), '--version'], { cwd: scratch, rounds, scratch });
    const peer = await measurePicklescan(file);
    const work = `contents of a torch archive (${megabytes(bytes)} MB, ${members} members)`;
    add({ work: `${work}, in a process that runs`, value: inside, unit: 'ms', atMost: 300 });
    add({
      work: `${work}, the whole command`,
      value: whole.wallMs,
      unit: 'ms',
      atMost: 300,
      against: `--version ${start.wallMs.toFixed(0)} ms; ${peer === undefined ? notInstalled : `picklescan ${peer.wallMs.toFixed(0)} ms, ${(peer.wallMs / whole.wallMs).toFixed(1)}x`}`,
    });
  } finally {
    rmSync(file, { force: true });
  }
}

function scan(file) {
  return ['scan', '--no-cache', '--offline', '--quiet', file];
}

async function measurePicklescan(file) {
  const picklescan = await findPicklescan();
  return picklescan === undefined ? undefined : measurePeer(picklescan, ['-p', file]);
}

/** Bytes that no file system and no device stores shorter. */
function writeNoise(file, megabytes) {
  const random = seededRandom(megabytes);
  const part = Buffer.from(Uint32Array.from({ length: 250_000 }, () => random() * 2 ** 32).buffer);
  const descriptor = openSync(file, 'w');
  try {
    for (let at = 0; at < megabytes; at += 1) {
      part.writeUInt32LE(at);
      writeSync(descriptor, part);
    }
  } finally {
    closeSync(descriptor);
  }
}
