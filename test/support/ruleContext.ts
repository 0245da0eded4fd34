import { type RuleSlug, ruleCatalogue } from '../../core/src/finding/ruleCatalogue.ts';
import type { LintContext } from '../../core/src/lint/context.ts';
import { readManifest } from '../../core/src/policy/manifest.ts';
import { noPolicy } from '../../core/src/policy/policy.ts';
import { plainContext } from './lintTable.ts';
import { shownFacts, shownManifest } from './shownFacts.ts';

/**
 * The context in which a text shows a rule: the rule is on, even where it is off by default, and lines such as
 * `# project: torch 2.4.0` say the lowest version that the project admits.
 */
export function ruleContext(slug: RuleSlug, text: string): LintContext {
  const versions = new Map(
    [...text.matchAll(/^# project: (\S+) (\S+)$/gm)].map(([, name, version]) => [name, version]),
  );
  const isOff = ruleCatalogue[slug].severity === 'off';
  return plainContext(
    { severities: new Map(isOff ? [[slug, 'hint'] as const] : []), ...policyFor(slug) },
    { lowestVersion: (name) => versions.get(name) },
  );
}

const askingForApproval = `policy:
  rules: { manifest-unapproved: warning }
models:
  - id: google-bert/bert-base-uncased
    revision: 86b5e0934494bd15c9632b12f734a8a67f723594
    approved_by: ada@example.org
  - id: distilbert/distilgpt2
    revision: 2290a62682d06624634c1f46a6ad5be0f47f38aa
  - { id: stanfordnlp/imdb, kind: dataset, revision: e6281661ce1c48d982bc483cf8a173c1bbeb5d31, approved_by: ada, expires: 2026-11-20 }
`;

/** The policy without which a rule has nothing to say. */
function policyFor(slug: RuleSlug): Partial<LintContext> {
  if (slug === 'policy-loosened') {
    return { manifestBefore: readManifest('policy: { rules: { unpinned-revision: error } }') };
  }
  if (ruleCatalogue[slug].about === 'hub') {
    const { models } = readManifest(slug === 'manifest-mismatch' ? shownManifest : '');
    return { hub: shownFacts, policy: { ...noPolicy, models } };
  }
  if (slug !== 'manifest-unapproved') return {};
  const { text, rules, models } = readManifest(askingForApproval);
  return { policy: { ...noPolicy, rules, models, manifest: { path: 'model-manifest.yaml', text } } };
}
