// The whole of `npm test`, in order. A step whose `needs` failed cannot run, which is a failure of its own.
import { join } from 'node:path';
import { ensureSystemPackages } from '../bootstrap/systemPackages.mjs';
import { run } from '../process/run.mjs';
import { runPackage } from '../process/runPackage.mjs';
import { root } from '../projectPaths.mjs';
import { vsixPath } from '../vsix/vsixPath.mjs';
import { checkOlderNodes } from './checkOlderNodes.mjs';
import { countsOfCheck } from './counts.mjs';
import { runGrammarTests } from './runGrammarTests.mjs';
import { runSuites } from './runSuites.mjs';
import { runVitest } from './runVitest.mjs';

const script = async (name) =>
  countsOfCheck(await run(process.execPath, [join(root, 'scripts', name)], { cwd: root }));
const program = async (...args) => countsOfCheck(await runPackage(...args));
const projects = (...names) => names.map((name) => `--project=${name}`);

/** @type {{name: string, needs?: string[], run: () => Promise<import('./counts.mjs').Counts>}[]} */
export const steps = [
  { name: 'lock file', run: () => script('check-lockfile.mjs') },
  { name: 'boundaries', run: () => script('check-boundaries.mjs') },
  { name: 'format and lint', run: () => program('@biomejs/biome', ['check', '--error-on-warnings', '.']) },
  { name: 'types', run: () => program('typescript', ['-b'], { program: 'tsc' }) },
  { name: 'build', run: () => script('build.mjs') },
  { name: 'unit', run: () => runVitest('unit', projects('unit')) },
  { name: 'protocol', needs: ['build'], run: () => runVitest('protocol', projects('protocol')) },
  { name: 'command line', needs: ['build'], run: () => runVitest('cli', projects('cli')) },
  { name: 'command line on older Node', needs: ['build'], run: checkOlderNodes },
  { name: 'grammar', run: runGrammarTests },
  { name: 'package', needs: ['build'], run: () => script('package.mjs') },
  {
    name: 'package contents',
    needs: ['package'],
    run: () => runVitest('package', projects('package'), { ...process.env, MODEL_WARDEN_VSIX: vsixPath() }),
  },
  {
    name: 'Neovim',
    needs: ['build'],
    run: async () => {
      await ensureSystemPackages([{ programs: ['nvim'], package: 'neovim' }]);
      return runVitest('neovim', projects('neovim'));
    },
  },
  { name: 'VS Code: extension host', needs: ['build'], run: runSuites },
  {
    name: 'VS Code: journeys',
    needs: ['package'],
    run: () =>
      runVitest('journeys', ['--config', join('test', 'vscode', 'vitest.config.mts')], {
        ...process.env,
        MODEL_WARDEN_VSIX: vsixPath(),
      }),
  },
];
