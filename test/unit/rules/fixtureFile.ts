import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import { type RuleSlug, ruleCatalogue, ruleSlugs } from '../../../core/src/finding/ruleCatalogue.ts';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { ruleContext } from '../../support/ruleContext.ts';

const folder = join(import.meta.dirname, '../../fixtures/rules');

/** A file under `test/fixtures/rules/<slug>/` and what its comments say must be found in it. */
export interface FixtureFile {
  /** `<slug>/<file>`. */
  readonly name: string;
  readonly text: string;
  readonly context: LintContext;
  /** `line: slug (severity)`, lines from 1, sorted. */
  readonly expected: readonly string[];
}

/**
 * Reads every fixture. `# expect: slug, slug (hint)` stands on the line where the finding begins; without a severity any
 * but `hint` fits. `# project: torch 2.4.0` at the top says the lowest version that the project admits. The rule
 * of the folder is on, even where it is off by default.
 */
export function fixtureFiles(): readonly FixtureFile[] {
  return ruleSlugs.flatMap((slug) =>
    filesOf(slug).map((file): FixtureFile => {
      const text = readFileSync(join(folder, slug, file), 'utf8');
      return {
        name: `${slug}/${file}`,
        text,
        context: ruleContext(slug, text),
        expected: expectationsIn(text),
      };
    }),
  );
}

/** Slugs whose folder holds no file. */
export function rulesWithoutFixtures(): readonly RuleSlug[] {
  return ruleSlugs.filter((slug) => ruleCatalogue[slug].about !== 'contents' && filesOf(slug).length === 0);
}

/** In the form of `expected`. */
export function described(findings: readonly TextFinding[]): readonly string[] {
  return findings
    .map(({ rule, severity, place }) => `${place.range.start.line + 1}: ${rule}${hint(severity)}`)
    .sort(byLine);
}

function filesOf(slug: RuleSlug): readonly string[] {
  return readdirSync(folder).includes(slug)
    ? readdirSync(join(folder, slug)).filter((file) => /\.(?:py|yaml)$/.test(file))
    : [];
}

function expectationsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => {
      const slugs = /# expect: (.*?)\s*$/.exec(line)?.[1]?.split(/,\s*/) ?? [];
      return slugs.map((slug) => `${index + 1}: ${slug}`);
    })
    .sort(byLine);
}

function hint(severity: TextFinding['severity']): string {
  return severity === 'hint' ? ' (hint)' : '';
}

function byLine(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
