import { join } from 'node:path';
import { run } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';
import { writeExampleModels } from './writeExampleModels.mjs';

/**
 * What the command line does with the examples: what it finds, what `pin` writes, what is left, and what two models hold.
 * @param {string} folder the copy to work on
 * @param {string} hubUrl
 * @returns {Promise<number>} 0 where everything went as it should; that `lint` finds something is expected
 */
export async function runHeadless(folder, hubUrl) {
  writeExampleModels(folder);
  const steps = [
    { args: ['lint', '.'], expected: [1] },
    // 2: a misspelt owner and a GitHub repository cannot be resolved on the Hub, and `pin` says so.
    { args: ['pin', '.', '--hub', hubUrl], expected: [2] },
    // Not everything that is unsafe can be pinned: what needs a decision stays.
    { args: ['lint', '.'], expected: [1] },
    { args: ['scan', 'models'], expected: [1] },
    { args: ['inspect', 'models/poisoned/pytorch_model.bin'], expected: [0] },
    // 2: nothing says what the files of a plain folder must be.
    { args: ['verify', 'models/encoder'], expected: [2] },
  ];
  for (const { args, expected } of steps) {
    console.log(`\n$ model-warden ${args.join(' ')}`);
    const { code } = await run(process.execPath, [join(root, 'dist', 'cli.js'), ...args], { cwd: folder });
    if (!expected.includes(code)) {
      console.error(`model-warden ${args[0]} ended with ${code}, not with ${expected.join(' or ')}`);
      return 1;
    }
  }
  return 0;
}
