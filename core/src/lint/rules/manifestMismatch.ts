import { fileOfKey } from '../../policy/fileOfKey.ts';
import type { ApprovedModel } from '../../policy/policy.ts';
import type { HubFile } from '../../reference/resolver.ts';
import { pinnedCommit } from './hubFacts.ts';
import { reportOnArgument } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** Files that a message has room for. */
const shownFiles = 3;

/** The manifest names other hashes than the Hub, or its cache, at the commit that is loaded. */
export const manifestMismatch: Rule = {
  slug: 'manifest-mismatch',
  *check({ loads }, { policy, hub }) {
    for (const load of loads) {
      const { repository } = load;
      const sha = pinnedCommit(load);
      const files = repository && sha !== undefined ? hub.filesAt(repository, sha) : undefined;
      if (repository === undefined || sha === undefined || files === undefined) continue;
      const wrong = policy.models
        .filter(({ repository: { kind, id }, revision }) => {
          return kind === repository.kind && id === repository.id && revision === sha;
        })
        .flatMap((model) => mismatches(model, files));
      if (wrong.length === 0) continue;
      yield reportOnArgument(load, mismatchMessage(repository.id, sha, [...new Set(wrong)]), {
        name: 'revision',
        span: load.revisionSpan,
      });
    }
  },
};

/** For files whose hashes differ. */
export function mismatchMessage(id: string, sha: string, wrong: readonly string[]): string {
  const more = wrong.length > shownFiles ? ` and ${wrong.length - shownFiles} more` : '';
  const named = wrong
    .slice(0, shownFiles)
    .map((path) => `"${path}"`)
    .join(', ');
  return `model-manifest.yaml names another SHA-256 than the Hub for ${named}${more} of "${id}" at ${sha.slice(0, 12)}. A commit never changes its files: what was approved is not what is loaded here, or the manifest was changed. Find out which before you load it.`;
}

/** The paths of files whose hash is known on both sides and differs. */
export function mismatches(
  { files: stated = new Map() }: ApprovedModel,
  files: readonly HubFile[],
): string[] {
  const listed = new Map(files.map((file) => [file.path, file.sha256]));
  return [...stated].flatMap(([key, sha256]) => {
    const path = fileOfKey(key, [...listed.keys()]);
    const known = path === undefined ? undefined : listed.get(path);
    return path !== undefined && known !== undefined && known !== sha256 ? [path] : [];
  });
}
