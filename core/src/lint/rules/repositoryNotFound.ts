import { at, knownLoads } from './hubFacts.ts';
import { nounOf, reportOnId } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** The Hub has no such repository, or does not show it. */
export const repositoryNotFound: Rule = {
  slug: 'repository-not-found',
  *check(document, context) {
    for (const { load, repository, facts } of knownLoads(document, context)) {
      const { state, authenticated } = facts;
      if (state !== 'not-found' && state !== 'private-or-missing') continue;
      const named = `The ${nounOf(load)} "${repository.id}"`;
      if (state === 'not-found' && authenticated) {
        yield reportOnId(
          load,
          `${named} is not on the Hub, or hidden from your token. A name that nobody has is free: whoever takes it decides what is loaded here. Correct the id.`,
        );
        continue;
      }
      const advice = authenticated
        ? 'Check the token and the id'
        : 'Sign in with a token to know which, and check the id';
      yield at(
        'information',
        reportOnId(
          load,
          `${named} is private or missing: the Hub does not tell which. A missing name is free for anybody to take. ${advice}.`,
        ),
      );
    }
  },
};
