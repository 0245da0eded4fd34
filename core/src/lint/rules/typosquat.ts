import type { Fix } from '../../finding/fix.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { type ProbablyMeant, shippedKnownIds } from '../typosquat/knownIds.ts';
import { reportOnId } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** The id is one slip or a look-alike letter away from a well-known one of another owner. */
export const typosquat: Rule = {
  slug: 'typosquat',
  *check({ loads }) {
    for (const load of loads) {
      const { repository } = load;
      if (repository === undefined || (repository.kind !== 'model' && !repository.id.includes('/'))) continue;
      const meant = shippedKnownIds().meantBy(repository.id);
      if (meant === undefined) continue;
      yield { ...reportOnId(load, messageFor(repository.id, meant)), fixes: useKnownId(load, meant.id) };
    }
  },
};

const differences: Readonly<Record<ProbablyMeant['by'], string>> = {
  changed: 'differs in one letter from',
  swapped: 'swaps two letters of',
  added: 'has one letter more than',
  missing: 'lacks one letter of',
  'look-alike': 'looks like',
};

function messageFor(id: string, { id: meant, by }: ProbablyMeant): string {
  const [owner = meant] = meant.split('/');
  const name = meant.includes('/') ? `the well-known owner "${owner}"` : `the well-known "${meant}"`;
  return `"${id}" ${differences[by]} ${name}; anybody can register such a name and wait for the slip. Did you mean "${meant}"?`;
}

function useKnownId(load: ModelLoad, id: string): Fix[] {
  const change = load.editor.replaceId(id);
  if (change === undefined) return [];
  return [{ kind: 'spelling', title: `Use ${id}`, safe: false, edits: change.edits }];
}
