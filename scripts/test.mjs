// `npm test`: installs what is missing and runs everything. `npm test -- NAME...` runs the steps whose names hold
// one of the words. Only Node's own modules until the packages are installed.
import { prepare } from './bootstrap/prepare.mjs';

await prepare();
const { steps } = await import('./test/steps.mjs');
const { runSteps } = await import('./test/runSteps.mjs');

const words = process.argv.slice(2);
const chosen =
  words.length === 0 ? steps : steps.filter(({ name }) => words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`No step is named so; there are: ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(3);
}
process.exit((await runSteps(chosen)) ? 0 : 1);
