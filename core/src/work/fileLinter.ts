import nodePath from 'node:path';
import type { TextFinding } from '../finding/finding.ts';
import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../finding/severity.ts';
import type { LintContext } from '../lint/context.ts';
import { lintText } from '../lint/lintText.ts';
import { WorkspaceModules } from '../lint/modules/workspaceModules.ts';
import { ProjectReader } from '../lint/project/projectReader.ts';
import { sourceKindOf } from '../lint/sourceKind.ts';
import { displayPath } from '../paths/displayPath.ts';
import { type GivenManifest, PolicyFinder, type PolicyOptions } from '../policy/effectivePolicy.ts';
import { manifestBeforeAt } from '../policy/manifestBefore.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reference } from '../reference/reference.ts';
import { type Repository, repositoryKey } from '../reference/repository.ts';
import type { RepositoryFacts } from '../reference/repositoryFacts.ts';
import type { HubFile } from '../reference/resolver.ts';
import { LintLimitError } from '../source/limits.ts';
import { NotebookError } from '../source/notebook/jsonScanner.ts';
import { isIgnoredByGit } from '../walk/gitignore.ts';
import { readSourceText } from '../walk/sourceText.ts';
import { isParserBroken } from './parserBroken.ts';

/** All that linting files needs besides the files; it crosses into worker threads. */
export interface LintSetup {
  readonly wasmDirectory: string;
  /** Absolute; paths in results are relative to it. */
  readonly folder: string;
  readonly policy: PolicyOptions;
  /** `modelWarden.rules.<slug>`, on top of the policy. */
  readonly severities: ReadonlyMap<RuleSlug, SeverityLevel>;
  /** ISO 8601 date. */
  readonly today: string;
  /** Files at full SHAs that were listed before, by `filesKey`. */
  readonly hubFiles: ReadonlyMap<string, readonly HubFile[]>;
  /** What the Hub said of repositories, by `repositoryKey`. */
  readonly hubFacts: ReadonlyMap<string, RepositoryFacts>;
  /** The manifests of the revision that a change is compared with, by the absolute folder that held them. */
  readonly manifestsBefore?: ReadonlyMap<string, GivenManifest>;
}

export function filesKey(repository: Repository, sha: string): string {
  return `${repositoryKey(repository)}@${sha}`;
}

/** What became of one file. `path` is the display path. */
export interface FileOutcome {
  readonly path: string;
  readonly findings: readonly TextFinding[];
  readonly references: readonly Reference[];
  /** Why the file was not read, or not linted: it costs more than the linter gives to one. */
  readonly skipped?: string;
  /** What went wrong inside the linter; the file is then not linted. */
  readonly failed?: string;
}

/** Lints files one after the other with the facts around each; nothing that a file holds makes it throw. */
export class FileLinter {
  static #broken = false;
  readonly #setup: LintSetup;
  readonly #policies: PolicyFinder;
  readonly #projects: ProjectReader;
  readonly #modules: WorkspaceModules;

  /** The languages must be loaded in this thread. */
  constructor(setup: LintSetup) {
    this.#setup = setup;
    this.#policies = new PolicyFinder(setup.policy);
    this.#projects = new ProjectReader({
      boundaryOf: (file) => this.#policies.boundaryOf(file),
      isInsideModel: (file) => this.#policies.isInsideModel(file),
      isIgnoredByGit,
    });
    this.#modules = new WorkspaceModules({
      boundaryOf: (file) => this.#policies.boundaryOf(file),
      shown: (file) => displayPath(setup.folder, file, nodePath),
    });
  }

  /** True once the parser of this thread has failed: what is linted after it has to be linted in another thread. */
  get isBroken(): boolean {
    return FileLinter.#broken;
  }

  /** @param file absolute path */
  lintFile(file: string): FileOutcome {
    const source = readSourceText(file);
    if ('skipped' in source) return { ...this.withoutFindings(file), skipped: source.skipped };
    return this.lintSource(file, source.text);
  }

  /** @param file absolute path under which the text is known; it need not exist */
  lintSource(file: string, text: string): FileOutcome {
    const outcome = this.withoutFindings(file);
    try {
      return { ...outcome, ...lintText(outcome.path, text, this.contextFor(file)) };
    } catch (error) {
      if (error instanceof LintLimitError || error instanceof NotebookError)
        return { ...outcome, skipped: error.message };
      FileLinter.#broken ||= isParserBroken(error);
      return { ...outcome, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  /** The facts that hold around a file (absolute path). */
  contextFor(file: string): LintContext {
    const { severities, today, hubFiles, hubFacts, manifestsBefore } = this.#setup;
    return {
      ...(manifestsBefore !== undefined && sourceKindOf(file) === 'manifest'
        ? { manifestBefore: manifestBeforeAt(nodePath.dirname(file), manifestsBefore) }
        : {}),
      policy: this.#policyFor(file),
      severities,
      project: this.#projects.factsFor(file),
      modules: this.#modules.factsFor(file),
      hub: {
        filesAt: (repository, sha) => hubFiles.get(filesKey(repository, sha)),
        repository: (repository) => hubFacts.get(repositoryKey(repository)),
      },
      today,
    };
  }

  /** Its manifest under the path by which reports name it. */
  #policyFor(file: string): Policy {
    const policy = this.#policies.policyFor(file);
    if (policy.manifest === undefined) return policy;
    const path = displayPath(this.#setup.folder, policy.manifest.path, nodePath);
    return { ...policy, manifest: { ...policy.manifest, path } };
  }

  /** What becomes of a file (absolute path) that has nothing to tell. */
  withoutFindings(file: string): FileOutcome {
    return { path: displayPath(this.#setup.folder, file, nodePath), findings: [], references: [] };
  }
}
