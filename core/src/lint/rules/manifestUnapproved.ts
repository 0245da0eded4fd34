import type { Fix } from '../../finding/fix.ts';
import { writeManifest } from '../../policy/edit/writeManifest.ts';
import { hasExpired } from '../../policy/exceptions.ts';
import type { Policy } from '../../policy/policy.ts';
import { editBetween } from '../../text/editBetween.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnId } from './loadReport.ts';
import type { Rule } from './rule.ts';

/**
 * The policy asks for approval, which it does by naming this rule under `policy.rules`, and the manifest has no entry
 * for the commit that is loaded. What is not pinned is told by `unpinned-revision`.
 */
export const manifestUnapproved: Rule = {
  slug: 'manifest-unapproved',
  *check({ loads }, { policy, today }) {
    if (!policy.rules.has('manifest-unapproved')) return;
    for (const load of loads) {
      const { repository, reference } = load;
      const { revision } = reference;
      if (repository === undefined || revision === null || reference.revisionState !== 'sha') continue;
      const entries = policy.models.filter(
        (model) => model.repository.kind === repository.kind && model.repository.id === repository.id,
      );
      const entry = entries.find((model) => model.revision === revision);
      if (entry?.approvedBy !== undefined && !hasExpired(entry, today)) continue;
      const subject = `"${repository.id}" at ${revision.slice(0, 12)}`;
      if (entry !== undefined) {
        const message = `${subject} waits for approval: its entry in the manifest ${entry.approvedBy === undefined ? 'names nobody who approved it' : `expired on ${entry.expires}`}.`;
        yield { ...reportOnId(load, message), severity: 'information' };
      } else {
        const other = entries.length > 0 ? ', which has it at another commit' : '';
        const message = `${subject} is not in the manifest${other}, and the policy asks for approval of what is loaded.`;
        yield { ...reportOnId(load, message), fixes: entryFix(load, revision, policy) };
      }
    }
  },
};

/** An entry that waits for a person's approval. */
function entryFix({ repository }: ModelLoad, sha: string, { manifest }: Policy): Fix[] {
  if (repository === undefined || manifest === undefined) return [];
  const { path, text } = manifest;
  const written = writeManifest(text, [{ repository, sha }]);
  const edit = written.state === 'written' ? editBetween(text, written.text) : undefined;
  if (edit === undefined) return [];
  const title = `Add ${repository.id} to the manifest, to be approved there`;
  // Another file is changed, and what stands there is for people to approve.
  return [{ kind: 'replace', title, safe: false, edits: [{ path, ...edit }] }];
}
