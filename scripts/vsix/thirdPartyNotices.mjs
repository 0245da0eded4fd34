import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of everything of others that the bundles hold.
 * @param {string} root the folder of node_modules
 * @param {string[]} inputs files that went into the bundles, relative to root, as esbuild's metafile names them
 * @param {string[]} copied names of packages of which a file is shipped unbundled
 * @returns {string}
 */
export function thirdPartyNotices(root, inputs, copied) {
  const folders = new Set(copied.map((name) => `node_modules/${name}`));
  for (const input of inputs) {
    // The last one: a package may bring its own copy of another.
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  const notices = [...folders].map((folder) => noticeOf(join(root, folder))).sort(byTitle);
  const unique = notices.filter(({ title }, index) => title !== notices[index - 1]?.title);
  const introduction = 'Model Warden contains the following software of others, under the licences below.';
  const parts = unique.map(
    ({ title, text }) => `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${text.trim()}\n`,
  );
  return [`${introduction}\n`, ...parts].join('\n');
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const texts = files
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && !license) throw new Error(`${name} ${version} is bundled and names no licence.`);
  const title = `${name} ${version} (${license ?? 'see below'})`;
  return {
    title,
    text: texts.join('\n\n') || `The package names its licence, ${license}, and holds no text of it.`,
  };
}

function byTitle(first, second) {
  return first.title < second.title ? -1 : first.title > second.title ? 1 : 0;
}
