/** What the project around a file tells; all by reading, nothing is run. */
export interface ProjectFacts {
  /**
   * The dotted name under which Python imports the file, e.g. `diffusers.models.unet`; `undefined` for a script.
   * Relative imports resolve against it.
   */
  readonly moduleName?: string;
  /** True where the file is a package's `__init__.py`. */
  readonly isPackage?: boolean;
  /** True where the file is part of a model: its suppression comments are data (DESIGN 6.3). */
  readonly insideModel?: boolean;
  /** Whether git ignores the file; `undefined` outside a repository. */
  isIgnoredByGit?(): boolean | undefined;
  /**
   * The lowest version that the project's requirements admit, e.g. `2.6.0`, or `0` where only an upper bound is
   * given; `undefined`: not known. Compare with `pep440.ts`.
   */
  lowestVersion(distribution: string): string | undefined;
  /** True where the path, relative to the file's folder or the project root, is an existing folder or file. */
  existsLocally(path: string): boolean;
}

export const noProject: ProjectFacts = {
  lowestVersion: () => undefined,
  existsLocally: () => false,
};
