import { isScalar, type Node } from 'yaml';
import type { Range } from '../text/range.ts';
import { isAbsent, type ManifestReader } from './manifestReader.ts';
import { readSigner, type Signer, signerText } from './signer.ts';

/** What may be done with a format, from the strictest on. */
export const formatLevels = ['deny', 'signed', 'allow'] as const;
export type FormatLevel = (typeof formatLevels)[number];

/**
 * The keys of `policy:` that list what is accepted. A list that is absent restricts nothing, but that of names in pickles:
 * what is not on it is as unknown as without it.
 */
export const policyListKeys = ['licenses', 'endpoints', 'signers', 'acceptedNames'] as const;
export type PolicyListKey = (typeof policyListKeys)[number];

export interface PolicyLists {
  /** By the name of the format, each where its level stands. */
  readonly formats: Map<string, { readonly level: FormatLevel; readonly range: Range }>;
  /** By key; each item as text, where it stands. */
  readonly accepted: Map<PolicyListKey, Map<string, Range>>;
  readonly signers: Signer[];
}

export function noLists(): PolicyLists {
  return { formats: new Map(), accepted: new Map(), signers: [] };
}

export function isPolicyList(key: string): key is PolicyListKey | 'formats' {
  return key === 'formats' || policyListKeys.some((known) => known === key);
}

/** Reads `formats: {pickle: deny | signed | allow}` or one of the lists. Of a format that stands twice the stricter counts. */
export function readPolicyList(
  reader: ManifestReader,
  node: Node | null,
  key: PolicyListKey | 'formats',
  { formats, accepted, signers }: PolicyLists,
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
    if (isAbsent(item)) continue;
    const what = `An entry of policy.${key}`;
    if (key === 'signers') {
      const signer = readSigner(reader, item, what);
      if (signer === undefined) continue;
      signers.push(signer);
      items.set(signerText(signer), reader.rangeOf(item));
    } else {
      const text = reader.text(item, what);
      if (text === undefined) continue;
      if (key === 'endpoints' && !isEndpoint(text))
        reader.problem(item, `"${text}" must be an address such as https://hub.example.org.`);
      else if (key === 'acceptedNames' && !isDottedName(text))
        reader.problem(item, `"${text}" must be a name with its module, such as my_package.models.Layer.`);
      else items.set(text, reader.rangeOf(item));
    }
  }
}

function isEndpoint(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function isDottedName(text: string): boolean {
  return /^[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Start}_][\p{ID_Continue}]*)+$/u.test(text);
}

function isStricter(known: FormatLevel | undefined, level: FormatLevel): boolean {
  return known !== undefined && formatLevels.indexOf(known) < formatLevels.indexOf(level);
}
