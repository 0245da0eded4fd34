import type { CodeLens } from 'vscode-languageserver/node';
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
  const { loads, document, revision, sourceFindings, surroundings } = analysis;
  return loads
    .filter(({ id, repository }) => repository !== undefined && id.cell === document.cell)
    .map((load): CodeLens => {
      const { range } = load.callee;
      const { revisionState } = load.reference;
      if (revisionState === 'unknown') return { range, command: { title: 'not known', command: '' } };
      if (revisionState === 'sha') {
        const facts = load.repository && surroundings.context.hub.repository(load.repository);
        const name = pinName(load, knownCommit(load.reference, facts));
        return { range, command: { title: name === undefined ? 'pinned' : `pinned · ${name}`, command: '' } };
      }
      const fix = pinFixOf(load, sourceFindings);
      if (fix === undefined) return { range, command: { title: 'not pinned', command: '' } };
      const data: ActionData = { uri: document.uri, revision, fix };
      return { range, command: { title: 'not pinned: pin it', command: pinCommand, arguments: [data] } };
    });
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
