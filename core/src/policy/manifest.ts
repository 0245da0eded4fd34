import { isMap, type Node } from 'yaml';
import { isRuleSlug, type RuleSlug } from '../finding/ruleCatalogue.ts';
import { isSeverityLevel, type SeverityLevel, severityLevels } from '../finding/severity.ts';
import { nearestWord } from '../text/nearestWord.ts';
import type { Range } from '../text/range.ts';
import { readApprovedModel } from './approvedModel.ts';
import { manifestKeys } from './manifestKeys.ts';
import { type Entry, ManifestReader } from './manifestReader.ts';
import type { ApprovedModel, PolicyException, PolicyProblem } from './policy.ts';
import { readException } from './policyException.ts';
import { isPolicyList, noLists, type PolicyLists, readPolicyList } from './policyLists.ts';
import { parseYaml } from './yamlDocument.ts';

export const manifestName = 'model-manifest.yaml';

/** What one `model-manifest.yaml` says, whoever wrote it: trust is `effectivePolicy`'s business. */
export interface Manifest {
  /** As it was read. */
  readonly text: string;
  readonly rules: ReadonlyMap<RuleSlug, SeverityLevel>;
  readonly models: readonly ApprovedModel[];
  readonly exceptions: readonly PolicyException[];
  /** Days. */
  readonly minimumAge?: number;
  /** What `policy:` lists, each where it is listed. */
  readonly lists: PolicyLists;
  /** Where the parts of `policy:` stand. */
  readonly policyRanges: PolicyRanges;
  readonly problems: readonly PolicyProblem[];
  /**
   * False where the text can be read in more than one way or not at all (not sound YAML, a duplicate key, over a
   * limit): then only what it tightens may be taken.
   */
  readonly certain: boolean;
}

const topLevelKeys = Object.keys(manifestKeys.manifest);
const policyKeys = Object.keys(manifestKeys.policy);

/** Where the keys of `policy:` stand, and those of its `rules:`. */
export type PolicyRanges = ReadonlyMap<string, Range>;

/** Entries of one list that are read. */
const entryLimit = 2_000;

/**
 * Reads a manifest. Never throws: what is wrong becomes a problem at its own range, and what is right
 * around it still counts. Of a key that stands twice the stricter value is taken.
 */
export function readManifest(text: string): Manifest {
  const reader = new ManifestReader(parseYaml(text));
  const rules = new Map<RuleSlug, SeverityLevel>();
  const models: ApprovedModel[] = [];
  const exceptions: PolicyException[] = [];
  const lists = noLists();
  const policyRanges = new Map<string, Range>();
  let minimumAge: number | undefined;
  const entries = reader.entries(reader.root, 'The manifest');
  const taken = keysOf(entries);
  for (const entry of entries) {
    if (entry.key === 'policy') {
      policyRanges.set('policy', reader.rangeOf(entry.keyNode));
      minimumAge = greater(minimumAge, readPolicy(reader, entry.value, { rules, lists, policyRanges }));
    } else if (entry.key === 'models')
      models.push(...readList(reader, entry.value, 'models', readApprovedModel));
    else if (entry.key === 'exceptions') {
      exceptions.push(...readList(reader, entry.value, 'exceptions', readException));
    } else if (!topLevelKeys.includes(entry.key))
      reader.unknownWord(entry.keyNode, 'Unknown key', entry.key, topLevelKeys, taken);
  }
  return {
    text,
    rules,
    models,
    exceptions,
    lists,
    policyRanges,
    problems: reader.problems,
    certain: reader.certain,
    ...(minimumAge === undefined ? {} : { minimumAge }),
  };
}

/** The manifest that is there and cannot be read. */
export function unreadableManifest(reason: string): Manifest {
  const start = { line: 0, character: 0 };
  const problem = { message: `The manifest cannot be read: ${reason}.`, range: { start, end: start } };
  return { ...readManifest(''), problems: [problem], certain: false };
}

interface ReadPolicy {
  readonly rules: Map<RuleSlug, SeverityLevel>;
  readonly lists: PolicyLists;
  readonly policyRanges: Map<string, Range>;
}

function greater(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function stricter(a: SeverityLevel | undefined, b: SeverityLevel): SeverityLevel {
  return a !== undefined && severityLevels.indexOf(a) > severityLevels.indexOf(b) ? a : b;
}

function readPolicy(
  reader: ManifestReader,
  node: Node | null,
  { rules, lists, policyRanges }: ReadPolicy,
): number | undefined {
  let minimumAge: number | undefined;
  const entries = reader.entries(node, 'policy');
  const taken = keysOf(entries);
  for (const { key, keyNode, value } of entries) {
    policyRanges.set(key, reader.rangeOf(keyNode));
    if (key === 'minimumAge') minimumAge = greater(minimumAge, reader.count(value, 'minimumAge (days)'));
    else if (key === 'rules') readRules(reader, value, rules, policyRanges);
    else if (isPolicyList(key)) readPolicyList(reader, value, key, lists);
    else if (!policyKeys.includes(key)) reader.unknownWord(keyNode, 'Unknown key', key, policyKeys, taken);
  }
  return minimumAge;
}

function readRules(
  reader: ManifestReader,
  node: Node | null,
  rules: Map<RuleSlug, SeverityLevel>,
  ranges: Map<string, Range>,
): void {
  const entries = reader.entries(node, 'policy.rules');
  const taken = keysOf(entries);
  for (const { key, keyNode, value } of entries) {
    // `off` without quotes is a text in YAML 1.2 and a boolean for readers of 1.1: both mean the same.
    const level =
      value !== null && 'value' in value ? (value.value === false ? 'off' : value.value) : undefined;
    if (!isRuleSlug(key)) reader.unknownRule(keyNode, key, taken);
    else if (!isSeverityLevel(level)) {
      const meant = typeof level === 'string' ? nearestWord(level, severityLevels) : undefined;
      const message = `"${key}" must be one of ${severityLevels.join(', ')}.`;
      reader.problem(value ?? keyNode, message, meant === undefined ? {} : { meant });
    } else {
      rules.set(key, stricter(rules.get(key), level));
      ranges.set(key, reader.rangeOf(value));
    }
  }
}

function keysOf(entries: readonly Entry[]): string[] {
  return entries.map(({ key }) => key);
}

function readList<Item>(
  reader: ManifestReader,
  node: Node | null,
  what: string,
  read: (reader: ManifestReader, node: Node) => Item | undefined,
): Item[] {
  const items = reader.items(node, what);
  if (items.length > entryLimit) {
    reader.problem(node, `${what} has more than ${entryLimit} entries; the others count for nothing.`);
  }
  return items.slice(0, entryLimit).flatMap((item) => {
    if (item === null || !isMap(item)) {
      reader.problem(item ?? node, `Each entry of ${what} must be a mapping.`);
      return [];
    }
    const value = read(reader, item);
    return value === undefined ? [] : [value];
  });
}
