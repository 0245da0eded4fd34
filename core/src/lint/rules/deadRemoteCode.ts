import type { Fix } from '../../finding/fix.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnArgument, shortName } from './loadReport.ts';
import { trustParameter } from './removeTrustFix.ts';
import type { Rule } from './rule.ts';

/** A trust argument that no release which the project admits heeds: nothing runs, and readers think it does. */
export const deadRemoteCode: Rule = {
  slug: 'dead-remote-code',
  *check({ loads }) {
    for (const load of loads) {
      if (load.deadTrust === undefined) continue;
      const name = trustParameter(load);
      const { library } = load.loader;
      const { fate, since, span } = load.deadTrust;
      const message = `${name} ${fate}: this project requires ${library} ${since} or newer, where ${shortName(load.callable)} runs no code of a repository. Remove it.`;
      yield {
        ...reportOnArgument(load, message, { name, span }),
        severity: 'information',
        fixes: removeFix(load, name),
      };
    }
  },
};

function removeFix(load: ModelLoad, name: string): Fix[] {
  const change = load.editor.removeTrust();
  if (change === undefined) return [];
  return [{ kind: 'remove', title: `Remove ${name}`, safe: !change.shared, edits: change.edits }];
}
