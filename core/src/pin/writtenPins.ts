import { pinComment, readPinComment } from '../reference/pinComment.ts';
import type { Reference } from '../reference/reference.ts';
import { type Repository, repositoryKey } from '../reference/repository.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { Span, TextEdit } from '../text/range.ts';
import type { Pin } from './pin.ts';

/** A SHA that a text pins a repository to, at all places of the text where it stands. */
export interface WrittenPin {
  readonly repository: Repository;
  readonly sha: string;
  /** The name that the comment beside it gives; `main` without one, and for the start of the SHA itself. */
  readonly name: string;
  readonly places: readonly { readonly sha: Span; readonly comment?: Span }[];
}

/**
 * The pins of one text, found through its references. A SHA names one commit, so all its places move together,
 * also in a constant; one that several repositories share in this text is left out, as is one that does not
 * stand in the text itself.
 */
export function writtenPins(text: string, references: readonly Reference[]): WrittenPin[] {
  const owners = new Map<string, Map<string, Repository>>();
  for (const { kind, repo, revision, revisionState } of references) {
    if (revisionState !== 'sha' || repo === null || revision === null) continue;
    if (kind !== 'model' && kind !== 'dataset' && kind !== 'space') continue;
    const repository: Repository = { kind, id: repo };
    const known = owners.get(revision) ?? new Map<string, Repository>();
    owners.set(revision, known.set(repositoryKey(repository), repository));
  }
  const lines = new LineIndex(text);
  return [...owners].flatMap(([sha, repositories]) => {
    const [repository, ...others] = repositories.values();
    const places = placesOf(sha, lines);
    if (repository === undefined || others.length > 0 || places.length === 0) return [];
    const named = places.find(({ name }) => name !== undefined && !sha.startsWith(name.toLowerCase()));
    const name = named?.name ?? 'main';
    return [{ repository, sha, name, places }];
  });
}

/** The edits that move a written pin to another commit, its comment with it. */
export function updateEdits(text: string, written: WrittenPin, pin: Pin): TextEdit[] {
  const lines = new LineIndex(text);
  const comment = pinComment(pin.name ?? written.name, pin.date);
  return written.places.flatMap((place) => [
    { range: lines.rangeOf(place.sha), text: pin.sha },
    ...(place.comment ? [{ range: lines.rangeOf(place.comment), text: comment }] : []),
  ]);
}

function placesOf(sha: string, lines: LineIndex): { sha: Span; comment?: Span; name?: string }[] {
  const occurrence = new RegExp(`(?<![0-9A-Za-z])${sha}(?![0-9A-Za-z])`, 'g');
  return [...lines.text.matchAll(occurrence)].map((match) => {
    const span = { start: match.index, end: match.index + sha.length };
    const at = lines.positionAt(span.end);
    const lineStart = span.end - at.character;
    const comment = readPinComment(lines.lineText(at.line), at.character);
    if (comment === undefined) return { sha: span };
    const { name, start, end } = comment;
    return { sha: span, name, comment: { start: lineStart + start, end: lineStart + end } };
  });
}
