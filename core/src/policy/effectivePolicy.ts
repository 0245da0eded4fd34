import { readFileSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import { type RuleSlug, ruleCatalogue } from '../finding/ruleCatalogue.ts';
import { type SeverityLevel, severityLevels } from '../finding/severity.ts';
import { foldersUpTo } from '../paths/ancestors.ts';
import { gitRoot } from '../paths/gitRoot.ts';
import { isInside } from '../paths/isInside.ts';
import { pathMatcher } from '../paths/pathPattern.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';
import { isModelFolder } from './modelFolder.ts';
import { noPolicy, type Policy } from './policy.ts';
import { manifestByteLimit } from './yamlDocument.ts';

/** A manifest that does not come from the file system beside the source. */
export interface GivenManifest {
  /** As reports name it: a path, or `REV:path`. */
  readonly source: string;
  readonly text: string;
}

export interface PolicyOptions {
  /** Absolute path of the workspace folder, or the working folder of the command line. */
  readonly workspaceFolder?: string;
  /** False in Restricted Mode: a manifest may then only tighten. */
  readonly workspaceTrusted: boolean;
  /** `--policy FILE`: holds for every file, nothing is searched. */
  readonly fixed?: GivenManifest;
  /** `--policy-from REV`: the manifests of that revision by the absolute folder that held them. */
  readonly committed?: ReadonlyMap<string, GivenManifest>;
}

/** Answers for many files of one workspace; each folder is looked at once, until `forget`. */
export class PolicyFinder {
  readonly #options: PolicyOptions;
  readonly #folders = new Map<string, FolderPolicy>();

  constructor(options: PolicyOptions) {
    this.#options = options;
  }

  /** The policy that holds for a file (absolute path). Never throws: an unreadable manifest is a problem. */
  policyFor(file: string): Policy {
    const { found } = this.#folderOf(file);
    if (found === null) return noPolicy;
    return this.#options.workspaceTrusted || this.#options.fixed !== undefined
      ? trustedPolicy(found, file)
      : tighteningPolicy(found);
  }

  /** True where the file is part of a model: comments and manifests in it are data. */
  isInsideModel(file: string): boolean {
    return this.#folderOf(file).insideModel;
  }

  /** How far up the project of a file may reach, see `searchBoundary`. */
  boundaryOf(file: string): string {
    return this.#folderOf(file).boundary;
  }

  /** Forgets all that was read; for a watcher of manifests. */
  forget(): void {
    this.#folders.clear();
  }

  #folderOf(file: string): FolderPolicy {
    const folder = nodePath.dirname(file);
    let known = this.#folders.get(folder);
    if (known === undefined) {
      known = lookAround(file, this.#options);
      this.#folders.set(folder, known);
    }
    return known;
  }
}

/** The policy that holds for one file; a `PolicyFinder` answers for many. */
export function effectivePolicy(file: string, options: PolicyOptions): Policy {
  return new PolicyFinder(options).policyFor(file);
}

interface FolderPolicy {
  readonly found: FoundManifest | null;
  readonly insideModel: boolean;
  readonly boundary: string;
}

interface FoundManifest {
  readonly manifest: Manifest;
  readonly source: string;
  /** Absolute; the paths of exceptions count from here. */
  readonly folder: string;
}

function lookAround(file: string, options: PolicyOptions): FolderPolicy {
  const boundary = searchBoundary(file, options.workspaceFolder);
  const folders = foldersUpTo(file, boundary, nodePath);
  const outermostModel = folders.findLastIndex(isModelFolder);
  return {
    found: findManifest(folders, outermostModel, boundary, options),
    insideModel: outermostModel !== -1,
    boundary,
  };
}

function findManifest(
  folders: readonly string[],
  outermostModel: number,
  boundary: string,
  { fixed, committed }: PolicyOptions,
): FoundManifest | null {
  if (fixed !== undefined) return given(fixed, boundary);
  if (committed !== undefined) {
    // What was committed before the change is trusted by where it comes from, and a change must not be able to
    // void it by turning a folder into a model's.
    const folder = folders.find((candidate) => committed.has(candidate));
    const manifest = folder === undefined ? undefined : committed.get(folder);
    return folder === undefined || manifest === undefined ? null : given(manifest, folder);
  }
  for (const folder of folders.slice(outermostModel + 1)) {
    const found = readManifestIn(folder);
    if (found !== null) return found;
  }
  return null;
}

function trustedPolicy({ manifest, source, folder }: FoundManifest, file: string): Policy {
  const path = nodePath.relative(folder, file).split(nodePath.sep).join('/');
  return {
    source,
    trusted: true,
    ...manifest,
    exceptions: manifest.exceptions.filter(
      (exception) => exception.path === undefined || pathMatcher([exception.path])(path),
    ),
  };
}

/** What an untrusted manifest may say: rules made stricter than their default, and a minimum age. */
function tighteningPolicy({ manifest, source }: FoundManifest): Policy {
  return {
    source,
    trusted: false,
    rules: new Map([...manifest.rules].filter(([slug, level]) => isStricter(slug, level))),
    models: [],
    exceptions: [],
    problems: manifest.problems,
    ...(manifest.minimumAge === undefined ? {} : { minimumAge: manifest.minimumAge }),
  };
}

function isStricter(slug: RuleSlug, level: SeverityLevel): boolean {
  return severityLevels.indexOf(level) > severityLevels.indexOf(ruleCatalogue[slug].severity);
}

function given({ source, text }: GivenManifest, folder: string): FoundManifest {
  return { manifest: readManifest(text), source, folder };
}

function readManifestIn(folder: string): FoundManifest | null {
  const source = nodePath.join(folder, manifestName);
  try {
    const { size } = statSync(source);
    // One byte over the limit makes the reader say why it refuses.
    const text = size > manifestByteLimit ? ' '.repeat(manifestByteLimit + 1) : readFileSync(source, 'utf8');
    return { manifest: readManifest(text), source, folder };
  } catch (error) {
    if (isMissing(error)) return null;
    const start = { line: 0, character: 0 };
    const problem = {
      message: `The manifest cannot be read: ${reasonOf(error)}.`,
      range: { start, end: start },
    };
    return {
      manifest: { rules: new Map(), models: [], exceptions: [], problems: [problem] },
      source,
      folder,
    };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** The git root above a file or the workspace folder around it, whichever is higher; else the file's own folder. */
export function searchBoundary(file: string, workspaceFolder: string | undefined): string {
  const folder = nodePath.dirname(file);
  const workspace =
    workspaceFolder !== undefined && isInside(workspaceFolder, folder, nodePath)
      ? workspaceFolder
      : undefined;
  const git = gitRoot(folder);
  if (git !== undefined && (workspace === undefined || isInside(git, workspace, nodePath))) return git;
  return workspace ?? folder;
}
