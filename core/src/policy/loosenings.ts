import { type RuleSlug, ruleCatalogue, ruleSlugs } from '../finding/ruleCatalogue.ts';
import { type SeverityLevel, severityLevels } from '../finding/severity.ts';
import type { Range } from '../text/range.ts';
import type { Manifest } from './manifest.ts';
import type { PolicyException } from './policy.ts';
import { formatLevels, type PolicyListKey, policyListKeys } from './policyLists.ts';
import type { PolicyTree } from './policySettings.ts';

/** One way in which a manifest accepts more than another. */
export interface Loosening {
  /** A clause that follows "This change ": "lowers typosquat from error to hint". */
  readonly change: string;
  /** In the text of the later manifest. */
  readonly range: Range;
}

/**
 * In which ways a manifest accepts more than the one before it. Approvals are no loosening: each is a decision of its own,
 * made in the entry. What the later manifest lost is shown where it could stand.
 */
export function loosenings(before: Manifest, after: Manifest): readonly Loosening[] {
  return [
    ...loweredRules(before, after),
    ...loweredAge(before, after),
    ...loosenedFormats(before, after),
    ...longerLists(before, after),
    ...narrowedScope(before, after),
    ...relaxedTrees(before, after),
    ...widerExceptions(before, after),
  ];
}

const start = { line: 0, character: 0 };

/** The place of the first of these keys that the manifest has, else its beginning. */
function placeOf({ policyRanges }: Manifest, ...keys: readonly string[]): Range {
  const key = [...keys, 'policy'].find((each) => policyRanges.has(each));
  return (key === undefined ? undefined : policyRanges.get(key)) ?? { start, end: start };
}

function loweredRules(before: Manifest, after: Manifest): Loosening[] {
  return ruleSlugs.flatMap((slug) => {
    const range = placeOf(after, slug, 'rules');
    // Naming this rule is how a policy asks for approval.
    if (slug === 'manifest-unapproved' && asks(before, slug) && !asks(after, slug)) {
      return [{ change: 'no longer asks that what is loaded is approved', range }];
    }
    const [was, is] = [levelOf(before, slug), levelOf(after, slug)];
    if (severityLevels.indexOf(is) >= severityLevels.indexOf(was)) return [];
    return [{ change: `lowers ${slug} from ${was} to ${is}`, range }];
  });
}

function asks({ rules }: Manifest, slug: RuleSlug): boolean {
  return (rules.get(slug) ?? 'off') !== 'off';
}

function levelOf({ rules }: Manifest, slug: RuleSlug): SeverityLevel {
  return rules.get(slug) ?? ruleCatalogue[slug].severity;
}

function loweredAge(before: Manifest, after: Manifest): Loosening[] {
  const [was, is] = [before.minimumAge ?? 0, after.minimumAge ?? 0];
  if (is >= was) return [];
  const change = `lowers the age that a commit must have before it is pinned from ${was} to ${is} days`;
  return [{ change, range: placeOf(after, 'minimumAge') }];
}

function loosenedFormats(before: Manifest, after: Manifest): Loosening[] {
  return [...before.lists.formats].flatMap(([format, { level: was }]) => {
    const now = after.lists.formats.get(format);
    if (now !== undefined && formatLevels.indexOf(now.level) <= formatLevels.indexOf(was)) return [];
    if (now === undefined && was === 'allow') return [];
    const range = now?.range ?? placeOf(after, 'formats');
    if (now === undefined) return [{ change: `says nothing more of ${format}, which was "${was}"`, range }];
    return [{ change: `changes ${format} from "${was}" to "${now.level}"`, range }];
  });
}

function longerLists(before: Manifest, after: Manifest): Loosening[] {
  return policyListKeys.flatMap((key) => {
    const was = before.lists.accepted.get(key);
    const is = after.lists.accepted.get(key);
    // Without the list no name is accepted, so that its first entry loosens and taking it out does not.
    if (key === 'acceptedNames') return addedItems(key, was ?? new Map(), is ?? new Map());
    if (was === undefined) return [];
    if (is === undefined) {
      return [
        { change: `takes the list of ${key} out, so that any is accepted`, range: placeOf(after, key) },
      ];
    }
    return addedItems(key, was, is);
  });
}

function addedItems(
  key: PolicyListKey,
  was: ReadonlyMap<string, Range>,
  is: ReadonlyMap<string, Range>,
): Loosening[] {
  return [...is]
    .filter(([item]) => !was.has(item))
    .map(([item, range]) => ({
      change: `adds "${item}" to the accepted ${key === 'acceptedNames' ? 'names in pickles' : key}`,
      range,
    }));
}

function narrowedScope(before: Manifest, after: Manifest): Loosening[] {
  if (before.settings.scope !== 'all' || after.settings.scope === 'all') return [];
  const change = 'judges a model by the files that are loaded, and no longer by all of them';
  return [{ change, range: placeOf(after, 'scope') }];
}

function relaxedTrees(before: Manifest, after: Manifest): Loosening[] {
  const range = placeOf(after, 'paths');
  const has = ({ settings }: Manifest, tree: PolicyTree) =>
    settings.trees.some(({ pattern, level }) => pattern === tree.pattern && level === tree.level);
  const relaxed = after.settings.trees.filter((tree) => tree.level === 'relaxed' && !has(before, tree));
  const released = before.settings.trees.filter((tree) => tree.level === 'strict' && !has(after, tree));
  return [
    ...relaxed.map(({ pattern }) => ({ change: `relaxes what holds in ${pattern}`, range })),
    ...released.map(({ pattern }) => ({ change: `is no longer strict in ${pattern}`, range })),
  ];
}

function widerExceptions(before: Manifest, after: Manifest): Loosening[] {
  return after.exceptions.flatMap((exception) => {
    if (before.exceptions.some((known) => covers(known, exception))) return [];
    const shorter = before.exceptions.find((known) => sameOrWider(known, exception));
    if (shorter !== undefined) {
      const until = exception.expires === undefined ? 'for good' : `until ${exception.expires}`;
      const change = `keeps an exception ${until} that was to end on ${shorter.expires}`;
      return [{ change, range: exception.expiresRange ?? exception.range }];
    }
    return [{ change: `accepts ${subjectOf(exception)}`, range: exception.range }];
  });
}

/** True where all that the exception silences was silenced by the known one, as long. */
function covers(known: PolicyException, exception: PolicyException): boolean {
  const { expires } = exception;
  const isAsLong = known.expires === undefined || (expires !== undefined && expires <= known.expires);
  return isAsLong && sameOrWider(known, exception);
}

function sameOrWider(known: PolicyException, { rule, path, model, sha256 }: PolicyException): boolean {
  return (
    (known.rule === null || known.rule === rule) &&
    (known.path === undefined || known.path === path) &&
    (known.model === undefined || known.model === model) &&
    (known.sha256 === undefined || known.sha256 === sha256)
  );
}

function subjectOf({ rule, path, model, sha256 }: PolicyException): string {
  const what = rule === null ? 'every finding' : `findings of ${rule}`;
  return [
    what,
    ...(model === undefined ? [] : [`on "${model}"`]),
    ...(path === undefined ? [] : [`in ${path}`]),
    ...(sha256 === undefined ? [] : [`in the file with the hash ${sha256.slice(0, 12)}`]),
  ].join(' ');
}
