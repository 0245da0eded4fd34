import type { CodeLens, Command } from 'vscode-languageserver/node';
import { groupBy } from '../../../../core/src/collections/groupBy.ts';
import type { TextFinding } from '../../../../core/src/finding/finding.ts';
import type { Fix } from '../../../../core/src/finding/fix.ts';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { knownCommit } from '../../../../core/src/reference/knownCommit.ts';
import { comparePositions } from '../../../../core/src/text/range.ts';
import type { Analysis } from '../../workspace/analyser.ts';
import type { ActionData } from '../actionData.ts';
import { pinName } from './revisionLine.ts';

/** The server's own command behind a lens: makes the pin fix of one load. */
export const pinCommand = 'modelWarden.server.pin';

/** Above each load of the Hub: pinned, not pinned, or not known; the second pins it where a fix can. */
export function loadLenses(analysis: Analysis): CodeLens[] {
  const own = analysis.loads.filter(
    ({ id, repository }) => repository !== undefined && id.cell === analysis.document.cell,
  );
  const calls = groupBy(own, ({ callee }) => JSON.stringify(callee.range));
  return [...calls.values()].flatMap((loads) =>
    loads.map((load): CodeLens => {
      const { title, ...order } = commandOf(load, analysis);
      // One call may load several ids.
      const named = loads.length > 1 ? `${load.reference.repo}: ${title}` : title;
      return { range: load.callee.range, command: { ...order, title: named } };
    }),
  );
}

function commandOf(load: LoadView, analysis: Analysis): Command {
  const { document, revision, sourceFindings, surroundings } = analysis;
  const { revisionState } = load.reference;
  if (revisionState === 'unknown') return { title: 'not known', command: '' };
  if (revisionState === 'sha') {
    const facts = load.repository && surroundings.context.hub.repository(load.repository);
    const name = pinName(load, knownCommit(load.reference, facts));
    return { title: name === undefined ? 'pinned' : `pinned · ${name}`, command: '' };
  }
  const fix = pinFixOf(load, sourceFindings);
  if (fix === undefined) return { title: 'not pinned', command: '' };
  const data: ActionData = { uri: document.uri, revision, fix };
  return { title: 'not pinned: pin it', command: pinCommand, arguments: [data] };
}

/** The fix that a finding of the load offers. */
export function pinFixOf(load: LoadView, findings: readonly TextFinding[]): Fix | undefined {
  return findings
    .filter(({ reference }) => reference !== undefined && isSame(reference, load.reference))
    .flatMap(({ fixes }) => fixes)
    .find(({ kind }) => kind === 'pin');
}

function isSame(a: LoadView['reference'], b: LoadView['reference']): boolean {
  return (
    a.repo === b.repo &&
    a.kind === b.kind &&
    a.cell === b.cell &&
    a.path === b.path &&
    comparePositions(a.range.start, b.range.start) === 0 &&
    comparePositions(a.range.end, b.range.end) === 0
  );
}
