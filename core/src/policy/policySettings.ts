import { isScalar, type Node } from 'yaml';
import type { ManifestReader } from './manifestReader.ts';
import type { FormatLevel, PolicyLists } from './policyLists.ts';
import type { Signer } from './signer.ts';

/** Which files sink the verdict on a model, from the strictest on. */
export const policyScopes = ['all', 'load-set'] as const;
export type PolicyScope = (typeof policyScopes)[number];

/** How a part of the workspace is held to the policy, from the strictest on. */
export const treeLevels = ['strict', 'relaxed'] as const;
export type TreeLevel = (typeof treeLevels)[number];

/** A part of the workspace, as a pattern of `.gitignore` from the manifest's folder. */
export interface PolicyTree {
  readonly pattern: string;
  readonly level: TreeLevel;
}

/** What a policy says of models, beside the rules. A list that is absent restricts nothing. */
export interface PolicySettings {
  /** By the name of the format. */
  readonly formats: ReadonlyMap<string, FormatLevel>;
  readonly scope: PolicyScope;
  /** As written: SPDX ids or the Hub's own. */
  readonly licenses?: readonly string[];
  /** URLs of hubs and mirrors. */
  readonly endpoints?: readonly string[];
  readonly signers?: readonly Signer[];
  /** Exact dotted names in pickles; what is known to be dangerous stays so. */
  readonly acceptedNames: readonly string[];
  readonly trees: readonly PolicyTree[];
}

export const noSettings: PolicySettings = {
  formats: new Map(),
  scope: 'load-set',
  acceptedNames: [],
  trees: [],
};

export function policySettings(
  { formats, accepted, signers }: PolicyLists,
  scope: PolicyScope | undefined,
  trees: readonly PolicyTree[],
): PolicySettings {
  const [licenses, endpoints] = [accepted.get('licenses'), accepted.get('endpoints')];
  return {
    formats: new Map([...formats].map(([format, { level }]) => [format, level])),
    scope: scope ?? noSettings.scope,
    ...(licenses === undefined ? {} : { licenses: [...licenses.keys()] }),
    ...(endpoints === undefined ? {} : { endpoints: [...endpoints.keys()] }),
    ...(accepted.has('signers') ? { signers } : {}),
    acceptedNames: [...(accepted.get('acceptedNames')?.keys() ?? [])],
    trees,
  };
}

/**
 * What of it an untrusted manifest may say: what makes a verdict worse. Whom and which hosts to trust it may not.
 */
export function tighteningSettings({ formats, scope, licenses, trees }: PolicySettings): PolicySettings {
  return {
    formats: new Map([...formats].filter(([, level]) => level !== 'allow')),
    scope,
    ...(licenses === undefined ? {} : { licenses }),
    acceptedNames: [],
    trees: trees.filter(({ level }) => level === 'strict'),
  };
}

export function readScope(reader: ManifestReader, node: Node | null): PolicyScope | undefined {
  const written = reader.text(node, 'policy.scope');
  const scope = policyScopes.find((each) => each === written);
  if (written !== undefined && scope === undefined)
    reader.unknownWord(node, 'Unknown scope', written, policyScopes);
  return scope;
}

/** Reads `paths: {strict: [patterns], relaxed: [patterns]}`. */
export function readTrees(reader: ManifestReader, node: Node | null): PolicyTree[] {
  return reader.entries(node, 'policy.paths').flatMap(({ key, keyNode, value }) => {
    const level = treeLevels.find((each) => each === key);
    if (level === undefined) {
      reader.unknownWord(keyNode, 'Unknown key', key, treeLevels);
      return [];
    }
    return reader.items(value, `policy.paths.${key}`).flatMap((item): PolicyTree[] => {
      const pattern = reader.text(item, `An entry of policy.paths.${key}`);
      if (pattern !== undefined && pattern.trim() !== '') return [{ pattern, level }];
      if (isScalar(item)) reader.problem(item, `An entry of policy.paths.${key} names no path.`);
      return [];
    });
  });
}
