import nodePath, { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fix, HubQuestion } from '../../../core/src/finding/fix.ts';
import { CacheResolver } from '../../../core/src/hub/cache/cacheResolver.ts';
import { completeFix, completeFixes } from '../../../core/src/pin/completeFix.ts';
import { temporaryFolder, writeAt } from '../hub/cacheForTests.ts';
import { errorOf, localHub, model, resolverFor } from '../hub/hubUnderTest.ts';
import { encoder } from './pinsForTests.ts';

const range = { start: { line: 3, character: 9 }, end: { line: 3, character: 9 } };

function pinFix(
  text: string,
  question: HubQuestion = { ask: 'pin', repository: encoder, revision: 'main' },
): Fix {
  const edits = [{ path: 'app.py', range, text }];
  return { kind: 'pin', title: 'Pin', safe: true, preferred: true, needs: 'hub', question, edits };
}

function safetensorsFix(
  id: string,
  revision: string,
  place: { subfolder?: string; variant?: string } = {},
): Fix {
  const question = { ask: 'safetensors-present', repository: model(id), revision, ...place } as const;
  return { ...pinFix(', use_safetensors=True', question), kind: 'safetensors' };
}

describe('completeFix', () => {
  it('writes SHA, name and date and needs nothing any more', async () => {
    const hub = await localHub();
    const completed = await completeFix(pinFix(', revision="{sha}",  # {name} @ {date}'), resolverFor(hub));
    expect(completed).toMatchObject({
      state: 'ready',
      pin: { source: 'hub' },
      fix: {
        kind: 'pin',
        title: 'Pin',
        safe: true,
        preferred: true,
        edits: [
          {
            path: 'app.py',
            range,
            text: `, revision="${hub.repository(encoder.id).sha}",  # main @ 2024-01-15`,
          },
        ],
      },
    });
    expect(completed.state === 'ready' && ('needs' in completed.fix || 'question' in completed.fix)).toBe(
      false,
    );
  });

  it('leaves a fix alone that needs nothing', async () => {
    const { needs: _, question: __, ...fix } = pinFix('{sha}');
    expect(await completeFix(fix, resolverFor(await localHub()))).toEqual({ state: 'ready', fix });
  });

  it('refuses with the reason of the Hub, and what is on no Hub', async () => {
    const resolver = resolverFor(await localHub());
    const missing = pinFix('{sha}', { ask: 'pin', repository: model('no/such'), revision: 'main' });
    expect(await completeFix(missing, resolver)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('no/such'),
    });
    const { question: _, ...github } = pinFix('{sha}');
    expect(await completeFix(github, resolver)).toMatchObject({ state: 'refused' });
  });

  it('writes the name alone where a cached answer has no date', async () => {
    const folder = await temporaryFolder();
    const sha = 'c'.repeat(40);
    await writeAt(join(folder, 'models--local-lab--released-encoder', 'refs', 'main'), sha);
    const resolver = new CacheResolver(folder, nodePath);
    const completed = await completeFix(pinFix('revision="{sha}"  # {name} @ {date}'), resolver);
    expect(completed).toMatchObject({
      pin: { source: 'cache' },
      fix: { edits: [{ text: `revision="${sha}"  # main` }] },
    });
  });

  it('is cancelled', async () => {
    const resolver = resolverFor(await localHub());
    const error = await errorOf(completeFix(pinFix('{sha}'), resolver, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('aborted');
  });
});

describe('requiring safetensors', () => {
  it.each([
    ['google-bert/bert-base-uncased', 'main', 'ready'],
    ['local-lab/sharded-decoder', 'main', 'ready'],
    ['local-lab/released-encoder', 'main', 'ready'],
    ['local-lab/pickle-only', 'main', 'refused'],
    ['no/such', 'main', 'refused'],
  ])('of %s at %s is %s', async (id, revision, state) => {
    const resolver = resolverFor(await localHub());
    expect((await completeFix(safetensorsFix(id, revision), resolver)).state).toBe(state);
  });

  it('looks at the SHA that the call is pinned to', async () => {
    const hub = await localHub();
    const id = 'google-bert/bert-base-uncased';
    const { history } = hub.repository(id);
    const at = (index: number) =>
      completeFix(safetensorsFix(id, history[index]?.sha ?? ''), resolverFor(hub));
    expect(await at(2)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('would break the load'),
    });
    expect(await at(3)).toMatchObject({
      state: 'ready',
      fix: { edits: [{ text: ', use_safetensors=True' }] },
    });
  });

  it('looks for the variant and the folder', async () => {
    const resolver = resolverFor(await localHub());
    const id = 'google-bert/bert-base-uncased';
    expect((await completeFix(safetensorsFix(id, 'main', { variant: 'fp16' }), resolver)).state).toBe(
      'refused',
    );
    expect((await completeFix(safetensorsFix(id, 'main', { subfolder: 'x' }), resolver)).state).toBe(
      'refused',
    );
  });
});

describe('completeFixes', () => {
  it('asks once for all fixes and keeps their order', async () => {
    const hub = await localHub();
    const fixes = [
      pinFix('{sha}'),
      safetensorsFix(encoder.id, 'main'),
      pinFix('{sha}', { ask: 'pin', repository: model('no/such'), revision: 'main' }),
      pinFix('[{sha}]'),
    ];
    const completed = await completeFixes(fixes, resolverFor(hub, { memory: -1 }));
    const { sha } = hub.repository(encoder.id);
    const texts = completed.map((each) => (each.state === 'ready' ? each.fix.edits[0]?.text : each.state));
    expect(texts).toEqual([sha, ', use_safetensors=True', 'refused', `[${sha}]`]);
    expect(hub.requests.filter(({ path }) => path.includes(`${encoder.id}/revision/`))).toHaveLength(1);
  });
});
