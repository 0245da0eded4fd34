// Prints the tables of docs/field-report.md from what measure.mjs and fix.mjs wrote and from judgements.tsv.
// `tables.mjs RESULTS`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../projectPaths.mjs';

const [results] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(results, name), 'utf8'));
const measured = read('measured.json');
const fixed = new Map(read('fixed.json').map((row) => [row.library, row]));
const judgements = readFileSync(join(root, 'scripts/field/judgements.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([rule, library, place, severity, verdict, note]) => ({
    rule,
    library,
    place,
    severity,
    verdict,
    note,
  }));

const total = (pick) => measured.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
const rules = [...new Set(measured.flatMap(({ findings }) => Object.keys(findings)))].sort(
  (a, b) => total(({ findings }) => findings[b]) - total(({ findings }) => findings[a]),
);

title('Findings per rule and library');
const short = { 'unpinned-revision': 'unpinned', 'safetensors-not-required': 'safetensors' };
table(
  ['library', 'files', ...rules.map((rule) => short[rule] ?? rule)],
  [
    ...measured.map(({ library, files, findings }) => [
      library,
      files,
      ...rules.map((rule) => findings[rule] ?? ''),
    ]),
    ['all', total(({ files }) => files), ...rules.map((rule) => total(({ findings }) => findings[rule]))],
  ],
);

title('Looked at one by one');
table(
  ['rule', 'findings', 'looked at', 'true', 'false', 'errors and warnings looked at', 'false among them'],
  rules.map((rule) => {
    const judged = judgements.filter((one) => one.rule === rule);
    const loud = judged.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const wrong = (list) => list.filter(({ verdict }) => verdict === 'false').length;
    return [
      rule,
      total(({ findings }) => findings[rule]),
      judged.length,
      judged.length - wrong(judged),
      wrong(judged),
      loud.length,
      wrong(loud),
    ];
  }),
);

title('Beside bandit');
const compared = measured.map(({ library, bandit }) => ({ library, bandit, ...overlap(library) }));
const sum = (key) => compared.reduce((all, row) => all + row[key], 0);
table(
  [
    'library',
    'B615',
    'of them reported here',
    'id not known',
    'pinned or local',
    'only here',
    'B614',
    'B301',
  ],
  [
    ...compared.map((row) => [
      row.library,
      row.bandit.B615 ?? 0,
      row.both,
      row.idUnknown,
      row.other,
      row.onlyHere,
      row.bandit.B614 ?? 0,
      row.bandit.B301 ?? 0,
    ]),
    [
      'all',
      total(({ bandit }) => bandit.B615),
      sum('both'),
      sum('idUnknown'),
      sum('other'),
      sum('onlyHere'),
      total(({ bandit }) => bandit.B614),
      total(({ bandit }) => bandit.B301),
    ],
  ],
);

title('Recall');
table(
  ['library', 'loads counted', 'of them by a constant', 'found', 'missed'],
  [
    ...measured
      .filter(({ recall }) => recall.loads > 0)
      .map(({ library, recall }) => [
        library,
        recall.loads,
        recall.constants,
        recall.found,
        recall.loads - recall.found,
      ]),
    [
      'all',
      total(({ recall }) => recall.loads),
      total(({ recall }) => recall.constants),
      total(({ recall }) => recall.found),
      total(({ recall }) => recall.loads - recall.found),
    ],
  ],
);
for (const { library, recall } of measured)
  for (const { path, line, loader, root: receiver, id } of recall.missed)
    console.log(`missed: ${library}/${path}:${line} ${receiver}.${loader}(${id})`);

title('After --fix');
const rows = measured.map(({ library }) => fixed.get(library)).filter((row) => row !== undefined);
const cells = (row) => [
  row.applied,
  row.changed,
  row.newlyUnparsed.length,
  row.refused.length,
  row.safeFixesLeft.length,
  row.changedBySecondRun.length,
];
table(
  [
    'library',
    'fixes',
    'files changed',
    'not parsed',
    'refused',
    'safe fixes left',
    'changed by a second run',
  ],
  [
    ...rows.filter(({ applied }) => applied > 0).map((row) => [row.library, ...cells(row)]),
    ['all', ...rows.map(cells).reduce((all, row) => all.map((cell, at) => cell + row[at]))],
  ],
);

/** What becomes of bandit's B615 here, and what is reported here alone on moving revisions. */
function overlap(library) {
  const { results: found } = read(`${library}.bandit.json`);
  const { findings, references } = read(`${library}.json`);
  const counts = { both: 0, idUnknown: 0, other: 0, onlyHere: 0 };
  const moving = findings.filter(({ rule }) => /revision|remote-code/.test(rule));
  const seen = new Set();
  for (const { filename, line_range: lines } of found.filter(({ test_id }) => test_id === 'B615')) {
    const here = (one) => one.path === filename.replace(/^\.\//, '') && lines.includes(one.range.start.line);
    const same = moving.filter(here);
    for (const finding of same) seen.add(finding);
    const reference = references.find(here);
    if (same.length > 0) counts.both++;
    else if (reference !== undefined && (reference.repo === null || reference.revisionState === 'unknown'))
      counts.idUnknown++;
    else counts.other++;
  }
  counts.onlyHere = moving.filter((finding) => !seen.has(finding)).length;
  return counts;
}

function title(text) {
  console.log(`\n## ${text}\n`);
}

function table(head, body) {
  console.log(`| ${head.join(' | ')} |`);
  console.log(`|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`);
  for (const row of body) console.log(`| ${row.join(' | ')} |`);
}
