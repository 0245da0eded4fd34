import { isMap, isScalar, type Node } from 'yaml';
import type { Range } from '../text/range.ts';
import type { ManifestReader } from './manifestReader.ts';

/** What may be done with a format, from the strictest on. */
export const formatLevels = ['deny', 'signed', 'allow'] as const;
export type FormatLevel = (typeof formatLevels)[number];

/** The keys of `policy:` that list what is accepted; a list that is absent restricts nothing. */
export const policyListKeys = ['licenses', 'endpoints', 'signers'] as const;
export type PolicyListKey = (typeof policyListKeys)[number];

export interface PolicyLists {
  /** By the name of the format, each where its level stands. */
  readonly formats: Map<string, { readonly level: FormatLevel; readonly range: Range }>;
  /** By key; each item as text, where it stands. */
  readonly accepted: Map<PolicyListKey, Map<string, Range>>;
}

export function noLists(): PolicyLists {
  return { formats: new Map(), accepted: new Map() };
}

export function isPolicyList(key: string): key is PolicyListKey | 'formats' {
  return key === 'formats' || policyListKeys.some((known) => known === key);
}

/** Reads `formats: {pickle: deny | signed | allow}` or one of the lists. Of a format that stands twice the stricter counts. */
export function readPolicyList(
  reader: ManifestReader,
  node: Node | null,
  key: PolicyListKey | 'formats',
  { formats, accepted }: PolicyLists,
): void {
  if (key === 'formats') {
    for (const { key: format, keyNode, value } of reader.entries(node, 'policy.formats')) {
      const written = isScalar(value) ? String(value.value) : '';
      const level = formatLevels.find((each) => each === written);
      if (level === undefined) reader.unknownWord(value ?? keyNode, 'Unknown level', written, formatLevels);
      else if (!isStricter(formats.get(format)?.level, level))
        formats.set(format, { level, range: reader.rangeOf(value) });
    }
    return;
  }
  const items = accepted.get(key) ?? new Map<string, Range>();
  accepted.set(key, items);
  for (const item of reader.items(node, `policy.${key}`)) {
    if (item !== null) items.set(itemText(reader, item, key), reader.rangeOf(item));
  }
}

function isStricter(known: FormatLevel | undefined, level: FormatLevel): boolean {
  return known !== undefined && formatLevels.indexOf(known) < formatLevels.indexOf(level);
}

/** A text as it is; of a mapping, such as a signer with its issuer, the texts in it. */
function itemText(reader: ManifestReader, item: Node, key: PolicyListKey): string {
  if (!isMap(item)) return reader.text(item, `An entry of policy.${key}`) ?? '';
  const parts = reader.entries(item, `The entry of policy.${key}`);
  return parts.map((part) => `${part.key}: ${reader.text(part.value, part.key) ?? ''}`).join(', ');
}
