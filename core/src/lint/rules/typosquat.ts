import type { Fix } from '../../finding/fix.ts';
import type { Repository } from '../../reference/repository.ts';
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
      const meant = repository && probablyMeant(repository);
      if (repository === undefined || meant === undefined) continue;
      yield { ...reportOnId(load, slipMessage(repository.id, meant)), fixes: useKnownId(load, meant.id) };
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

/** True where pinning the id as written may pin somebody else's repository. */
export function resemblesAnother(repository: Repository): boolean {
  return probablyMeant(repository) !== undefined;
}

/** The well-known id that somebody meant. Owners are the same for all kinds; the legacy names are those of models. */
export function probablyMeant({ kind, id }: Repository): ProbablyMeant | undefined {
  return kind === 'model' || id.includes('/') ? shippedKnownIds().meantBy(id) : undefined;
}

/** What is said of an id that is a slip away from a well-known one. */
export function slipMessage(id: string, { id: meant, by }: ProbablyMeant): string {
  const question = `Did you mean "${meant}"?`;
  const [owner = meant, name] = meant.split('/');
  if (name === undefined) return `"${id}" ${differences[by]} the well-known model "${meant}". ${question}`;
  return `"${id}" ${differences[by]} the well-known owner "${owner}": anybody can register such a name and wait for the slip. ${question}`;
}

function useKnownId(load: ModelLoad, id: string): Fix[] {
  const change = load.editor.replaceId(id);
  if (change === undefined) return [];
  return [{ kind: 'spelling', title: `Use ${id}`, safe: false, edits: change.edits }];
}
