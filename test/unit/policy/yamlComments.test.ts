import { expect, it } from 'vitest';
import { yamlComments } from '../../../core/src/policy/yamlComments.ts';

const found = (text: string) => yamlComments(text).map(({ start, end }) => text.slice(start, end));

it.each<[string, string[]]>([
  ['# a\nb: c # d\r\n', ['# a', '# d']],
  ['a: "# b"\nc: \'# d\'\ne: f#g\n', []],
  ['a: |\n  # text\n  b\n# comment\n', ['# comment']],
  ['a: >- # folded\n  # text\n', ['# folded']],
  ['--- # start\na: [1, # one\n  2]\n...\n', ['# start', '# one']],
  ['\u{feff}# bom\n', ['# bom']],
  ['a: "x\n  # b"\n', []],
  [`a: ${'['.repeat(100)} # refused`, []],
])('finds the comments of %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});
