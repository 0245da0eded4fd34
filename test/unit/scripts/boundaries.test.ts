import { describe, expect, it } from 'vitest';
import { folderWith, runScript } from './runScript.ts';

function check(files: Record<string, string>): { code: number | null; output: string } {
  return runScript('check-boundaries.mjs', folderWith(files));
}

describe('check-boundaries', () => {
  it('passes a tree whose arrows all run the right way', () => {
    const { code, output } = check({
      'core/src/lint/lint.ts':
        "import { parse } from '../source/parse.ts';\nimport '../finding/finding.ts';\n",
      'core/src/report/sarif.ts': "import type { LintResult } from '../lint/lint.ts';\n",
      'core/src/hub/download.ts':
        "import { request } from 'node:https';\nawait fetch('https://example.org');\n",
      'server/src/main.ts':
        "import { lint } from '../../core/src/lint/lint.ts';\nimport 'vscode-languageserver/node';\n",
      'client/src/extension.ts':
        "import * as vscode from 'vscode';\nimport type { A } from '../../server/src/protocol/a.ts';\n",
      'cli/src/main.ts': "import pkg from '../../package.json' with { type: 'json' };\nconsole.log(pkg);\n",
    });
    expect(output).toContain('6 files, 0 wrong imports');
    expect(code).toBe(0);
  });

  const wrong: [path: string, source: string, message: string][] = [
    [
      'core/src/source/a.ts',
      "import { lint } from '../lint/lint.ts';",
      'core/source may not import core/lint',
    ],
    [
      'core/src/source/a.ts',
      "import type { L } from '../lint/l.ts';",
      'core/source may not import core/lint',
    ],
    ['core/src/source/a.ts', "export * from '../lint/lint.ts';", 'core/source may not import core/lint'],
    [
      'core/src/source/a.ts',
      "export type {\n  L,\n} from '../lint/l.ts';",
      'core/source may not import core/lint',
    ],
    [
      'core/src/source/a.ts',
      "const l = await import('../lint/l.ts');",
      'core/source may not import core/lint',
    ],
    ['core/src/source/a.ts', "type L = import('../lint/l.ts').L;", 'core/source may not import core/lint'],
    ['core/src/lint/a.ts', 'const l = await import(name);', 'imports what only the run decides'],
    ['core/src/lint/a.ts', "import '../../../server/src/main.ts';", 'the core may not import server'],
    ['core/src/lint/a.ts', "import '../../../test/support/a.ts';", 'outside the parts of the house'],
    ['core/src/lint/a.ts', "import * as vscode from 'vscode';", 'belongs to client/src'],
    ['core/src/lint/a.ts', "import { Range } from 'vscode-languageserver-types';", 'belongs to server/src'],
    ['core/src/lint/a.ts', "import { listFiles } from '@huggingface/hub';", 'belongs to core/src/hub'],
    ['core/src/lint/a.ts', "import net from 'net';", 'belongs to core/src/hub, core/src/fetch'],
    ['core/src/lint/a.ts', "import { spawn } from 'node:child_process';", 'belongs to core/src/git'],
    ['core/src/lint/a.ts', "const r = await fetch('https://example.org');", 'fetch belongs to'],
    ['core/src/lint/a.ts', "console.log('found');", 'console belongs to cli/src'],
    ['core/src/report/a.ts', "import { lint } from '../lint/lint.ts';", 'only types from core/lint'],
    ['core/src/helpers/a.ts', 'export const a = 1;', 'core/src/helpers is no part of the core'],
    ['core/src/a.ts', 'export const a = 1;', 'belongs into the folder of a part'],
    [
      'client/src/a.ts',
      "import { lint } from '../../core/src/lint/lint.ts';",
      'client may not import core/lint',
    ],
    [
      'client/src/a.ts',
      "import { a } from '../../server/src/protocol/a.ts';",
      'client may import only types',
    ],
    [
      'client/src/a.ts',
      "import type { a } from '../../server/src/settings.ts';",
      'client may not import server',
    ],
    ['client/src/a.ts', "import { lint } from '../../cli/src/lint.ts';", 'client may not import cli'],
    ['server/src/a.ts', "import '../../client/src/extension.ts';", 'server may not import client'],
    ['server/src/a.ts', "import 'vscode-languageclient/node';", 'belongs to client/src'],
  ];

  it.each(wrong)('reports in %s: %s', (path, source, message) => {
    const { code, output } = check({ [path]: `${source}\n` });
    expect(output).toContain(message);
    expect(output).toContain(`${path}:1:`);
    expect(code).toBe(1);
  });

  it('sees neither comments nor strings nor regular expressions as code', () => {
    const { code, output } = check({
      'core/src/lint/a.ts': [
        "// import { lint } from 'vscode';",
        "/* console.log('x') */",
        'const help = "from \'vscode\' import x";',
        `const text = \`import '\${name('vscode')}' and fetch(x)\`;`,
        'const quote = /[\'"`]/;',
        'export const half = quote.source.length / 2;',
      ].join('\n'),
    });
    expect(output).toContain('1 files, 0 wrong imports');
    expect(code).toBe(0);
  });

  it('sees code inside a template and the line it stands on', () => {
    const { output } = check({
      'core/src/lint/a.ts': `const a = 1;\nconst b = \`\${a}\${await import('vscode')}\`;\n`,
    });
    expect(output).toContain("core/src/lint/a.ts:2: 'vscode': belongs to client/src");
  });

  it('does not pass where there is nothing to check', () => {
    expect(check({ 'README.md': '' }).code).toBe(1);
  });
});
