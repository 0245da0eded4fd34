import type { DocumentEdit, Fix } from '../../finding/fix.ts';
import type { ApprovedModel } from '../../policy/policy.ts';
import { classifyRevision } from '../../reference/revision.ts';
import type { LintedText } from '../findings/lintedText.ts';
import type { RuleReport } from '../findings/suppressions.ts';
import { probablyMeant, resemblesAnother, slipMessage } from '../rules/typosquat.ts';

/** What is to be said of an entry of `models:` as the reference that it is: its id and its revision. */
export function entryReports(model: ApprovedModel, text: LintedText): readonly RuleReport[] {
  return [...revisionReports(model, text), ...spellingReports(model, text)];
}

const kindOfRevision = {
  branch: 'unpinned-revision',
  tag: 'unpinned-revision',
  absent: 'unpinned-revision',
  short: 'short-revision',
  'pull-request': 'pull-request-revision',
} as const;

function revisionReports(model: ApprovedModel, text: LintedText): readonly RuleReport[] {
  const state = classifyRevision(model.revision);
  if (state === 'sha' || state === 'unknown') return [];
  const { revision, repository, range, idRange = range, revisionRange = idRange } = model;
  const named = revision === null ? 'names no revision' : `names "${revision}", which is no full commit SHA`;
  return [
    {
      rule: kindOfRevision[state],
      span: text.lines.spanOf(revisionRange),
      scope: text.lines.spanOf(range),
      message: `The entry for "${repository.id}" ${named}, so it approves nothing. Pin the commit that was looked at.`,
      fixes: pinFix(model, text, state !== 'pull-request'),
    },
  ];
}

function pinFix(model: ApprovedModel, text: LintedText, isNamed: boolean): Fix[] {
  const { repository, revision } = model;
  const edits = pinEdits(model, text);
  if (edits === undefined) return [];
  const name = isNamed ? (revision ?? model.ref ?? 'main') : 'main';
  return [
    {
      kind: 'pin',
      title: `Pin ${repository.id} to the commit that ${name} leads to now`,
      // Somebody approved what a name led to then, and another commit may be what it leads to now.
      safe: isNamed && model.approvedBy === undefined && !resemblesAnother(repository),
      preferred: true,
      needs: 'hub',
      question: { ask: 'pin', repository, revision: name },
      edits,
    },
  ];
}

/**
 * The SHA in place of the revision, or behind the id as a key of its own; the name goes into a comment where the line has
 * room for one. `undefined` where an edit would be a guess.
 */
function pinEdits(
  { range, revisionRange, idRange }: ApprovedModel,
  { path, text, lines }: LintedText,
): DocumentEdit[] | undefined {
  const place = revisionRange ?? idRange;
  if (place === undefined || place.start.line !== place.end.line) return undefined;
  const line = lines.lineText(place.start.line);
  const rest = line.slice(place.end.character);
  const end = { line: place.end.line, character: line.length };
  const isFlow = text.startsWith('{', lines.offsetAt(range.start));
  if (revisionRange !== undefined) {
    if (isFlow || rest.trim() !== '') return [{ path, range: revisionRange, text: '{sha}' }];
    return [{ path, range: { start: place.start, end }, text: `{sha}${nameComment}` }];
  }
  if (isFlow) return [{ path, range: { start: place.end, end: place.end }, text: ', revision: {sha}' }];
  const indent = /^(\s*(?:-\s+)?)(?:id|"id"|'id')\s*:\s*$/.exec(line.slice(0, place.start.character))?.[1];
  if (indent === undefined || !/^\s*(?:#.*)?$/.test(rest)) return undefined;
  const key = `${lines.lineBreak}${' '.repeat(indent.length)}revision: {sha}${nameComment}`;
  return [{ path, range: { start: end, end }, text: key }];
}

const nameComment = '  # {name} @ {date}';

function spellingReports({ repository, range, idRange = range }: ApprovedModel, { path, lines }: LintedText) {
  const meant = probablyMeant(repository);
  if (meant === undefined) return [];
  const fix: Fix = {
    kind: 'spelling',
    title: `Use ${meant.id}`,
    safe: false,
    edits: [{ path, range: idRange, text: meant.id }],
  };
  const report: RuleReport = {
    rule: 'typosquat',
    span: lines.spanOf(idRange),
    scope: lines.spanOf(range),
    message: slipMessage(repository.id, meant),
    fixes: [fix],
  };
  return [report];
}
