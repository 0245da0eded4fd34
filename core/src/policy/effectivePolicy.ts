import nodePath from 'node:path';
import { type RuleSlug, ruleCatalogue } from '../finding/ruleCatalogue.ts';
import { type SeverityLevel, severityLevels } from '../finding/severity.ts';
import { foldersUpTo } from '../paths/ancestors.ts';
import { gitRoot } from '../paths/gitRoot.ts';
import { isInside } from '../paths/isInside.ts';
import { ExceptionPaths } from './exceptionPaths.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';
import { readManifestIn } from './manifestFile.ts';
import { isModelFolder } from './modelFolder.ts';
import { noPolicy, type Policy } from './policy.ts';
import { tighteningSettings } from './policySettings.ts';

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

/** Answers for many files of one workspace; each folder is looked at and each manifest read once, until `forget`. */
export class PolicyFinder {
  readonly #options: PolicyOptions;
  readonly #folders = new Map<string, FolderPolicy>();
  /** By source and boundary; `null` where there is none. */
  readonly #manifests = new Map<string, ReadManifest | null>();

  constructor(options: PolicyOptions) {
    this.#options = options;
  }

  /** The policy that holds for a file (absolute path). Never throws: an unreadable manifest is a problem. */
  policyFor(file: string): Policy {
    const { found } = this.#folderOf(file);
    if (found === null) return noPolicy;
    const trusted = this.#options.workspaceTrusted || this.#options.fixed !== undefined;
    return trusted && found.manifest.certain ? trustedPolicy(found, file) : tighteningPolicy(found);
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
    this.#manifests.clear();
  }

  #folderOf(file: string): FolderPolicy {
    const folder = nodePath.dirname(file);
    let known = this.#folders.get(folder);
    if (known === undefined) {
      known = this.#lookAround(file);
      this.#folders.set(folder, known);
    }
    return known;
  }

  #lookAround(file: string): FolderPolicy {
    const boundary = searchBoundary(file, this.#options.workspaceFolder);
    const folders = foldersUpTo(file, boundary, nodePath);
    const outermostModel = folders.findLastIndex(isModelFolder);
    return {
      found: this.#findManifest(folders, outermostModel, boundary),
      insideModel: outermostModel !== -1,
      boundary,
    };
  }

  #findManifest(folders: readonly string[], outermostModel: number, boundary: string): FoundManifest | null {
    const { fixed, committed } = this.#options;
    if (fixed !== undefined) return this.#given(fixed, boundary);
    if (committed !== undefined) {
      // What was committed before the change is trusted by where it comes from, and a change must not be able to
      // void it by turning a folder into a model's.
      const folder = folders.find((candidate) => committed.has(candidate));
      const manifest = folder === undefined ? undefined : committed.get(folder);
      return folder === undefined || manifest === undefined ? null : this.#given(manifest, folder);
    }
    for (const folder of folders.slice(outermostModel + 1)) {
      const source = nodePath.join(folder, manifestName);
      const read = this.#readOnce(`${source}\0${boundary}`, () => readManifestIn(folder, boundary));
      if (read !== null) return { ...read, source, folder };
    }
    return null;
  }

  #given({ source, text }: GivenManifest, folder: string): FoundManifest | null {
    const read = this.#readOnce(source, () => readManifest(text));
    return read === null ? null : { ...read, source, folder, isGiven: true };
  }

  #readOnce(key: string, read: () => Manifest | null): ReadManifest | null {
    let known = this.#manifests.get(key);
    if (known === undefined) {
      const manifest = read();
      known =
        manifest === null ? null : { manifest, exceptionPaths: new ExceptionPaths(manifest.exceptions) };
      this.#manifests.set(key, known);
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

interface ReadManifest {
  readonly manifest: Manifest;
  readonly exceptionPaths: ExceptionPaths;
}

interface FoundManifest extends ReadManifest {
  readonly source: string;
  /** Absolute; the paths of exceptions count from here. */
  readonly folder: string;
  /** True where it does not come from the file system beside the source. */
  readonly isGiven?: boolean;
}

function trustedPolicy(found: FoundManifest, file: string): Policy {
  const { manifest, exceptionPaths, source, folder, isGiven } = found;
  const path = nodePath.relative(folder, file).split(nodePath.sep).join('/');
  const { text, ...said } = manifest;
  return {
    source,
    trusted: true,
    ...(isGiven === true ? {} : { manifest: { path: source, text } }),
    ...said,
    exceptions: exceptionPaths.exceptionsFor(path),
  };
}

/**
 * What a manifest may say that is not trusted, or not certain: rules made stricter than their default, a minimum
 * age, and what makes a verdict on a model worse.
 */
function tighteningPolicy({ manifest, source }: FoundManifest): Policy {
  return {
    source,
    trusted: false,
    rules: new Map([...manifest.rules].filter(([slug, level]) => isStricter(slug, level))),
    models: [],
    exceptions: [],
    settings: tighteningSettings(manifest.settings),
    problems: manifest.problems,
    ...(manifest.minimumAge === undefined ? {} : { minimumAge: manifest.minimumAge }),
  };
}

function isStricter(slug: RuleSlug, level: SeverityLevel): boolean {
  return severityLevels.indexOf(level) > severityLevels.indexOf(ruleCatalogue[slug].severity);
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
