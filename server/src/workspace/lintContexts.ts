import nodePath from 'node:path';
import { parseEndpoint, publicHub } from '../../../core/src/hub/endpoint.ts';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { noModules } from '../../../core/src/lint/modules/moduleFacts.ts';
import { WorkspaceModules } from '../../../core/src/lint/modules/workspaceModules.ts';
import { noProject } from '../../../core/src/lint/project/projectFacts.ts';
import { ProjectReader } from '../../../core/src/lint/project/projectReader.ts';
import { sourceKindOf } from '../../../core/src/lint/sourceKind.ts';
import { PolicyFinder } from '../../../core/src/policy/effectivePolicy.ts';
import { manifestName } from '../../../core/src/policy/manifest.ts';
import { noPolicy, type Policy } from '../../../core/src/policy/policy.ts';
import { isIgnoredByGit } from '../../../core/src/walk/gitignore.ts';
import { filePath } from '../convert/documentPath.ts';
import type { Shown } from '../settings/settings.ts';
import type { SettingsCache } from '../settings/settingsCache.ts';
import { CommittedManifests } from './committedManifests.ts';
import type { HubMemory } from './hubMemory.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** What surrounds a document: all that the linter needs besides its text. */
export interface Surroundings {
  /** False where the user switched linting off. */
  readonly enabled: boolean;
  readonly context: LintContext;
  readonly shows: Shown;
  /** The Hub that links lead to, without a slash at the end; `undefined` for an address that must not be used. */
  readonly endpoint: string | undefined;
  /**
   * The manifest that the user may have us change, `/` separated: the one that holds, else a new one in the workspace
   * folder. `undefined` in Restricted Mode, outside of folders on disk, in models, and where the one that is there
   * cannot be read for certain.
   */
  readonly manifestPath: string | undefined;
  /** Counts up with everything that can change a finding without an edit. */
  readonly generation: number;
}

interface FolderReaders {
  readonly policies: PolicyFinder;
  readonly projects: ProjectReader;
  readonly modules: WorkspaceModules;
}

/** What is known of open documents, and who wants to know that files beside them are read. */
export interface ModuleSources {
  /** The text of an open document by its path, `/` separated. */
  openText(path: string): string | undefined;
  onAsked(): void;
  /** `HF_ENDPOINT` of the user's environment. */
  readonly environmentEndpoint?: string | undefined;
}

/** Brings together settings, policy, project and Hub facts for each document; folders are read once. */
export class LintContexts {
  readonly #folders: WorkspaceFolders;
  readonly #settings: SettingsCache;
  readonly #memory: HubMemory;
  readonly #readers = new Map<string | undefined, FolderReaders>();
  readonly #sources: ModuleSources;
  readonly #committed = new CommittedManifests();
  #trusted: boolean;
  #generation = 0;

  constructor(
    folders: WorkspaceFolders,
    settings: SettingsCache,
    memory: HubMemory,
    sources: ModuleSources,
    trusted: boolean,
  ) {
    this.#folders = folders;
    this.#sources = sources;
    this.#settings = settings;
    this.#memory = memory;
    this.#trusted = trusted;
  }

  async of(uri: string): Promise<Surroundings> {
    const folder = this.#folders.of(uri);
    const { enabled, severities, shows, hubEndpoint } = await this.#settings.of(folder);
    const file = filePath(uri);
    const manifestBefore =
      file !== undefined && this.#trusted && sourceKindOf(file) === 'manifest'
        ? await this.#committed.before(file)
        : undefined;
    const readers = file === undefined ? undefined : this.#readersOf(folder);
    const policy = file === undefined || readers === undefined ? noPolicy : readers.policies.policyFor(file);
    return {
      enabled,
      shows,
      endpoint: endpointUrl(hubEndpoint || this.#sources.environmentEndpoint || publicHub),
      manifestPath: this.#manifestPath(folder, readers, policy),
      generation: this.#generation,
      context: {
        policy,
        project: file === undefined || readers === undefined ? noProject : readers.projects.factsFor(file),
        modules: file === undefined || readers === undefined ? noModules : readers.modules.factsFor(file),
        severities,
        hub: this.#memory,
        ...(manifestBefore === undefined ? {} : { manifestBefore }),
        today: new Date().toISOString().slice(0, 10),
      },
    };
  }

  /** After a change of settings, manifests, requirements, folders, or of what the Hub taught. */
  forget(): void {
    this.#generation += 1;
    this.#settings.forget();
    this.#committed.forget();
    for (const { modules } of this.#readers.values()) modules.forget();
    this.#readers.clear();
  }

  /** Looks again at files (`/` separated) that may have changed; true where that changes what others import. */
  look(paths: Iterable<string>): boolean {
    let hasChanged = false;
    for (const path of paths) {
      for (const { modules } of this.#readers.values()) {
        if (modules.changed(nodePath.normalize(path))) hasChanged = true;
      }
    }
    if (hasChanged) this.#generation += 1;
    return hasChanged;
  }

  /** In Restricted Mode a manifest may only tighten (DESIGN 6.3). */
  trust(trusted: boolean): void {
    this.#trusted = trusted;
    this.forget();
  }

  #manifestPath(
    folder: string | undefined,
    readers: FolderReaders | undefined,
    { source, manifest }: Policy,
  ): string | undefined {
    const root = folder === undefined ? undefined : filePath(folder);
    if (!this.#trusted || root === undefined || readers === undefined) return undefined;
    if (source !== null) return manifest && slashes(manifest.path);
    const made = nodePath.join(root, manifestName);
    return readers.policies.isInsideModel(made) ? undefined : slashes(made);
  }

  #readersOf(folder: string | undefined): FolderReaders {
    let readers = this.#readers.get(folder);
    if (readers === undefined) {
      readers = this.#newReaders(folder === undefined ? undefined : filePath(folder));
      this.#readers.set(folder, readers);
    }
    return readers;
  }

  #newReaders(workspaceFolder: string | undefined): FolderReaders {
    const policies = new PolicyFinder({
      workspaceTrusted: this.#trusted,
      ...(workspaceFolder === undefined ? {} : { workspaceFolder }),
    });
    const projects = new ProjectReader({
      boundaryOf: (file) => policies.boundaryOf(file),
      isInsideModel: (file) => policies.isInsideModel(file),
      isIgnoredByGit,
    });
    const modules = new WorkspaceModules({
      boundaryOf: (file) => policies.boundaryOf(file),
      shown: slashes,
      openText: (file) => this.#sources.openText(slashes(file)),
      onAsked: () => this.#sources.onAsked(),
    });
    return { policies, projects, modules };
  }
}

function endpointUrl(text: string): string | undefined {
  try {
    return parseEndpoint(text).url;
  } catch {
    return undefined;
  }
}

function slashes(file: string): string {
  return file.replaceAll('\\', '/');
}
