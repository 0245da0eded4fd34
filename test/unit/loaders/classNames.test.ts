import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loaderFor } from '../../../core/src/lint/loaders/catalogue.ts';

interface Classes {
  readonly transformers: Readonly<Record<'weights' | 'noWeights', string>>;
  readonly diffusers: Readonly<Record<'pipeline' | 'model' | 'scheduler' | 'blocks' | 'guider', string>>;
}
const fixture = new URL('../../fixtures/loaders/classes.json', import.meta.url);
const classes = JSON.parse(readFileSync(fixture, 'utf8')) as Classes;

/** The classes whose row differs from what the library does. */
function wrong(library: string, names: string, fits: (name: string) => boolean): string[] {
  const all = names.split(' ');
  expect(all.length).toBeGreaterThan(10);
  return all.filter((name) => loaderFor(`${library}.${name}.from_pretrained`) === undefined || !fits(name));
}

const row = (library: string, name: string) => loaderFor(`${library}.${name}.from_pretrained`);

describe('transformers', () => {
  const { weights, noWeights } = classes.transformers;

  it('knows every public class that reads weights', () => {
    expect(
      wrong('transformers', weights, (name) => row('transformers', name)?.safetensors === 'use_safetensors'),
    ).toEqual([]);
  });

  it('knows every public class that reads none', () => {
    const fits = (name: string) => {
      const loader = row('transformers', name);
      return loader?.purpose === 'no-weights' && loader.safetensors === undefined;
    };
    expect(wrong('transformers', noWeights, fits)).toEqual([]);
  });

  it('lets Auto classes alone run code of the repository', () => {
    const isAuto = (name: string) =>
      /^(?:TF|Flax)?Auto(?:Model\w*|Backbone|Config|Tokenizer|\w*Processor|FeatureExtractor)$/.test(name);
    const fits = (name: string) => (row('transformers', name)?.trust !== undefined) === isAuto(name);
    expect(wrong('transformers', `${weights} ${noWeights}`, fits)).toEqual([]);
  });
});

describe('diffusers', () => {
  const { pipeline, model, scheduler, guider, blocks } = classes.diffusers;
  const where = (names: string, pattern: RegExp, matches: boolean) =>
    names
      .split(' ')
      .filter((name) => pattern.test(name) === matches)
      .join(' ');

  it.each([
    ['pipelines', where(pipeline, /ModularPipeline$/, false), true, true],
    [
      'modular pipelines and their blocks',
      `${where(pipeline, /ModularPipeline$/, true)} ${blocks}`,
      true,
      false,
    ],
    // These read folders only.
    ['models', where(model, /^Multi\w*(?:Model|Adapter)$/, false), false, true],
    ['schedulers', scheduler, false, false],
    ['guiders', guider, false, false],
  ] as const)('%s', (_kind, names, trust, safetensors) => {
    const fits = (name: string) => {
      const loader = row('diffusers', name);
      return (loader?.trust !== undefined) === trust && (loader?.safetensors !== undefined) === safetensors;
    };
    expect(wrong('diffusers', names, fits)).toEqual([]);
  });
});
