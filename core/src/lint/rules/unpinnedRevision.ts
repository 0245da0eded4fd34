import type { ModelLoad } from '../facts/modelLoad.ts';
import { takesRevision } from '../loaders/loader.ts';
import { nounOf, reportOnId } from './loadReport.ts';
import { pinFix } from './pinFix.ts';
import { isRemoteCodeUnpinned } from './remoteCodeUnpinned.ts';
import type { Rule } from './rule.ts';

/** The id is known and the revision is absent, `None`, a branch or a tag. */
export const unpinnedRevision: Rule = {
  slug: 'unpinned-revision',
  *check({ loads }) {
    for (const load of loads) {
      if (!isUnpinned(load) || load.runsCode || isRemoteCodeUnpinned(load)) continue;
      yield {
        ...reportOnId(load, messageFor(load)),
        fixes: pinFix(load, { safe: load.trust.value === false }),
      };
    }
  },
};

/** True for a known Hub repository at a name that can move, where the loader takes a revision at all. */
export function isUnpinned(load: ModelLoad): boolean {
  const { revisionState } = load.reference;
  const moves = revisionState === 'absent' || revisionState === 'branch' || revisionState === 'tag';
  return load.repository !== undefined && moves && takesRevision(load.loader);
}

function messageFor(load: ModelLoad): string {
  const { repo, revision, revisionState } = load.reference;
  const loaded = `The ${nounOf(load)} "${repo}" is loaded`;
  const why = 'so its files can change under you.';
  const advice = load.loader.pinByHand ?? 'Pin the full commit SHA.';
  const unless = load.overridable ? ', unless the caller passes another' : '';
  if (revisionState === 'absent') {
    return `${loaded} without a revision${unless}: at whatever main holds that day, ${why} ${advice}`;
  }
  return `${loaded} at ${revisionState === 'tag' ? 'the tag' : 'the branch'} "${revision}", which can move, ${why} ${advice}`;
}
