import { beforeAll, describe, expect, it } from 'vitest';
import { shellAssignments } from '../../../core/src/lint/facts/shellAssignments.ts';
import type { ModuleFacts } from '../../../core/src/lint/modules/moduleFacts.ts';
import { NotebookSession } from '../../../core/src/lint/notebook/notebookSession.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

function lint(...cells: string[]) {
  const session = new NotebookSession(
    'a.ipynb',
    cells.map((text) => ({ text })),
  );
  const { findings } = session.lint(plainContext());
  session.dispose();
  return findings;
}

function found(...cells: string[]): string[] {
  return lint(...cells).map(({ rule, place }) => {
    const { start, end } = place.range;
    return `${place.cell}: ${rule} ${start.line + 1}:${start.character}-${end.character}`;
  });
}

it.each<[string, string[], string[]]>([
  ['a magic', ['%env HF_ENDPOINT=http://hub.corp'], ['1: insecure-endpoint 1:17-32']],
  ['a magic with a space', ['x = 1\n%set_env TRUST_REMOTE_CODE 1'], ['1: unsafe-environment 2:27-28']],
  ['a magic that shows', ['%env TRUST_REMOTE_CODE'], []],
  ['a command', ['x = 1', '!TRUST_REMOTE_CODE=1 python a.py'], ['2: unsafe-environment 1:19-20']],
  [
    'a shell cell',
    ['%%bash\nexport HF_ENDPOINT="http://hub.corp"\npython a.py'],
    ['1: insecure-endpoint 2:19-36'],
  ],
  ['an argument of a command', ['!echo TRUST_REMOTE_CODE=1'], []],
  ['Python', ['import os', 'os.environ["TRUST_REMOTE_CODE"] = "1"'], ['2: unsafe-environment 1:34-37']],
])('%s', (_name, cells, expected) => {
  expect(found(...cells)).toEqual(expected);
});

it('the fix takes the line of a magic out of its cell', () => {
  const [finding] = lint('x = 1', '%env TRUST_REMOTE_CODE=1\ny = 2');
  expect(finding?.fixes[0]?.edits).toEqual([
    {
      path: 'a.ipynb',
      cell: 2,
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
      text: '',
    },
  ]);
});

describe('assignments of a shell line', () => {
  it.each<[string, [string, string][]]>([
    [
      'A=1 B=2 run C=3',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['export A=1 && run', [['A', '1']]],
    ['run; A=1', [['A', '1']]],
    ['run | env A="b c" run', [['A', 'b c']]],
    ["A='$HOME'", [['A', '$HOME']]],
    ['A=$HOME', []],
    ['A="$HOME"', []],
    ['A=`x`', []],
    ['echo "; A=1"', []],
    [
      'A=1\nB=2',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['A="open', []],
    ['', []],
  ])('%j', (line, expected) => {
    const assignments = shellAssignments(line);
    expect(assignments.map(({ name, value }) => [name, value])).toEqual(expected);
    for (const { span, value } of assignments) expect(line.slice(span.start, span.end)).toContain(value);
  });

  it.each(['"', "'", '\\', 'a"b', 'A=', ';'])('takes no longer than its length allows: %j', (unit) => {
    const start = performance.now();
    shellAssignments(`A=${unit.repeat(19_000 / unit.length)}`);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

it('what another file sets is shown there, not in a cell', () => {
  const session = new NotebookSession('a.ipynb', [
    { text: 'from transformers import AutoTokenizer\nfrom config import M' },
    { text: 'AutoTokenizer.from_pretrained(M)' },
  ]);
  const place = {
    path: 'config.py',
    range: { start: { line: 7, character: 0 }, end: { line: 7, character: 1 } },
  };
  const step = { place, message: 'M is set here' };
  const modules: ModuleFacts = {
    constant: () => ({ kind: 'string', value: 'org/model', steps: [step], overridable: false }),
    variable: () => undefined,
  };
  const { findings, loads } = session.lint(plainContext({ modules }));
  const shown = { ...place, message: 'M is set here' };
  expect(findings.map(({ related }) => related)).toEqual([[shown]]);
  expect(loads?.map(({ origin }) => origin)).toEqual([[shown]]);
  session.dispose();
});
