import type { Node } from 'yaml';
import { isRuleSlug, type RuleSlug } from '../finding/ruleCatalogue.ts';
import { isSeverityLevel, type SeverityLevel, severityLevels } from '../finding/severity.ts';
import { nearestWord } from '../text/nearestWord.ts';
import type { Range } from '../text/range.ts';
import { manifestKeys } from './manifestKeys.ts';
import type { ManifestReader } from './manifestReader.ts';
import { isPolicyList, noLists, type PolicyLists, readPolicyList } from './policyLists.ts';
import { type PolicyScope, type PolicyTree, readScope, readTrees } from './policySettings.ts';

/** Where the keys of `policy:` stand, and those of its `rules:`. */
export type PolicyRanges = ReadonlyMap<string, Range>;

/** What stands under `policy:`. */
export class PolicySection {
  readonly rules = new Map<RuleSlug, SeverityLevel>();
  readonly lists: PolicyLists = noLists();
  readonly trees: PolicyTree[] = [];
  readonly ranges = new Map<string, Range>();
  /** Days. */
  minimumAge: number | undefined;
  scope: PolicyScope | undefined;

  /** Reads one more mapping: of what stands twice the stricter is taken. */
  read(reader: ManifestReader, node: Node | null): void {
    const entries = reader.entries(node, 'policy');
    const taken = entries.map(({ key }) => key);
    for (const { key, keyNode, value } of entries) {
      this.ranges.set(key, reader.rangeOf(keyNode));
      if (key === 'minimumAge') this.#readAge(reader, value);
      else if (key === 'rules') this.#readRules(reader, value);
      else if (key === 'scope') {
        const scope = readScope(reader, value);
        if (this.scope !== 'all') this.scope = scope;
      } else if (key === 'paths') this.trees.push(...readTrees(reader, value));
      else if (isPolicyList(key)) readPolicyList(reader, value, key, this.lists);
      else if (!policyKeys.includes(key)) reader.unknownWord(keyNode, 'Unknown key', key, policyKeys, taken);
    }
  }

  #readAge(reader: ManifestReader, node: Node | null): void {
    const days = reader.count(node, 'minimumAge (days)');
    if (days !== undefined) this.minimumAge = Math.max(days, this.minimumAge ?? 0);
  }

  #readRules(reader: ManifestReader, node: Node | null): void {
    const entries = reader.entries(node, 'policy.rules');
    const taken = entries.map(({ key }) => key);
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
        this.rules.set(key, stricter(this.rules.get(key), level));
        this.ranges.set(key, reader.rangeOf(value));
      }
    }
  }
}

const policyKeys = Object.keys(manifestKeys.policy);

function stricter(a: SeverityLevel | undefined, b: SeverityLevel): SeverityLevel {
  return a !== undefined && severityLevels.indexOf(a) > severityLevels.indexOf(b) ? a : b;
}
