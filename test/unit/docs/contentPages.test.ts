import { beforeAll, describe, expect, it } from 'vitest';
import { contentsStates } from '../../../core/src/finding/contentFinding.ts';
import { ruleCatalogue, ruleSlugs } from '../../../core/src/finding/ruleCatalogue.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { sha256Of } from '../../support/hubCache.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { useScratchFolders } from '../../support/scratchFolder.ts';
import { hostileFiles } from './hostileFiles.ts';
import { blocksOf, headingsOf, linksOf, readPage, sectionOf } from './rulePage.ts';
import { hostileModels, integrityText, scanShown, today, verifyShown } from './shownExamples.ts';

const headings = [
  'What it finds',
  'Why',
  'Example',
  'How to fix it',
  'How to accept it',
  'When it stays silent',
];

/** Rules whose findings nobody can accept: what is not there has no hash. */
const neverAccepted: readonly string[] = ['missing-file', 'lfs-pointer'];

const slugs = ruleSlugs.filter((slug) => ruleCatalogue[slug].about === 'contents');
const pages = new Map(slugs.map((slug) => [slug, readPage(slug)]));
const scanned = slugs.filter((slug) => hostileFiles[slug] !== undefined);
const verified = slugs.filter((slug) => hostileModels[slug] !== undefined);
const scratch = useScratchFolders();

beforeAll(async () => {
  await loadTestLanguages();
});

function pageOf(slug: (typeof slugs)[number]): string {
  return pages.get(slug) ?? '';
}

function hostileFile(slug: string) {
  return hostileFiles[slug] ?? { name: '', bytes: new Uint8Array() };
}

function hostileModel(slug: string) {
  return hostileModels[slug] ?? { name: '', files: {}, onHub: [] };
}

describe.each(slugs)('docs/rules/%s.md', (slug) => {
  const page = pageOf(slug);

  it('has the catalogue’s words and severity, and every part', () => {
    expect(page.startsWith(`# ${slug}\n\n${ruleCatalogue[slug].summary}\n`)).toBe(true);
    expect(/^Severity: `(\w+)`/m.exec(page)?.[1]).toBe(ruleCatalogue[slug].severity);
    expect(headingsOf(page)).toEqual(headings);
    for (const heading of ['What it finds', 'When it stays silent'])
      expect(sectionOf(page, heading)).toMatch(/^\n- \S/);
  });

  it('is neither a sketch nor a book', () => {
    const lines = page.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThanOrEqual(25);
    expect(lines.length).toBeLessThanOrEqual(45);
  });

  it('leads to pages that exist', () => {
    for (const target of linksOf(page)) expect(ruleSlugs).toContain(target);
  });

  it('shows no comment that silences: what stands in a model is its author’s', () => {
    expect(page).not.toContain('model-warden: ignore[');
  });

  it('shows a manifest that can be read, with all that an exception needs', () => {
    const manifests = blocksOf(sectionOf(page, 'How to accept it'), 'yaml').map(readManifest);
    expect(manifests.length).toBe(neverAccepted.includes(slug) ? 0 : 1);
    for (const { problems, exceptions, models, rules } of manifests) {
      expect(problems).toEqual([]);
      expect([...rules.keys()].filter((rule) => rule !== slug)).toEqual([]);
      for (const entry of [...exceptions, ...models]) {
        expect(entry).toMatchObject({
          reason: expect.any(String),
          approvedBy: expect.any(String),
          expires: expect.any(String),
        });
        expect((entry.expires ?? '') > today).toBe(true);
      }
      for (const { rule, sha256 } of exceptions) {
        expect([slug, null]).toContain(rule);
        expect(sha256).toBeDefined();
      }
    }
  });
});

describe('pages on contents', () => {
  it('show an example for each rule', () => {
    expect([...scanned, ...verified].sort()).toEqual([...slugs].sort());
  });

  it('say nothing twice', () => {
    const told = [...pages].flatMap(([slug, page]) =>
      ['What it finds', 'Why', 'How to fix it', 'When it stays silent'].flatMap((heading) =>
        sectionOf(page, heading)
          .split(/\n\n|\n(?=- )/)
          .map((part) => part.trim())
          .filter((part) => part !== '')
          .map((part) => ({ slug, part })),
      ),
    );
    const first = new Map<string, string>();
    for (const { slug, part } of told) {
      expect(`${first.get(part) ?? slug}: ${part}`).toBe(`${slug}: ${part}`);
      first.set(part, slug);
    }
  });
});

describe.each(scanned)('docs/rules/%s.md, of contents', (slug) => {
  it('shows what scan prints of a hostile file', async () => {
    const { text, state, rules } = await scanShown(scratch(), hostileFile(slug));
    expect(blocksOf(sectionOf(pageOf(slug), 'Example'), 'text')).toEqual([text]);
    expect(rules).toContain(slug);
    expect(statesOf(pageOf(slug))).toContain(state);
  });

  it.skipIf(neverAccepted.includes(slug))('shows how verify accepts that file, and no other', async () => {
    const { name, bytes } = hostileFile(slug);
    const policy = readManifest(blocksOf(sectionOf(pageOf(slug), 'How to accept it'), 'yaml')[0] ?? '');
    const contents = async (content: Uint8Array, given = {}) => {
      const { checks } = await verifyShown(scratch(), { files: { [name]: content }, onHub: [] }, given);
      return checks.find(({ id }) => id === 'contents');
    };
    const isGood = (await contents(bytes))?.state === 'passed';
    expect(isGood).toBe((await scanShown(scratch(), hostileFile(slug))).state === 'clean');
    expect((await contents(bytes, policy))?.state).toBe('passed');
    for (const { sha256 } of policy.exceptions) expect(sha256).toBe(sha256Of(bytes));
    if (isGood) return;
    expect((await contents(bytes, policy))?.findings).toEqual([]);
    expect((await contents(Buffer.concat([bytes, Buffer.from('.')]), policy))?.state).not.toBe('passed');
  });
});

describe.each(verified)('docs/rules/%s.md, of integrity', (slug) => {
  it('shows what verify prints of a model', async () => {
    const report = await verifyShown(scratch(), hostileModel(slug));
    const [integrity] = report.checks;
    expect(blocksOf(sectionOf(pageOf(slug), 'Example'), 'text')).toEqual([integrityText(report)]);
    expect(integrity?.findings.map(({ rule, path }) => ({ rule, path }))).toContainEqual({
      rule: slug,
      path: hostileModel(slug).name,
    });
    expect(/^Severity: .*Integrity: `(\w+)`/m.exec(pageOf(slug))?.[1]).toBe(integrity?.state);
  });

  it('shows an entry of the manifest with which verify accepts that file, or none', async () => {
    const { name, files, onHub } = hostileModel(slug);
    const [manifest] = blocksOf(sectionOf(pageOf(slug), 'How to accept it'), 'yaml');
    if (manifest === undefined) return;
    const others = onHub.filter(({ path }) => path !== name);
    const report = await verifyShown(scratch(), { files, onHub: others }, readManifest(manifest));
    expect(report.checks[0]).toMatchObject({ state: 'passed', findings: [] });
  });
});

/** The states of a file that a page names under its title. */
function statesOf(page: string): string[] {
  const said = /^Severity: (?:.+\n)+/m.exec(page)?.[0] ?? '';
  const behind = said.split('State of the file:')[1] ?? '';
  const words = [...behind.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
  return contentsStates.filter((state) => words.includes(state));
}
