import { describe, expect, it } from 'vitest';
import { holdsToken, maskTokens } from '../../../core/src/text/maskTokens.ts';

const secret = 'a1'.repeat(18);

describe('maskTokens', () => {
  it.each([
    ['login("', 'hf_', '")'],
    ['revision="x_', 'hf_', '"'],
    ['"\\n', 'hf_', '"'],
    ['-', 'api_org_', ''],
    ['\u200b', 'hf_', '_x'],
  ])('masks in %j %j and keeps the length', (before, prefix, after) => {
    const text = before + prefix + secret + after;
    expect(maskTokens(text)).toBe(before + prefix + '*'.repeat(secret.length) + after);
    expect(holdsToken(text)).toBe(true);
  });

  it.each(['hf_hub_download hf_short', `xhf_${secret}`])('leaves %j', (text) => {
    expect(maskTokens(text)).toBe(text);
    expect(holdsToken(text)).toBe(false);
  });
});
