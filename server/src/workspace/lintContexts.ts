import type { LintContext } from '../../../core/src/lint/context.ts';
import { noProject } from '../../../core/src/lint/project/projectFacts.ts';
import { ProjectReader } from '../../../core/src/lint/project/projectReader.ts';
import { PolicyFinder } from '../../../core/src/policy/effectivePolicy.ts';
import { noPolicy } from '../../../core/src/policy/policy.ts';
import { isIgnoredByGit } from '../../../core/src/walk/gitignore.ts';
import { filePath } from '../convert/documentPath.ts';
import type { SettingsCache } from '../settings/settingsCache.ts';
import type { HubMemory } from './hubMemory.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** What surrounds a document: all that the linter needs besides its text. */
export interface Surroundings {
  /** False where the user switched linting off. */
  readonly enabled: boolean;
  readonly context: LintContext;
  /** Counts up with everything that can change a finding without an edit. */
  readonly generation: number;
}

interface FolderReaders {
  readonly policies: PolicyFinder;
  readonly projects: ProjectReader;
}

/** Brings together settings, policy, project and Hub facts for each document; folders are read once. */
export class LintContexts {
  readonly #folders: WorkspaceFolders;
  readonly #settings: SettingsCache;
  readonly #memory: HubMemory;
  readonly #readers = new Map<string | undefined, FolderReaders>();
  #trusted: boolean;
  #generation = 0;

  constructor(folders: WorkspaceFolders, settings: SettingsCache, memory: HubMemory, trusted: boolean) {
    this.#folders = folders;
    this.#settings = settings;
    this.#memory = memory;
    this.#trusted = trusted;
  }

  async of(uri: string): Promise<Surroundings> {
    const folder = this.#folders.of(uri);
    const { enabled, severities } = await this.#settings.of(folder);
    const file = filePath(uri);
    const readers = file === undefined ? undefined : this.#readersOf(folder);
    return {
      enabled,
      generation: this.#generation,
      context: {
        policy: file === undefined || readers === undefined ? noPolicy : readers.policies.policyFor(file),
        project: file === undefined || readers === undefined ? noProject : readers.projects.factsFor(file),
        severities,
        hub: this.#memory,
        today: new Date().toISOString().slice(0, 10),
      },
    };
  }

  /** After a change of settings, manifests, requirements, folders, or of what the Hub taught. */
  forget(): void {
    this.#generation += 1;
    this.#settings.forget();
    this.#readers.clear();
  }

  /** In Restricted Mode a manifest may only tighten (DESIGN 6.3). */
  trust(trusted: boolean): void {
    this.#trusted = trusted;
    this.forget();
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
    return { policies, projects };
  }
}
