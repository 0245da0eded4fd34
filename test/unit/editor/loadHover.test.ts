import { beforeAll, describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver/node';
import type { LoadView } from '../../../core/src/lint/loadView.ts';
import { PythonSession } from '../../../core/src/lint/pythonSession.ts';
import type { RepositoryCard, RepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import type { HubFile } from '../../../core/src/reference/resolver.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { loadHints } from '../../../server/src/features/loads/loadHints.ts';
import { loadHover } from '../../../server/src/features/loads/loadHover.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { listings } from '../loadSet/listings.ts';

beforeAll(loadTestLanguages);

const sha = 'c'.repeat(40);
const card: RepositoryCard = {
  id: 'org/name',
  sha,
  lastModified: '2026-11-20T10:00:00Z',
  gated: false,
  private: false,
  license: 'apache-2.0',
  downloads: 1_234_567,
  tags: [],
};

function facts(more: Partial<RepositoryFacts> = {}): RepositoryFacts {
  return { asOf: '2026-11-21T08:00:00Z', authenticated: false, state: 'found', card, ...more };
}

interface Known {
  readonly facts?: RepositoryFacts;
  readonly files?: readonly HubFile[];
  readonly markdown?: boolean;
}

function loadsOf(text: string): readonly LoadView[] {
  const session = new PythonSession('load.py', languageById('python'), text);
  try {
    return session.lint(plainContext()).loads ?? [];
  } finally {
    session.dispose();
  }
}

/** The hover on the callable of a load of `org/name`. */
function hover(rest: string, known: Known = {}): string {
  const loads = loadsOf(`from transformers import AutoModel\nAutoModel.from_pretrained(${rest})\n`);
  const shown = loadHover(
    loads,
    undefined,
    { line: 1, character: 14 },
    {
      hub: { filesAt: () => known.files, repository: () => known.facts },
      endpoint: 'https://huggingface.co',
      commandLinks: true,
      now: Date.parse('2026-11-21T08:12:00Z'),
      markdown: known.markdown ?? true,
    },
  );
  return (shown?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('the hover of a load', () => {
  it('tells what the Hub said, with its age', () => {
    const text = hover(`"org/name", revision="${sha}"`, { facts: facts() });
    expect(text).toContain(String.raw`where main led \(2026\-11\-20\)`);
    expect(text).toContain('Licence apache\\-2.0 · not gated · 1,234,567 downloads in 30 days');
    expect(text).toContain('12 minutes ago');
  });

  it('tells how far behind a branch a pin is', () => {
    const commits = [
      { sha: 'b'.repeat(40), date: '2026-11-20T10:00:00Z' },
      { sha: 'e'.repeat(40), date: '2026-10-01T10:00:00Z' },
      { sha, date: '2026-09-01T10:00:00Z' },
    ];
    const histories = [{ ref: 'refs/heads/main', commits, complete: true }];
    const known = facts({ card: { ...card, sha: 'b'.repeat(40) }, histories });
    expect(hover(`"org/name", revision="${sha}"`, { facts: known })).toContain(
      String.raw`2 commits behind the head of main \(2026\-09\-01\)`,
    );
  });

  it('parts the loads of one call by a rule', () => {
    const text = hover('"org/a" if large else "org/b"');
    expect(text.split('\n\n---\n\n')).toHaveLength(2);
  });

  it('tells where a name led when the Hub was asked', () => {
    expect(hover('"org/name"', { facts: facts() })).toContain(`It led to \`${sha}\` \\(2026`);
    const refs = [{ kind: 'tag', name: 'v1', ref: 'refs/tags/v1', sha: 'd'.repeat(40) }] as const;
    expect(hover('"org/name", revision="v1"', { facts: facts({ refs }) })).toContain('d'.repeat(40));
    expect(hover('"org/name", revision="v2"', { facts: facts({ refs }) })).not.toContain('It led to');
  });

  it.each([
    [facts({ state: 'not-found' }), 'the name is free for anybody'],
    [facts({ state: 'private-or-missing' }), 'without a token the Hub tells no difference'],
    [facts({ state: 'gated' }), 'gated'],
  ])('tells a repository that was not found, is private or gated', (known, expected) => {
    expect(hover('"org/name"', { facts: known })).toContain(expected);
  });

  it('tells files by format, with sizes, and those that this load reads', () => {
    const text = hover(`"org/name", revision="${sha}", use_safetensors=False`, { files: listings.bert });
    expect(text).toMatch(/\*\*Reads\*\* 2 files \\\(2 bytes\\\): `config\.json`, `pytorch_model\.bin`/);
    expect(text).toContain('**Runs code** that these files hold: `pytorch_model.bin`');
    expect(text).toContain(String.raw`2 pickle \(2 bytes\)`);
    expect(hover(`"org/name", revision="${sha}"`, { files: listings.bert })).not.toContain('Runs code');
  });

  it('shows no token and no book that a card holds', () => {
    const token = `hf_${'a1'.repeat(17)}`;
    const bad = facts({ card: { ...card, license: `${token} ${'x'.repeat(100_000)}` } });
    for (const markdown of [true, false]) {
      const text = hover(`"org/name", revision="${token}"`, { facts: bad, markdown });
      expect(text.replaceAll('\\', '').split('Open its page')[0]).not.toContain(token);
      expect(text.length).toBeLessThan(10_000);
    }
  });

  // A link that the Hub's or a workspace's text writes would run a command that we are trusted with.
  it.each([
    '[x](command:modelWarden.lookUp)',
    '<a href="command:modelWarden.lookUp">x</a>',
    '![x](https://evil.example/pixel.png)',
    '`](command:modelWarden.lookUp)',
    '\n\n# big\n\n[x]: command:modelWarden.lookUp',
    'https://evil.example',
    '\u202etxt.exe\u0007',
    '</code></pre>[x](command:a)',
  ])('shows hostile text %j of a card, a file name or a source as it is', (hostile) => {
    const files = [
      { path: `${hostile}.bin`, size: 1 },
      { path: `model.safetensors${hostile}`, size: 1 },
      { path: 'pytorch_model.bin', size: 1 },
    ];
    const bad = facts({
      card: { ...card, license: hostile, libraryName: hostile, createdAt: hostile },
      refs: [{ kind: 'branch', name: hostile, ref: `refs/heads/${hostile}`, sha }],
      asOf: hostile,
    });
    const dataset = `"org/name", revision=${JSON.stringify(hostile)}`;
    const text = [
      hover(`"org/name", revision="${sha}"`, { facts: bad, files: [...files, ...listings.bert] }),
      hover(dataset, { facts: bad }),
    ].join('\n\n');
    expect(text).toContain('**org/name**');
    // Outside of code spans nothing of it is markup: the only links are ours.
    const spoken = text.replace(/(`+)(?:(?!\1)[\s\S])*?\1(?!`)/g, '');
    const links = [...spoken.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target]) => target ?? '');
    for (const target of links) {
      expect(target).toMatch(
        /^(?:command:modelWarden\.lookUp\?%5B%7B%22kind%22|https:\/\/huggingface\.co\/org\/name)/,
      );
    }
    expect(spoken).not.toMatch(/<[a-z/]|(?<!\\)!\[|\p{Cf}|\n#/iu);
    expect(spoken).not.toMatch(/(?<![\\(])\bhttps?:\/\/evil/);
  });

  it('is one paragraph for each line, and plain where Markdown is not shown', () => {
    const text = hover(`"org/name", revision="${sha}"`, { facts: facts(), markdown: false });
    expect(text).toContain('org/name · model, loaded by transformers.AutoModel.from_pretrained');
    expect(text).not.toMatch(/command:|\*\*|\\-/);
  });
});

describe('hints', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hub = { filesAt: () => undefined, repository: () => facts() };
  const labels = (rest: string) =>
    loadHints(
      loadsOf(`from transformers import AutoModel\nAutoModel.from_pretrained(${rest}\n`),
      undefined,
      whole,
      hub,
    ).map(({ label, position }) => `${label} ${position.line}:${position.character}`);

  it('tell name and date of a SHA that has no comment', () => {
    expect(labels(`"org/name", revision="${sha}")`)).toEqual(['main @ 2026-11-20 1:89']);
    expect(labels(`"org/name", revision="${sha}")  # main @ 2026-11-20`)).toEqual([]);
    expect(labels('"org/name", revision="main")')).toEqual([]);
    expect(labels(`"org/name", revision="${'e'.repeat(40)}")`)).toEqual([]);
  });
});
