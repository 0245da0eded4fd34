import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver/node';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { shippedNames } from '../../../../core/src/lint/typosquat/knownIds.ts';
import { fillPlaceholders } from '../../../../core/src/pin/fillPlaceholders.ts';
import { commitOf, dateOf } from '../../../../core/src/reference/knownCommit.ts';
import { repositoryKey } from '../../../../core/src/reference/repository.ts';
import type { RepositoryFacts } from '../../../../core/src/reference/repositoryFacts.ts';
import { isPin } from '../../../../core/src/reference/revision.ts';
import { escapeControls } from '../../../../core/src/report/escape/controls.ts';
import { maskTokens } from '../../../../core/src/text/maskTokens.ts';
import type { Analysis } from '../../workspace/analyser.ts';
import type { CompletedPart } from './completedPart.ts';

/** Ids or revisions that the client is given; it filters them by itself. */
const mostItems = 1_000;

/** Ids or revisions for the place of the cursor, the manifest's before the workspace's before well-known ones. */
export function loadCompletion(part: CompletedPart, analysis: Analysis): CompletionItem[] {
  return part.part === 'id' ? ids(part, analysis) : revisions(part, analysis);
}

function ids({ load, range }: CompletedPart, { references, surroundings }: Analysis): CompletionItem[] {
  const { kind } = load.reference;
  const { policy } = surroundings.context;
  const known = kind === 'model' ? [...shippedNames().idsOfShortOwners, ...shippedNames().legacy] : [];
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [
      'in model-manifest.yaml',
      policy.models
        .filter(({ repository }) => repository.kind === kind)
        .map(({ repository }) => repository.id),
    ],
    [
      'loaded in this workspace',
      references.filter((each) => each.kind === kind).flatMap(({ repo }) => repo ?? []),
    ],
    ['well known', known],
  ];
  const seen = new Set<string>();
  return groups
    .flatMap(([detail, own], group) =>
      own
        .filter((id) => !seen.has(id) && seen.add(id) !== undefined)
        .map(
          (id, at): CompletionItem => ({
            label: id,
            kind: CompletionItemKind.Module,
            detail,
            sortText: `${group}${String(at).padStart(4, '0')}`,
            filterText: id,
            textEdit: { range, newText: id },
          }),
        ),
    )
    .slice(0, mostItems);
}

interface Offered {
  readonly sha: string;
  readonly name: string | undefined;
  readonly detail: string;
  readonly date?: string;
}

function revisions(part: CompletedPart, { references, loads, surroundings }: Analysis): CompletionItem[] {
  const { repository } = part.load;
  if (repository === undefined) return [];
  const { hub, policy } = surroundings.context;
  const facts = hub.repository(repository);
  const key = repositoryKey(repository);
  const approved = policy.models.flatMap(({ repository: own, revision, ref }): Offered[] =>
    repositoryKey(own) === key && revision !== null && isPin(revision)
      ? [{ sha: revision, name: ref, detail: 'in model-manifest.yaml' }]
      : [],
  );
  const used = references.flatMap(({ kind, repo, revision }): Offered[] =>
    kind === repository.kind && repo === repository.id && revision !== null && isPin(revision)
      ? [{ sha: revision, ...noted(revision, loads, facts), detail: 'pinned in this workspace' }]
      : [],
  );
  const refs = (facts?.refs ?? [])
    .filter(({ kind }) => kind === 'branch' || kind === 'tag')
    .slice(0, mostItems);
  const named = [
    ...(facts?.card === undefined || refs.some(({ name }) => name === 'main')
      ? []
      : [{ kind: 'branch', name: 'main', sha: facts.card.sha }]),
    ...refs,
  ].map(({ kind, name, sha }): Offered => {
    const date = dateOf(sha, facts);
    return {
      sha,
      name,
      detail: `${kind}, as of ${facts?.asOf.slice(0, 10)}`,
      ...(date === undefined ? {} : { date }),
    };
  });
  const seen = new Set<string>();
  return [...approved, ...used, ...named]
    .filter(
      ({ sha, name }) =>
        isPin(sha) && !seen.has(`${sha} ${name}`) && seen.add(`${sha} ${name}`) !== undefined,
    )
    .slice(0, mostItems)
    .map((offered, at) => revisionItem(offered, at, part));
}

function named(sha: string, facts: RepositoryFacts | undefined): Pick<Offered, 'name' | 'date'> {
  const { names, behind, date } = commitOf(sha, facts);
  return { name: names[0] ?? behind?.name, ...(date === undefined ? {} : { date }) };
}

/** What a comment in the text, else the Hub, calls a commit. */
function noted(
  sha: string,
  loads: readonly LoadView[],
  facts: RepositoryFacts | undefined,
): Pick<Offered, 'name' | 'date'> {
  const note = loads.find(({ reference }) => reference.revision === sha)?.pinNote;
  const [name, date] = note?.split(' @ ') ?? [];
  if (name === undefined) return named(sha, facts);
  return { name, ...(date === undefined ? {} : { date }) };
}

/** The commit with its name in a comment, as the pin fix writes it. */
function revisionItem(
  { sha, name, detail, date }: Offered,
  at: number,
  { load, range, comments }: CompletedPart,
): CompletionItem {
  const pin = {
    repository: load.repository ?? { kind: 'model', id: '' },
    sha,
    source: 'hub' as const,
    ...(name === undefined ? {} : { name }),
    ...(date === undefined ? {} : { date }),
  };
  const edits = comments
    .map(({ range: place, text }): TextEdit => ({ range: place, newText: fillPlaceholders(text, pin) }))
    .filter(({ newText }) => newText !== '');
  // What the label does not say.
  const about = [
    ...(name === undefined ? [] : [sha.slice(0, 12)]),
    ...(date === undefined ? [] : [date.slice(0, 10)]),
  ].join(' · ');
  return {
    label: name === undefined ? sha.slice(0, 12) : maskTokens(escapeControls(name)),
    ...(about === '' ? {} : { labelDetails: { description: about } }),
    kind: CompletionItemKind.Constant,
    detail,
    sortText: String(at).padStart(4, '0'),
    filterText: name ?? sha,
    textEdit: { range, newText: sha },
    ...(edits.length === 0 ? {} : { additionalTextEdits: edits }),
  };
}
