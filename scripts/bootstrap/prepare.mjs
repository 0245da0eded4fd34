// What a script does before it may import anything that is not Node's own: install, and change to Node 24.
import { realpathSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { npm } from '../process/npm.mjs';
import { runInPlace } from '../process/runInPlace.mjs';
import { root } from '../projectPaths.mjs';
import { findScriptsNode } from './findScriptsNode.mjs';
import { isInstalled } from './isInstalled.mjs';
import { bootstrapNode, isAtLeast, scriptsNode } from './nodeVersion.mjs';

/**
 * Installs the locked packages where they are not, and makes sure that this script runs on Node 24: where it does
 * not, it is run again by that Node and this process ends with its exit code.
 * Ends the process with 1 and a sentence where either cannot be had.
 */
export async function prepare() {
  if (!isAtLeast(process.version, bootstrapNode)) {
    stop(`Node ${bootstrapNode.join('.')} or newer is needed; this is ${process.version}.`);
  }
  if (!isInstalled(root)) {
    console.log('installing the locked packages: npm ci');
    const { code } = await npm(['ci'], { cwd: root });
    if (code !== 0) stop(`npm ci ended with ${code}.`);
  }
  const node = findScriptsNode(root);
  if (node === undefined) {
    stop(
      `The scripts run on Node ${scriptsNode.join('.')} or newer. None is packaged for ${process.platform} on ` +
        `${process.arch}, and this is ${process.version}: install Node 24 and run this again.`,
    );
  }
  if (realpathSync(node) === realpathSync(process.execPath)) return;
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH ?? ''].join(delimiter) };
  process.exit(await runInPlace(node, process.argv.slice(1), env));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
