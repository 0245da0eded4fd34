import type { RelatedPlace } from '../../../../core/src/finding/finding.ts';
import type { KnownHubFacts } from '../../../../core/src/lint/context.ts';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { hubPage } from '../../../../core/src/reference/hubPage.ts';
import { knownCommit } from '../../../../core/src/reference/knownCommit.ts';
import type { Line } from './card.ts';
import { factLines } from './factLines.ts';
import { fileLines } from './fileLines.ts';
import { lookUpTarget } from './lookUp.ts';
import { revisionLine } from './revisionLine.ts';

export interface HoverSurroundings {
  readonly hub: KnownHubFacts;
  /** Without a slash at the end; `undefined` where none may be used. */
  readonly endpoint: string | undefined;
  /** True where the client runs a command that a link in a hover names. */
  readonly commandLinks: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Steps of the way of a value that a hover has room for. */
const shownSteps = 4;

/** What is known of a load, from the source and from earlier answers of the Hub with their age; asks nobody. */
export function loadLines(
  load: LoadView,
  { hub, endpoint, commandLinks, now }: HoverSurroundings,
): readonly Line[] {
  const { repository, reference } = load;
  const facts = repository && hub.repository(repository);
  const commit = knownCommit(reference, facts);
  const files = repository && commit && hub.filesAt(repository, commit.sha);
  return [
    headLine(load),
    revisionLine(load, commit),
    ...originLines(load),
    ...(files === undefined ? codeLines(load) : fileLines(load, files)),
    ...(facts === undefined ? [] : factLines(facts, now)),
    ...(repository === undefined
      ? []
      : [
          [
            facts === undefined && files === undefined ? 'The Hub was not asked about it yet. ' : '',
            ...(commandLinks
              ? [
                  { label: 'Look it up on the Hub', target: lookUpTarget(repository, reference.revision) },
                  ' · ',
                ]
              : []),
            ...(endpoint === undefined
              ? []
              : [{ label: 'Open its page', target: hubPage(endpoint, repository, reference.revision) }]),
          ] satisfies Line,
        ]),
  ];
}

function headLine({ reference }: LoadView): Line {
  const name = reference.repo === null ? 'A repository that is not known' : reference.repo;
  const noun = {
    model: 'model',
    dataset: 'dataset',
    space: 'Space',
    image: 'image',
    github: 'GitHub repository',
    url: 'download',
    file: 'file',
  };
  return [{ strong: name }, ` · ${noun[reference.kind]}, loaded by `, { code: reference.loader }];
}

function originLines({ origin, reference }: LoadView): readonly Line[] {
  return origin.slice(0, shownSteps).map((step) => [`${step.message}, ${placeLabel(step, reference)}`]);
}

/** Where a step stands, as seen from the load. */
function placeLabel({ path, cell, range }: RelatedPlace, reference: LoadView['reference']): string {
  const line = `line ${range.start.line + 1}`;
  if (path !== reference.path) return `${path.slice(path.lastIndexOf('/') + 1)}, ${line}`;
  return cell === undefined || cell === reference.cell ? line : `cell ${cell}, ${line}`;
}

/** Without the files, what the call itself says. */
function codeLines({ runsCode, reference }: LoadView): readonly Line[] {
  if (runsCode) return [['Runs code of the repository.']];
  if (reference.trustRemoteCode === true) return [['trust_remote_code lets code of the repository run.']];
  return reference.trustRemoteCode === 'unknown' ? [['Whether trust_remote_code is set is not known.']] : [];
}
