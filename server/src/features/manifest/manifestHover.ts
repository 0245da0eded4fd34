import type { Hover, Position } from 'vscode-languageserver/node';
import {
  isRuleSlug,
  type RuleSlug,
  ruleCatalogue,
  rulePage,
} from '../../../../core/src/finding/ruleCatalogue.ts';
import { readManifest } from '../../../../core/src/policy/manifest.ts';
import { manifestCursor } from '../../../../core/src/policy/manifestCursor.ts';
import { type ManifestKey, manifestKeys } from '../../../../core/src/policy/manifestKeys.ts';
import type { Reference } from '../../../../core/src/reference/reference.ts';
import type { LineIndex } from '../../../../core/src/text/lineIndex.ts';
import { type Line, renderCards } from '../loads/card.ts';
import { holds } from '../loads/loadsAt.ts';
import { usesOf } from './usesOf.ts';

/** Places that a hover has room for. */
const shownUses = 5;

/** What a key means, what a rule says, or where an entry of `models` is used. */
export function manifestHover(
  lines: LineIndex,
  position: Position,
  references: readonly Reference[],
  markdown: boolean,
): Hover | null {
  const model = readManifest(lines.text).models.find(
    ({ idRange, revisionRange }) =>
      (idRange !== undefined && holds(idRange, position)) ||
      (revisionRange !== undefined && holds(revisionRange, position)),
  );
  if (model !== undefined) {
    const uses = usesOf(model, references);
    const said = uses.length === 0 ? 'No open file loads it.' : 'Loaded in';
    const places = uses
      .slice(0, shownUses)
      .map(
        ({ path, range, revision }): Line => [
          { code: `${path}:${range.start.line + 1}` },
          revision === model.revision ? ' at this commit' : ' at another revision',
        ],
      );
    const more: Line[] = uses.length > shownUses ? [[`and ${uses.length - shownUses} more places`]] : [];
    const lead: Line = [{ strong: model.repository.id }, `, a ${model.repository.kind}. ${said}`];
    return { contents: renderCards([[lead, ...places, ...more]], markdown) };
  }
  const cursor = manifestCursor(lines, position);
  if (cursor === undefined) return null;
  const { part, key, word, range } = cursor;
  if (isRuleSlug(word) && (key === 'rule' || (part === 'rules' && key === undefined))) {
    return { contents: renderCards([ruleLines(word)], markdown), range };
  }
  if (key !== undefined || part === 'rules' || part === 'formats') return null;
  const described: Readonly<Record<string, ManifestKey>> = manifestKeys[part];
  const says = Object.hasOwn(described, word) ? described[word]?.says : undefined;
  return says === undefined
    ? null
    : { contents: renderCards([[[{ strong: word }], [says]]], markdown), range };
}

function ruleLines(slug: RuleSlug): Line[] {
  const { summary, severity } = ruleCatalogue[slug];
  return [
    [{ strong: slug }, ` · ${severity} by default`],
    [summary],
    [{ label: 'What it means', target: rulePage(slug) }],
  ];
}
