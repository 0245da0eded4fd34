import { isMap, type Node } from 'yaml';
import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../finding/severity.ts';
import { readApprovedModel } from './approvedModel.ts';
import { manifestKeys } from './manifestKeys.ts';
import { ManifestReader } from './manifestReader.ts';
import type { ApprovedModel, PolicyException, PolicyProblem } from './policy.ts';
import { readException } from './policyException.ts';
import type { PolicyLists } from './policyLists.ts';
import { type PolicyRanges, PolicySection } from './policySection.ts';
import { type PolicySettings, policySettings } from './policySettings.ts';
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
  /** What `policy:` says of models. */
  readonly settings: PolicySettings;
  /** What of it are lists, each item where it is listed. */
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

/** Entries of one list that are read. */
const entryLimit = 2_000;

/**
 * Reads a manifest. Never throws: what is wrong becomes a problem at its own range, and what is right
 * around it still counts. Of a key that stands twice the stricter value is taken.
 */
export function readManifest(text: string): Manifest {
  const reader = new ManifestReader(parseYaml(text));
  const policy = new PolicySection();
  const models: ApprovedModel[] = [];
  const exceptions: PolicyException[] = [];
  const entries = reader.entries(reader.root, 'The manifest');
  const taken = entries.map(({ key }) => key);
  for (const entry of entries) {
    if (entry.key === 'policy') {
      policy.ranges.set('policy', reader.rangeOf(entry.keyNode));
      policy.read(reader, entry.value);
    } else if (entry.key === 'models')
      models.push(...readList(reader, entry.value, 'models', readApprovedModel));
    else if (entry.key === 'exceptions') {
      exceptions.push(...readList(reader, entry.value, 'exceptions', readException));
    } else if (!topLevelKeys.includes(entry.key))
      reader.unknownWord(entry.keyNode, 'Unknown key', entry.key, topLevelKeys, taken);
  }
  const { rules, lists, trees, ranges, scope, minimumAge } = policy;
  return {
    text,
    rules,
    models,
    exceptions,
    settings: policySettings(lists, scope, trees),
    lists,
    policyRanges: ranges,
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
