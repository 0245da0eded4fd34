// Writes core/src/lint/typosquat/knownRepositories.ts from two counts of mentions in public repositories:
// `node scripts/data/known-repositories.mjs MODELS.tsv OWNERS.tsv [IDS.txt]`. The columns of MODELS.tsv are id, count,
// repositories; of OWNERS.tsv owner, models, count, repositories. IDS.txt takes every id, for the noise test.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../projectPaths.mjs';

/** Seen in fewer repositories, a name may be anybody's slip. */
const fewestRepositories = 2;
/** Owners up to this length are known by their ids, since one letter makes another word of them. */
const shortOwner = 5;

/** Words that the count took for owners: path segments, placeholders, legacy names. */
const noOwners = new Set(
  'metrics search my-org your-org subscribe oauth bucket cli bert-base bert-base-cased xlm-roberta-base'.split(
    ' ',
  ),
);
/** Repeated misspellings of an owner that is itself in the list. */
const misspellings = new Set(['prithvida']);

const [modelsPath, ownersPath, idsPath] = process.argv.slice(2);
if (modelsPath === undefined || ownersPath === undefined) {
  console.error('usage: known-repositories.mjs MODELS.tsv OWNERS.tsv [IDS.txt]');
  process.exit(3);
}

const owners = unique(
  rows(ownersPath)
    .filter(([, , , repositories]) => Number(repositories) >= fewestRepositories)
    .map(([owner]) => owner),
).filter((owner) => !noOwners.has(owner) && !misspellings.has(owner));
const known = new Set(owners);
const models = rows(modelsPath);
const shortIds = unique(
  models
    .filter(([id, , repositories]) => {
      const owner = id.slice(0, id.indexOf('/'));
      return Number(repositories) >= fewestRepositories && owner.length <= shortOwner && known.has(owner);
    })
    .map(([id]) => id),
);

writeFileSync(
  join(root, 'core/src/lint/typosquat/knownRepositories.ts'),
  `// Written by scripts/data/known-repositories.mjs; do not edit.
// Source: model ids mentioned in the source and documentation of about 70 public repositories on GitHub (2026), those
// named by at least ${fewestRepositories} of them. A count of mentions, not of downloads.

/** Owners of well-known repositories, the most often named first. */
export const knownOwners = \`
${wrapped(owners)}
\`;

/** Well-known ids of owners with at most ${shortOwner} letters. */
export const knownIdsOfShortOwners = \`
${wrapped(shortIds)}
\`;
`,
);
if (idsPath !== undefined)
  writeFileSync(
    idsPath,
    `${models
      .map(([id]) => id)
      .sort()
      .join('\n')}\n`,
  );
console.log(`${owners.length} owners, ${shortIds.length} ids of short owners`);

function rows(path) {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => line.split('\t'));
}

/** Without later ones that differ in letter case only: the Hub does not tell them apart. */
function unique(names) {
  const seen = new Set();
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

function wrapped(words) {
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1);
    if (line.length + word.length > 108) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
