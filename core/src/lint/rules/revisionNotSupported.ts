import type { Fix } from '../../finding/fix.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { takesRevision } from '../loaders/loader.ts';
import { nounOf, reportOnId, shortName } from './loadReport.ts';
import type { Rule } from './rule.ts';
import { resemblesAnother } from './typosquat.ts';

const asFolder =
  'Download a pinned snapshot with huggingface_hub.snapshot_download(..., revision="<sha>") and load its folder.';

/** The loader takes no revision at all, so the load cannot be pinned where it stands. */
export const revisionNotSupported: Rule = {
  slug: 'revision-not-supported',
  *check({ loads }) {
    for (const load of loads) {
      // Code that runs unasked is `implicit-remote-code`; a URL may be pinned by hand.
      if (load.repository === undefined || takesRevision(load.loader) || load.runsCode) continue;
      yield {
        ...reportOnId(load, messageFor(load)),
        ...(load.overridable ? {} : { severity: 'information' as const }),
        fixes: snapshotFix(load),
      };
    }
  },
};

function messageFor(load: ModelLoad): string {
  const advice = load.loader.withoutRevision ?? asFolder;
  return `${shortName(load.callable)} takes no revision: it loads the ${nounOf(load)} "${load.reference.repo}" at whatever main holds that day. ${advice}`;
}

function snapshotFix(load: ModelLoad): Fix[] {
  const { repository } = load;
  if (repository === undefined || load.overridable || resemblesAnother(repository)) return [];
  const change = load.editor.loadSnapshot();
  if (change === undefined) return [];
  return [
    {
      kind: 'pin',
      title: `Load a pinned snapshot of ${repository.id}`,
      safe: false,
      needs: 'hub',
      question: { ask: 'pin', repository, revision: 'main' },
      edits: change.edits,
    },
  ];
}
