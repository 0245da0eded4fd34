import { describe, expect, it } from 'vitest';
import { isRepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import { localAccounts } from '../../support/hub/accounts.ts';
import { errorOf, localHub, model, resolverFor, tokenFor } from './hubUnderTest.ts';
import { startOrigin } from './originForTests.ts';

const encoder = model('local-lab/released-encoder');

describe('HubResolver.describe', () => {
  it('tells the card, without a token', async () => {
    const hub = await localHub();
    const repository = hub.repository(encoder.id);
    const facts = await resolverFor(hub).describe(encoder);
    expect(facts).toMatchObject({
      authenticated: false,
      state: 'found',
      card: {
        id: encoder.id,
        sha: repository.sha,
        createdAt: repository.createdAt.toISOString(),
        lastModified: repository.head.date.toISOString(),
        license: 'apache-2.0',
        libraryName: 'transformers',
        downloads: 15_000,
        gated: false,
        private: false,
      },
    });
    expect(Date.now() - Date.parse(facts.asOf)).toBeLessThan(60_000);
    expect(isRepositoryFacts(JSON.parse(JSON.stringify(facts)))).toBe(true);
  });

  it('asks only for fields that the kind has', async () => {
    const hub = await localHub();
    for (const { kind, id, sha } of hub.repositories) {
      const token = tokenFor(hub.url, localAccounts.member.token);
      expect((await resolverFor(hub, { token }).describe({ kind, id })).card?.sha).toBe(sha);
    }
    const fields = (kind: string) =>
      new URL(
        hub.requests.find(({ path }) => path.startsWith(`/api/${kind}/`))?.path ?? '',
        hub.url,
      ).searchParams
        .getAll('expand')
        .join();
    expect(fields('models')).toContain('library_name');
    expect(fields('datasets')).not.toContain('library_name');
    expect(fields('spaces')).not.toContain('gated');
  });

  it('follows a rename to today’s id', async () => {
    const hub = await localHub();
    expect((await resolverFor(hub).describe(model('bert-base-uncased'))).card?.id).toBe(
      'google-bert/bert-base-uncased',
    );
  });

  it('tells missing from hidden only where a token was shown', async () => {
    const hub = await localHub();
    const token = tokenFor(hub.url, localAccounts.reader.token);
    const missing = model('nobody/nothing');
    expect(await resolverFor(hub).describe(missing)).toMatchObject({
      authenticated: false,
      state: 'private-or-missing',
    });
    expect(await resolverFor(hub, { token }).describe(missing)).toMatchObject({
      authenticated: true,
      state: 'not-found',
    });
    // A token for another origin is none here.
    const foreign = tokenFor('https://huggingface.co', localAccounts.reader.token);
    expect((await resolverFor(hub, { token: foreign }).describe(missing)).authenticated).toBe(false);
  });

  it('is an error where the server does not know the question, or its answer is none', async () => {
    const lacking = await startOrigin((_request, response) => response.writeHead(404).end('{}'));
    expect((await errorOf(resolverFor(lacking).describe(encoder))).code).toBe('repository-not-found');
    for (const body of ['{}', '[]', '{"id":"a/b","sha":"main"}', `{"id":"../x","sha":"${'1'.repeat(40)}"}`]) {
      const strange = await startOrigin((_request, response) => response.writeHead(200).end(body));
      expect((await errorOf(resolverFor(strange).describe(encoder))).code, body).toBe('bad-answer');
    }
  });
});
