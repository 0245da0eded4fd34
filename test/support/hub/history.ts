import { findNode } from './fileTree.ts';
import type { Commit } from './repository.ts';

/** A commit and all before it, the newest first. */
export function ancestors(tip: Commit): Commit[] {
  const list: Commit[] = [];
  for (let commit: Commit | undefined = tip; commit; commit = commit.parent) list.push(commit);
  return list;
}

/** The last commit up to `tip` that changed the path (a file, or anything below a folder). */
export function lastCommitOf(tip: Commit, path: string): Commit {
  const id = findNode(tip.tree, path)?.id;
  let last = tip;
  while (last.parent && findNode(last.parent.tree, path)?.id === id) last = last.parent;
  return last;
}

/** The first line of a commit message, and what follows after the blank line. */
export function splitMessage(message: string): { title: string; description: string } {
  const [title = '', ...rest] = message.split('\n');
  return { title, description: rest.join('\n').trim() };
}
