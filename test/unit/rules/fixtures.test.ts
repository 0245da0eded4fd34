import { beforeAll, describe, expect, it } from 'vitest';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { SourceDocument } from '../../../core/src/source/document.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { fixed } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { described, fixtureFiles, rulesWithoutFixtures } from './fixtureFile.ts';

beforeAll(loadTestLanguages);

function parses(name: string, text: string): boolean {
  if (!name.endsWith('.py')) return readManifest(text).certain;
  const document = new SourceDocument('fixture.py', languageById('python'), text);
  try {
    return !document.tree.rootNode.hasError;
  } finally {
    document.dispose();
  }
}

/** Every rule that works on one document; `inconsistent-pin` compares several. */
it('every rule has fixtures', () => {
  expect(rulesWithoutFixtures()).toEqual(['inconsistent-pin']);
});

describe.each(fixtureFiles())('$name', ({ name, text, context, expected }) => {
  it('finds what its comments expect and nothing else', () => {
    expect(parses(name, text)).toBe(true);
    expect(described(lintText(name, text, context).findings)).toEqual(expected);
  });

  it('is clean after its safe fixes, and a second run changes nothing', () => {
    let done = fixed(text, undefined, context, name);
    // Two fixes that add the same comma go one after the other.
    done = fixed(done, undefined, context, name);
    expect(parses(name, done), done).toBe(true);
    const left = lintText(name, done, context).findings.filter(({ fixes }) => fixes.some(({ safe }) => safe));
    expect(described(left), done).toEqual([]);
    expect(fixed(done, undefined, context, name)).toBe(done);
  });
});
