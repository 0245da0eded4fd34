import { beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { noPolicy } from '../../../core/src/policy/policy.ts';
import type { RepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import { OpenDocuments } from '../../../server/src/documents/openDocuments.ts';
import { completedPart } from '../../../server/src/features/loads/completedPart.ts';
import { literalAt } from '../../../server/src/features/loads/literalAt.ts';
import { loadCompletion } from '../../../server/src/features/loads/loadCompletion.ts';
import type { Analysis } from '../../../server/src/workspace/analyser.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const uri = 'file:///project/load.py';
const head = 'c'.repeat(40);
const tagged = 'd'.repeat(40);
const facts: RepositoryFacts = {
  asOf: '2026-11-21T08:00:00Z',
  authenticated: false,
  state: 'found',
  card: {
    id: 'org/name',
    sha: head,
    lastModified: '2026-11-20T10:00:00Z',
    gated: false,
    private: false,
    tags: [],
  },
  refs: [
    { kind: 'branch', name: 'main', ref: 'refs/heads/main', sha: head },
    { kind: 'tag', name: 'v1.0', ref: 'refs/tags/v1.0', sha: tagged },
    { kind: 'pull-request', name: 'refs/pr/1', ref: 'refs/pr/1', sha: 'e'.repeat(40) },
    { kind: 'branch', name: 'evil"; import os', ref: 'refs/heads/evil', sha: 'f'.repeat(40) },
  ],
};

const context = plainContext({ hub: { filesAt: () => undefined, repository: () => facts } });

/** What is offered at the `|` of a text, and the text without it. */
function complete(
  marked: string,
  known: LintContext = context,
): { readonly items: CompletionItem[]; readonly text: string } {
  const at = marked.indexOf('|');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const documents = new OpenDocuments();
  const document = documents.open({ textDocument: { uri, languageId: 'python', version: 1, text } });
  if (document === undefined) throw new Error('not opened');
  try {
    const part = completedPart(document, document, document.lines.positionAt(at), known);
    const analysis = { references: [], loads: [], surroundings: { context: known } } as unknown as Analysis;
    return { items: part === undefined ? [] : loadCompletion(part, analysis), text };
  } finally {
    documents.dispose();
  }
}

function accept(text: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  const edits: TextEdit[] = [
    ...(textEdit !== undefined && 'range' in textEdit ? [textEdit] : []),
    ...additionalTextEdits,
  ];
  return TextDocument.applyEdits(TextDocument.create(uri, 'python', 1, text), edits);
}

const load = (rest: string) =>
  `from transformers import AutoModel\nAutoModel.from_pretrained("org/name", ${rest}\n`;

describe('completion of revisions', () => {
  it.each([
    ['revision="|")', `revision="${head}")  # main @ 2026-11-20`],
    ['revision="ma|")', `revision="${head}")  # main @ 2026-11-20`],
    [
      "revision='a-very-long-branch-name-indeed|', use_safetensors=True)",
      `revision='${head}', use_safetensors=True)  # main @ 2026-11-20`,
    ],
    ['revision="|")  # noqa', `revision="${head}")  # noqa  # main @ 2026-11-20`],
    [`revision="${tagged}|")`, `revision="${head}")  # main @ 2026-11-20`],
  ])('%s becomes %s', (source, expected) => {
    const { items, text } = complete(load(source));
    const main = items.find(({ label }) => label === 'main');
    if (main === undefined) throw new Error('main is not offered');
    expect(accept(text, main)).toBe(load(expected));
  });

  it('offers branches and tags, each as its commit, and no pull request', () => {
    const { items } = complete(load('revision="|")'));
    expect(items.map(({ label, textEdit }) => [label, textEdit?.newText])).toEqual([
      ['main', head],
      ['v1.0', tagged],
      ['evil"; import os', 'f'.repeat(40)],
    ]);
  });

  it('is quick and bounded where a repository has tens of thousands of branches, and shows no token', () => {
    const token = `hf_${'a1'.repeat(17)}`;
    const refs = Array.from({ length: 40_000 }, (_, at) => ({
      kind: 'branch' as const,
      name: `${token}-${at}`,
      ref: `refs/heads/${token}-${at}`,
      sha: at.toString(16).padStart(40, '0'),
    }));
    const many = plainContext({ hub: { filesAt: () => undefined, repository: () => ({ ...facts, refs }) } });
    const start = performance.now();
    const { items } = complete(load('revision="|")'), many);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(items).toHaveLength(1_000);
    expect(items.filter(({ label }) => label.includes(token))).toEqual([]);
  });

  it('writes no name that could end a comment or a string', () => {
    const { items, text } = complete(load('revision="|")'));
    for (const item of items) expect(accept(text, item)).not.toContain('import os');
  });

  it('knows nothing of a repository that nobody asked about', () => {
    expect(complete(load('revision="|")'), plainContext()).items).toEqual([]);
  });

  it('offers what the manifest approves first', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const models = [
      {
        repository: { kind: 'model' as const, id: 'org/name' },
        revision: tagged,
        ref: 'v1.0',
        remoteCodeApproved: false,
        range,
      },
    ];
    const { items } = complete(load('revision="|")'), { ...context, policy: { ...noPolicy, models } });
    expect(items[0]).toMatchObject({ label: 'v1.0', detail: 'in model-manifest.yaml' });
    const ids = complete('from transformers import AutoModel\nAutoModel.from_pretrained("|")\n', {
      ...context,
      policy: { ...noPolicy, models },
    }).items;
    expect(ids[0]).toMatchObject({ label: 'org/name', detail: 'in model-manifest.yaml' });
  });
});

describe('the string at the cursor', () => {
  it.each([
    ['f("a|b")', 'ab'],
    ['f("|")', ''],
    ['f(\'a\', "b|")', 'b'],
    ['f("a\\"b|c")', 'a\\"bc'],
    ['f("a") # "|"', undefined],
    ['f("a"|)', undefined],
    ['f(a|)', undefined],
    ['f("open|', undefined],
  ])('in %s is %j', (marked, expected) => {
    const at = marked.indexOf('|');
    const line = marked.slice(0, at) + marked.slice(at + 1);
    const span = literalAt(line, at);
    expect(span && line.slice(span.start, span.end)).toBe(expected);
  });
});
