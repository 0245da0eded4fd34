import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../../core/src/report/escape/controls.ts';
import { jsonText } from '../../../core/src/report/escape/json.ts';
import { escapeMarkdown, markdownCode } from '../../../core/src/report/escape/markdown.ts';
import {
  escapeCommandMessage,
  escapeCommandProperty,
} from '../../../core/src/report/escape/workflowCommand.ts';

describe('escapeControls', () => {
  it.each([
    ['plain é 漢 😀', 'plain é 漢 😀'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u009b31m', 'a\\u{9b}31m'],
    ['a\r\nb\t', 'a\\u{d}\\u{a}b\\u{9}'],
    ['\u202eevil\u2066\u200f', '\\u{202e}evil\\u{2066}\\u{200f}'],
    ['a\u{e0041}b', 'a\\u{e0041}b'],
    ['lone \ud800', 'lone \\u{d800}'],
    ['a\u3164\u115f\u1160\uffa0b', 'a\\u{3164}\\u{115f}\\u{1160}\\u{ffa0}b'],
    ['a\u2800\u034f\u17b4b', 'a\\u{2800}\\u{34f}\\u{17b4}b'],
    ['a\ufe00\ufe0f\u{e0100}\u{e01ef}b', 'a\\u{fe00}\\u{fe0f}\\u{e0100}\\u{e01ef}b'],
    ['\u{e0001}\u{e0061}\u{e007f}\u{e0fff}', '\\u{e0001}\\u{e0061}\\u{e007f}\\u{e0fff}'],
    ['a\ufff9b\u180ec\u00ad', 'a\\u{fff9}b\\u{180e}c\\u{ad}'],
    ['a\u2028b\u200bc\ufeff', 'a\\u{2028}b\\u{200b}c\\u{feff}'],
  ])('spells out what cannot be seen in %j', (text, expected) => {
    expect(escapeControls(text)).toBe(expected);
  });
});

describe('GitHub workflow commands', () => {
  it('cannot be ended or begun from inside', () => {
    expect(escapeCommandMessage('100%\n::error::x\r\ny')).toBe('100%25%0A::error::x%0Ay');
    expect(escapeCommandProperty('a,b:c%\nd')).toBe('a%2Cb%3Ac%25\\u{a}d');
  });
});

describe('Markdown', () => {
  it.each([
    ['[x](javascript:alert(1))', '\\[x\\]\\(javascript:alert\\(1\\)\\)'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a | b\nc', 'a \\| b c'],
    ['@team #1 https://evil.example', '\\@team \\#1 https\\://evil.example'],
    ['`code` *b* _i_', '\\`code\\` \\*b\\* \\_i\\_'],
  ])('makes plain words of %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('fences code by more backticks than it holds', () => {
    expect(markdownCode('a')).toBe('`a`');
    expect(markdownCode('a``b|')).toBe('```a``b\\|```');
    expect(markdownCode('`')).toBe('`` ` ``');
  });
});

describe('jsonText', () => {
  it('is the same value, and safe to look at', () => {
    const value = { a: '\u202e\u009b\u001b😀\ufeff\u3164\u2800\u{e0041}\u{e0100}\ud800' };
    const text = jsonText(value);
    expect(JSON.parse(text)).toEqual(value);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufeff]/);
    expect(text).not.toMatch(/[\u2800\u3164\udb40]/);
    expect(text).toContain('😀');
  });
});
