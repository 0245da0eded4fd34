import { createHash } from 'node:crypto';

/** The id of a git object: `sha1("<type> <length>\0" + bytes)`. */
export function gitObjectId(type: 'blob' | 'tree' | 'commit', bytes: Uint8Array): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}

export interface TreeEntry {
  name: string;
  type: 'blob' | 'tree';
  id: string;
}

/** The id of a tree. git sorts entries by bytes, a directory as if its name ended in a slash. */
export function gitTreeId(entries: readonly TreeEntry[]): string {
  const parts = [...entries].sort(compareTreeEntries).map((entry) => {
    const mode = entry.type === 'tree' ? '40000' : '100644';
    return Buffer.concat([Buffer.from(`${mode} ${entry.name}\0`, 'utf8'), Buffer.from(entry.id, 'hex')]);
  });
  return gitObjectId('tree', Buffer.concat(parts));
}

/** git's order of the entries of one tree. */
export function compareTreeEntries(a: TreeEntry, b: TreeEntry): number {
  return Buffer.compare(Buffer.from(sortName(a), 'utf8'), Buffer.from(sortName(b), 'utf8'));
}

function sortName(entry: TreeEntry): string {
  return entry.type === 'tree' ? `${entry.name}/` : entry.name;
}

export interface CommitFields {
  tree: string;
  parents: readonly string[];
  /** `Name <address>`. */
  author: string;
  date: Date;
  message: string;
}

/** The id of a commit, author and committer being the same, the time in UTC. */
export function gitCommitId(commit: CommitFields): string {
  const signature = `${commit.author} ${Math.floor(commit.date.getTime() / 1000)} +0000`;
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signature}`,
    `committer ${signature}`,
    '',
    `${commit.message}\n`,
  ];
  return gitObjectId('commit', Buffer.from(lines.join('\n'), 'utf8'));
}
