import type { DocumentLink } from 'vscode-languageserver/node';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { hubPage, revisionPage } from '../../../../core/src/reference/hubPage.ts';
import { isPin } from '../../../../core/src/reference/revision.ts';

/** Links of ids and revisions to the Hub, at the commit that the load names. Works without a network. */
export function loadLinks(
  loads: readonly LoadView[],
  cell: number | undefined,
  endpoint: string,
): DocumentLink[] {
  const links = loads.flatMap((load) => linksOf(load, cell, endpoint));
  const seen = new Set<string>();
  return links.filter(({ range: { start } }) => {
    const key = `${start.line}:${start.character}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function linksOf(
  { repository, reference, idText, revisionText }: LoadView,
  cell: number | undefined,
  endpoint: string,
): DocumentLink[] {
  if (repository === undefined) return [];
  const { revision } = reference;
  const at = revision === null ? '' : ` at ${isPin(revision) ? revision.slice(0, 12) : revision}`;
  return [
    ...(idText === undefined || idText.cell !== cell || idText.path !== reference.path
      ? []
      : [
          {
            range: idText.range,
            target: hubPage(endpoint, repository, revision),
            tooltip: `Open ${repository.id}${at} on the Hub`,
          },
        ]),
    ...(revisionText === undefined ||
    revision === null ||
    revisionText.cell !== cell ||
    revisionText.path !== reference.path
      ? []
      : [
          {
            range: revisionText.range,
            target: revisionPage(endpoint, repository, revision),
            tooltip: `Open ${isPin(revision) ? 'this commit' : revision} of ${repository.id} on the Hub`,
          },
        ]),
  ];
}
