import { expect, it } from 'vitest';
import { judgeLicenses } from '../../../../core/src/formats/licenses.ts';

it('tells what the licence in the metadata of weights restricts, and calls them clean all the same', () => {
  expect(judgeLicenses(['apache-2.0'])).toEqual([]);
  expect(judgeLicenses(['cc-by-nc-4.0'])).toMatchObject([
    { state: 'clean', finding: { rule: 'restricted-license', severity: 'information' } },
  ]);
});
