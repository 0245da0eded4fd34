import { describe, expect, it } from 'vitest';
import { judgeLicense } from '../../../../core/src/formats/license/restrictedLicense.ts';

describe('a licence', () => {
  it.each([
    ['cc-by-nc-4.0', 'commercial'],
    ['CC-BY-NC-SA-4.0', 'commercial'],
    ['cc-by-nd-4.0', 'changed version'],
    ['llama3.1', 'large companies'],
    [
      'META LLAMA 3 COMMUNITY LICENSE AGREEMENT\nMeta Llama 3 Version Release Date: April 18, 2024',
      'large companies',
    ],
    ['gemma', 'policy'],
    ['creativeml-openrail-m', 'appendix'],
    ['openrail++', 'appendix'],
    ['flux-1-dev-non-commercial-license', 'commercial'],
    ['Creative Commons Attribution-NonCommercial 4.0 International', 'commercial'],
    ['tongyi-qianwen', 'its owner'],
  ])('%s is restricted', (license, why) => {
    const finding = judgeLicense(license);
    expect([finding?.rule, finding?.severity]).toEqual(['restricted-license', 'information']);
    expect(finding?.message).toContain(why);
  });
  it.each([
    ...[
      'apache-2.0',
      'mit',
      'bsd-3-clause',
      'cc-by-4.0',
      'cc-by-sa-4.0',
      'cc0-1.0',
      'unlicense',
      'gpl-3.0',
      'other',
      '',
    ],
    'Academic Free License v3.0',
    'Apache License\nVersion 2.0, January 2004',
    `MIT License\n\nCopyright (c) 2024\n${' '.repeat(2_000)}non-commercial`,
  ])('%s is not', (license) => {
    expect(judgeLicense(license)).toBeUndefined();
  });
});
