import { buildTree, type TreeNode } from './fileTree.ts';
import { gitCommitId } from './gitObjects.ts';
import type { BranchSpec, CommitSpec, RepositoryKind, RepositorySpec } from './repositorySpec.ts';
import { type StoredFile, storeFile } from './storedFile.ts';

export interface Commit {
  sha: string;
  parent: Commit | undefined;
  message: string;
  date: Date;
  author: string;
  files: ReadonlyMap<string, StoredFile>;
  tree: TreeNode & { type: 'directory' };
}

/** A repository with its commits made from a spec. Its SHAs are those that git would give. */
export class Repository {
  readonly id: string;
  readonly kind: RepositoryKind;
  readonly spec: RepositorySpec;
  /** Full ref name to the commit that it names. */
  readonly refs = new Map<string, Commit>();
  /** Every commit by its SHA, also those that no ref reaches. */
  readonly commits = new Map<string, Commit>();
  /** main, the oldest first. */
  readonly history: readonly Commit[];

  constructor(spec: RepositorySpec) {
    this.id = spec.id;
    this.kind = spec.kind ?? 'model';
    this.spec = spec;
    this.history = this.#line(undefined, spec.commits);
    const head = this.history.at(-1);
    if (!head) throw new Error(`${spec.id}: a repository needs a commit`);
    this.refs.set('refs/heads/main', head);
    for (const [name, index] of Object.entries(spec.tags ?? {})) {
      this.refs.set(`refs/tags/${name}`, this.#mainCommit(index));
    }
    this.#branches('refs/heads/', spec.branches);
    this.#branches('refs/pr/', spec.pullRequests);
    this.#branches('refs/convert/', spec.converts);
    for (const branch of spec.detached ?? []) this.#branch(branch);
  }

  /** The SHA of main. */
  get sha(): string {
    return this.head.sha;
  }

  get head(): Commit {
    return this.commit('main');
  }

  /** The commit of a branch or a full ref name; throws where there is none (a mistake in a test). */
  commit(ref: string): Commit {
    const commit =
      this.refs.get(ref) ?? this.refs.get(`refs/heads/${ref}`) ?? this.refs.get(`refs/tags/${ref}`);
    if (!commit) throw new Error(`${this.id} has no ref ${ref}`);
    return commit;
  }

  get createdAt(): Date {
    const first = this.history[0]?.date ?? new Date(0);
    if (this.spec.createdAt) return new Date(this.spec.createdAt);
    return first < importDate ? importDate : first;
  }

  #branches(prefix: string, branches: Readonly<Record<string, BranchSpec>> | undefined): void {
    for (const [name, branch] of Object.entries(branches ?? {})) {
      this.refs.set(prefix + name, this.#branch(branch));
    }
  }

  #branch(branch: BranchSpec): Commit {
    const from = branch.from === undefined ? undefined : this.#mainCommit(branch.from);
    const tip = this.#line(from, branch.commits).at(-1) ?? from;
    if (!tip) throw new Error(`${this.id}: a branch needs a commit`);
    return tip;
  }

  #mainCommit(index: number): Commit {
    const commit = this.history[index];
    if (!commit) throw new Error(`${this.id}: main has no commit ${index}`);
    return commit;
  }

  #line(from: Commit | undefined, specs: readonly CommitSpec[]): Commit[] {
    const line: Commit[] = [];
    let parent = from;
    for (const spec of specs) {
      parent = this.#makeCommit(parent, spec);
      line.push(parent);
    }
    return line;
  }

  #makeCommit(parent: Commit | undefined, spec: CommitSpec): Commit {
    const files = new Map(parent?.files);
    for (const [path, content] of Object.entries(spec.files)) {
      if (content === null) files.delete(path);
      else files.set(path, storeFile(path, content));
    }
    const tree = buildTree(files);
    const author = spec.author ?? this.id.split('/')[0] ?? this.id;
    const date = new Date(spec.date);
    const sha = gitCommitId({
      tree: tree.id,
      parents: parent ? [parent.sha] : [],
      author: `${author} <${author}@users.noreply.huggingface.co>`,
      date,
      message: spec.message,
    });
    const commit: Commit = { sha, parent, message: spec.message, date, author, files, tree };
    this.commits.set(sha, commit);
    return commit;
  }
}

/** The creation date that the Hub gives to everything older (its import of 2022). */
const importDate = new Date('2022-03-02T23:29:04.000Z');
