/** What the project around a file tells; all by reading, nothing is run. */
export interface ProjectFacts {
  /**
   * The dotted name under which Python imports the file, e.g. `diffusers.models.unet`; `undefined` for a script.
   * Relative imports resolve against it.
   */
  readonly moduleName?: string;
  /** True where the file is a package's `__init__.py`. */
  readonly isPackage?: boolean;
  /** The lowest version that the project's requirements admit, e.g. `2.6.0`; `undefined`: not known. */
  lowestVersion(distribution: string): string | undefined;
  /** True where the path, relative to the file's folder or the project root, is an existing folder or file. */
  existsLocally(path: string): boolean;
}

export const noProject: ProjectFacts = {
  lowestVersion: () => undefined,
  existsLocally: () => false,
};
