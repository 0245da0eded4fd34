import { compareTreeEntries, gitTreeId, type TreeEntry } from './gitObjects.ts';
import type { StoredFile } from './storedFile.ts';

export type TreeNode =
  | { type: 'file'; path: string; file: StoredFile; id: string }
  | { type: 'directory'; path: string; id: string; children: readonly TreeNode[] };

/** Builds the tree of a commit from its flat list of files. The root's path is empty. */
export function buildTree(files: ReadonlyMap<string, StoredFile>): TreeNode & { type: 'directory' } {
  return directory('', [...files]);
}

function directory(
  path: string,
  files: readonly (readonly [string, StoredFile])[],
): TreeNode & { type: 'directory' } {
  const prefix = path === '' ? '' : `${path}/`;
  const children: TreeNode[] = [];
  const folders = new Map<string, (readonly [string, StoredFile])[]>();
  for (const entry of files) {
    const rest = entry[0].slice(prefix.length);
    const slash = rest.indexOf('/');
    if (slash < 0) {
      children.push({ type: 'file', path: entry[0], file: entry[1], id: entry[1].blobId });
      continue;
    }
    const folder = prefix + rest.slice(0, slash);
    folders.set(folder, [...(folders.get(folder) ?? []), entry]);
  }
  for (const [folder, inside] of folders) children.push(directory(folder, inside));
  children.sort((a, b) => compareTreeEntries(treeEntry(a), treeEntry(b)));
  return { type: 'directory', path, id: gitTreeId(children.map(treeEntry)), children };
}

function treeEntry(node: TreeNode): TreeEntry {
  return {
    name: node.path.slice(node.path.lastIndexOf('/') + 1),
    type: node.type === 'directory' ? 'tree' : 'blob',
    id: node.id,
  };
}

/** The node at a path (the empty path is the root), or undefined. */
export function findNode(root: TreeNode, path: string): TreeNode | undefined {
  if (path === root.path) return root;
  if (root.type === 'file') return undefined;
  for (const child of root.children) {
    if (path === child.path) return child;
    if (path.startsWith(`${child.path}/`)) return findNode(child, path);
  }
  return undefined;
}

/** The nodes below a directory in git's order: its own, or with `recursive` all, each folder before its content. */
export function nodesBelow(node: TreeNode, recursive: boolean): TreeNode[] {
  if (node.type === 'file') return [];
  if (!recursive) return [...node.children];
  return node.children.flatMap((child) => [child, ...nodesBelow(child, true)]);
}
