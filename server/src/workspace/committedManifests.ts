import nodePath from 'node:path';
import { committedFiles } from '../../../core/src/git/committedFiles.ts';
import { GitError } from '../../../core/src/git/git.ts';
import type { GivenManifest } from '../../../core/src/policy/effectivePolicy.ts';
import { type Manifest, manifestName } from '../../../core/src/policy/manifest.ts';
import { manifestBeforeAt } from '../../../core/src/policy/manifestBefore.ts';

/** How long an answer of git is taken, in milliseconds: typing asks for it at each pause. */
const freshness = 30_000;

interface Asked {
  readonly at: number;
  readonly manifests: Promise<ReadonlyMap<string, GivenManifest> | undefined>;
}

/** The manifests of the last commit. Runs git, so it must not be asked in Restricted Mode (DESIGN 6.1). */
export class CommittedManifests {
  readonly #asked = new Map<string, Asked>();

  /** What held in the folder of a file (absolute path) at the last commit; `undefined` without git or a commit. */
  async before(file: string): Promise<Manifest | undefined> {
    const folder = nodePath.dirname(file);
    let asked = this.#asked.get(folder);
    if (asked === undefined || Date.now() - asked.at > freshness) {
      asked = { at: Date.now(), manifests: manifestsOfHead(folder) };
      this.#asked.set(folder, asked);
    }
    const manifests = await asked.manifests;
    return manifests === undefined ? undefined : manifestBeforeAt(folder, manifests);
  }

  forget(): void {
    this.#asked.clear();
  }
}

async function manifestsOfHead(folder: string): Promise<ReadonlyMap<string, GivenManifest> | undefined> {
  try {
    return await committedFiles(folder, 'HEAD', manifestName);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
