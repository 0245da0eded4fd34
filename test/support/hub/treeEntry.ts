import type { TreeNode } from './fileTree.ts';
import { lastCommitOf, splitMessage } from './history.ts';
import type { Commit, Repository } from './repository.ts';

/** An entry of `/tree` and `/paths-info`; `expand` adds the last commit and, for files, the scan's result. */
export function treeEntry(repository: Repository, commit: Commit, node: TreeNode, expand: boolean): object {
  const lastCommit = expand ? { lastCommit: lastCommitEntry(commit, node.path) } : {};
  if (node.type === 'directory') {
    return { type: 'directory', oid: node.id, size: 0, path: node.path, ...lastCommit };
  }
  const { lfs, content } = node.file;
  return {
    type: 'file',
    oid: node.id,
    size: content.length,
    ...(lfs ? { lfs: { oid: lfs.sha256, size: content.length, pointerSize: lfs.pointer.length } } : {}),
    path: node.path,
    ...lastCommit,
    ...(expand ? { securityFileStatus: securityFileStatus(repository, node.path) } : {}),
  };
}

function lastCommitEntry(commit: Commit, path: string): object {
  const last = lastCommitOf(commit, path);
  return { id: last.sha, title: splitMessage(last.message).title, date: last.date.toISOString() };
}

function securityFileStatus(repository: Repository, path: string): object {
  const status = repository.spec.securityStatus?.[path] ?? 'safe';
  return { status, avScan: null, pickleImportScan: null };
}
