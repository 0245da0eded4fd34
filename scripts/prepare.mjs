// npm runs this where the package is installed straight from git, as pre-commit does: git holds no built one.
// In a developer's checkout, who builds when there is something to build, it does nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './process/npm.mjs';
import { root } from './projectPaths.mjs';

// The settings of `npm install --global` would send the build's own packages to where the user's programs live.
const globalSetting = /^npm_config_(global|location|prefix|local_prefix)$/i;

if (!existsSync(join(root, 'node_modules'))) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !globalSetting.test(name)));
  for (const words of [
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    ['run', 'build'],
  ]) {
    const { code } = await npm(words, { cwd: root, env });
    if (code !== 0) process.exit(code);
  }
}
