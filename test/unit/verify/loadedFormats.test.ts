import { expect, it } from 'vitest';
import type { InspectedFile } from '../../../core/src/formats/inspectContents.ts';
import { loadedPaths } from '../../../core/src/verify/contents/loadedFormats.ts';

const file = (format: string, facts: InspectedFile['facts'] = {}): InspectedFile => ({
  format,
  facts,
  state: 'clean',
  findings: [],
  size: 1,
  bytesRead: 1,
});

it.each([
  ['runs/events.out.tfevents.1.host', 'tensorboard'],
  ['imgs/.DS_Store', 'ds-store'],
  ['64.tflite', 'tensorflow-lite'],
  ['train.py', 'python'],
])('a verdict does not wait for %s', (path, format) => {
  const model = new Map([
    ['model.safetensors', file('safetensors')],
    [path, file(format)],
  ]);
  expect([...loadedPaths(model)]).toEqual(['model.safetensors']);
});

it('counts code where a configuration leads to it, and not where it leads elsewhere', () => {
  const own = { module: 'modeling', className: 'Model' };
  for (const [code, expected] of [
    [own, ['config.json', 'modeling.py']],
    [{ ...own, repository: 'other/model' }, ['config.json']],
  ] as const) {
    const model = new Map([
      ['config.json', file('json', { code: [code] })],
      ['modeling.py', file('python')],
    ]);
    expect([...loadedPaths(model)]).toEqual(expected);
  }
});
