import type { RepositoryFacts } from '../../../../core/src/reference/repositoryFacts.ts';
import { age } from '../../../../core/src/text/age.ts';
import type { Line } from './card.ts';

/** What the Hub said of a repository, and how long ago. */
export function factLines(facts: RepositoryFacts, now: number): readonly Line[] {
  return [[`${stateOf(facts)}, as the Hub said ${age(facts.asOf, now) ?? 'some time ago'}.`]];
}

function stateOf({ state, card, authenticated }: RepositoryFacts): string {
  if (state === 'not-found') return 'There is no such repository: the name is free for anybody to take';
  if (state === 'private-or-missing') {
    return authenticated
      ? 'It is missing, or private and not shown to your account'
      : 'It is missing, or private: without a token the Hub tells no difference';
  }
  if (card === undefined) return 'Gated: the Hub shows it to those who were granted access';
  const { license, gated, downloads, libraryName } = card;
  return [
    license === undefined ? 'No licence stated' : `Licence ${license}`,
    gated || state === 'gated' ? 'gated' : 'not gated',
    ...(card.private ? ['private'] : []),
    ...(downloads === undefined ? [] : [`${downloads.toLocaleString('en-US')} downloads in 30 days`]),
    ...(libraryName === undefined ? [] : [`library ${libraryName}`]),
    ...(card.createdAt === undefined ? [] : [`created ${card.createdAt.slice(0, 10)}`]),
  ].join(' · ');
}
