import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  type Node,
  type Scalar,
  visit,
} from 'yaml';

/** What one pass over a document finds that the `yaml` package only finds in quadratic time. */
export interface YamlKeysAndAliases {
  /** Keys that stand in their mapping before. */
  readonly duplicates: readonly Scalar[];
  /** What each alias means: the last node before it that bears the anchor. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** Aliases without an anchor before them. */
  readonly lost: readonly Alias[];
}

export function yamlKeysAndAliases(document: Document): YamlKeysAndAliases {
  const duplicates: Scalar[] = [];
  const targets = new Map<Alias, Node>();
  const lost: Alias[] = [];
  const anchors = new Map<string, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) lost.push(node);
      else targets.set(node, target);
    } else if (isNode(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isMap(node)) duplicates.push(...duplicateKeys(node.items.map(({ key }) => key)));
    }
  });
  return { duplicates, targets, lost };
}

function duplicateKeys(keys: readonly unknown[]): Scalar[] {
  const seen = new Set<unknown>();
  return keys.filter((key): key is Scalar => {
    if (!isScalar(key)) return false;
    if (seen.has(key.value)) return true;
    seen.add(key.value);
    return false;
  });
}
