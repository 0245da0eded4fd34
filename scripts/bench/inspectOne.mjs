import { statSync } from 'node:fs';
import { inspectFile } from '../../core/src/formats/inspectFile.ts';

// `inspectOne.mjs FILE`: inspects one file in a fresh process and prints the milliseconds, start-up aside.
const [path] = process.argv.slice(2);
const start = performance.now();
const { state, findings } = await inspectFile({ path, name: 'model.pt', size: statSync(path).size });
const milliseconds = performance.now() - start;
if (state !== 'clean') throw new Error(`${path} is ${state}: ${findings[0]?.message}`);
console.log(milliseconds);
