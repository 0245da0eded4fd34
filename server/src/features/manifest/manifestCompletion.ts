import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver/node';
import { ruleCatalogue, ruleSlugs } from '../../../../core/src/finding/ruleCatalogue.ts';
import { severityLevels } from '../../../../core/src/finding/severity.ts';
import { repositoryKinds } from '../../../../core/src/policy/approvedModel.ts';
import { type ManifestCursor, manifestCursor } from '../../../../core/src/policy/manifestCursor.ts';
import { type ManifestKey, manifestKeys } from '../../../../core/src/policy/manifestKeys.ts';
import { formatLevels } from '../../../../core/src/policy/policyLists.ts';
import { policyScopes } from '../../../../core/src/policy/policySettings.ts';
import type { Reference } from '../../../../core/src/reference/reference.ts';
import { isPin } from '../../../../core/src/reference/revision.ts';
import type { LineIndex } from '../../../../core/src/text/lineIndex.ts';

/** Formats by the names that guides use. */
const formats = ['pickle', 'safetensors', 'gguf', 'onnx', 'keras', 'tensorflow'];

/** What a person may mean at a place. */
interface Offer {
  readonly label: string;
  readonly says?: string;
  readonly detail?: string;
  readonly writes?: string;
  readonly kind: CompletionItemKind;
}

/**
 * Keys, rules, levels, dates, and the models that open sources load, with their commits.
 * @param references of the open documents around the manifest
 * @param today ISO 8601 date
 */
export function manifestCompletion(
  lines: LineIndex,
  position: Position,
  references: readonly Reference[],
  today: string,
): CompletionItem[] {
  const cursor = manifestCursor(lines, position);
  if (cursor === undefined) return [];
  const offers = cursor.key === undefined ? keys(cursor) : values(cursor, cursor.key, references, today);
  return offers.map(({ label, says, detail, writes = label, kind }, at) => ({
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(says === undefined ? {} : { documentation: says }),
    sortText: String(at).padStart(4, '0'),
    filterText: label,
    textEdit: { range: cursor.range, newText: writes },
  }));
}

function keys({ part, beside, hasColon }: ManifestCursor): Offer[] {
  const colon = hasColon ? '' : ': ';
  if (part === 'rules') {
    return ruleSlugs
      .filter((slug) => !beside.has(slug))
      .map((slug) => ({ ...ruleOffer(slug), writes: slug + colon }));
  }
  if (part === 'formats') {
    return formats.map((label) => ({ label, writes: label + colon, kind: CompletionItemKind.Property }));
  }
  return Object.entries<ManifestKey>(manifestKeys[part])
    .filter(([key]) => !beside.has(key))
    .map(([label, { says, holds }]) => ({
      label,
      says,
      writes: label + (holds === 'value' ? colon : colon.trim()),
      kind: CompletionItemKind.Property,
    }));
}

function values(
  { part, beside }: ManifestCursor,
  key: string,
  references: readonly Reference[],
  today: string,
): Offer[] {
  if (part === 'rules') return words(severityLevels);
  if (part === 'formats') return words(formatLevels);
  if (part === 'manifest') return key === 'version' ? words(['1']) : [];
  if (part === 'policy') {
    if (key === 'scope') return words(policyScopes);
    return key === 'minimumAge' ? words(['3', '7', '14', '30']) : [];
  }
  if (key === 'rule') return ruleSlugs.map(ruleOffer);
  if (key === 'kind') return words(repositoryKinds);
  if (key === 'remote_code') return words(['true', 'false']);
  if (key === 'approved_date') return words([today]);
  if (key === 'expires') return [90, 180, 365].map((days) => dateOffer(today, days));
  if (key === 'id' || (key === 'model' && part === 'exception')) return ids(references);
  return key === 'revision' ? revisions(references, beside.get('id')) : [];
}

function words(labels: readonly string[]): Offer[] {
  return labels.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}

function ruleOffer(slug: (typeof ruleSlugs)[number]): Offer {
  const { summary, severity } = ruleCatalogue[slug];
  return { label: slug, says: summary, detail: severity, kind: CompletionItemKind.EnumMember };
}

function dateOffer(today: string, days: number): Offer {
  const date = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return { label: date, detail: `${days} days from today`, kind: CompletionItemKind.Value };
}

function ids(references: readonly Reference[]): Offer[] {
  const found = new Set(
    references.flatMap(({ repo, kind }) => (isHubKind(kind) && repo !== null ? [repo] : [])),
  );
  return [...found].sort().map((label) => ({
    label,
    detail: 'loaded in an open file',
    kind: CompletionItemKind.Module,
  }));
}

function revisions(references: readonly Reference[], id: string | undefined): Offer[] {
  const own = references.filter(({ repo, revision }) => repo === id && revision !== null && isPin(revision));
  return [...new Set(own.flatMap(({ revision }) => revision ?? []))].map((label) => ({
    label,
    detail: 'pinned in an open file',
    kind: CompletionItemKind.Value,
  }));
}

function isHubKind(kind: Reference['kind']): boolean {
  return repositoryKinds.some((each) => each === kind);
}
