import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KnownIds, shippedKnownIds, shippedNames } from '../../../core/src/lint/typosquat/knownIds.ts';

const mentioned = readFileSync(new URL('../../fixtures/typosquat/mentioned-ids.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('the id that was probably meant', () => {
  it.each([
    ['mistralia/Mistral-7B-v0.1', 'mistralai/Mistral-7B-v0.1', 'swapped'],
    ['mistrlai/Mistral-7B-v0.1', 'mistralai/Mistral-7B-v0.1', 'missing'],
    ['meta-lama/Llama-3.1-8B', 'meta-llama/Llama-3.1-8B', 'missing'],
    ['microsofft/phi-2', 'microsoft/phi-2', 'added'],
    ['googie/gemma-3-4b-it', 'google/gemma-3-4b-it', 'look-alike'],
    ['g00gle/gemma-3-4b-it', 'google/gemma-3-4b-it', 'look-alike'],
    ['BAAl/bge-m3', 'BAAI/bge-m3', 'look-alike'],
    ['rnistralai/Mistral-7B-v0.1', 'mistralai/Mistral-7B-v0.1', 'look-alike'],
    ['Qwem/Qwen3-8B', 'Qwen/Qwen3-8B', 'changed'],
    ['bert-base-uncase', 'bert-base-uncased', 'missing'],
    ['gtp2', 'gpt2', 'swapped'],
  ])('%s is %s, %s', (written, id, by) => {
    expect(shippedKnownIds().meantBy(written)).toEqual({ id, by });
  });

  it.each([
    ['a known owner', 'google/anything'],
    ['letter case', 'Google/gemma-3-4b-it'],
    ['letter case of a legacy name', 'GPT2'],
    ['a number', 'gpt3'],
    ['a size', 't5-30b'],
    ['a version', 'albert-base-v3'],
    ['a real neighbour', 'xai-org/grok-2'],
    ['two real neighbours', 'HuggingFaceM4/idefics2-8b'],
    ['a short owner with a name of its own', 'Qwem/my-model'],
    ['a mirror under its own owner', 'someone/Mistral-7B-v0.1'],
    ['nothing near', 'my-company/sentiment'],
  ])('%s is no slip', (_, id) => {
    expect(shippedKnownIds().meantBy(id)).toBeUndefined();
  });

  it('reports at most three of the ids that public repositories name, each with its owner left out of the list', () => {
    const names = shippedNames();
    const owners = [...names.owners];
    const found: string[] = [];
    for (const [owner, ids] of byOwner(mentioned)) {
      const others = owners.filter((one) => one.toLowerCase() !== owner.toLowerCase());
      const isListed = others.length < owners.length;
      const known = isListed ? new KnownIds({ ...names, owners: others }) : shippedKnownIds();
      found.push(...ids.flatMap((id) => known.meantBy(id)?.id ?? []));
    }
    expect(mentioned).toHaveLength(4851);
    expect(found).toEqual(['prithivida/Splade_PP_en_v1']);
  });
});

function byOwner(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const owner = id.slice(0, id.indexOf('/'));
    groups.set(owner, [...(groups.get(owner) ?? []), id]);
  }
  return groups;
}
