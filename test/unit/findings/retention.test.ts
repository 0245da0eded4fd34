import { beforeAll, describe, expect, it } from 'vitest';
import { PythonSession } from '../../../core/src/lint/pythonSession.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const header = 'from transformers import AutoTokenizer\n';
const load = 'AutoTokenizer.from_pretrained';
const SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';

/** An open document that is edited by search and replace, as a person would. */
class Editor {
  readonly #session: PythonSession;

  constructor(text: string) {
    this.#session = new PythonSession('example.py', languageById('python'), text);
  }

  get text(): string {
    return this.#session.document.text;
  }

  /** `line: rule text under the squiggle` of every finding, lines from 1. */
  findings(): string[] {
    const { lines } = this.#session.document;
    return this.#session.lint(plainContext()).findings.map(({ rule, place }) => {
      const { start, end } = lines.spanOf(place.range);
      return `${place.range.start.line + 1}: ${rule} ${this.text.slice(start, end)}`;
    });
  }

  /** How many fixes the findings offer. */
  fixes(): number {
    return this.#session.lint(plainContext()).findings.flatMap(({ fixes }) => fixes).length;
  }

  replace(found: string, text: string): this {
    const start = this.text.indexOf(found);
    if (start === -1) throw new Error(`no "${found}" in the text`);
    const range = this.#session.document.lines.rangeOf({ start, end: start + found.length });
    this.#session.change([{ range, text }]);
    return this;
  }

  /** Types one character after the other behind `found`, linting after each. */
  type(found: string, text: string): string[][] {
    const start = this.text.indexOf(found) + found.length;
    return [...text].map((character, index) => {
      const at = this.#session.document.lines.positionAt(start + index);
      this.#session.change([{ range: { start: at, end: at }, text: character }]);
      return this.findings();
    });
  }

  setText(text: string): this {
    this.#session.change([{ text }]);
    return this;
  }

  close(): void {
    this.#session.dispose();
  }
}

function opened(source: string): Editor {
  const editor = new Editor(header + source);
  editor.findings();
  return editor;
}

describe('while a call is broken by typing', () => {
  it.each([
    ['the closing bracket is missing', ')\n', '\n'],
    ['an argument is half typed', ')\n', ', rev\n'],
    ['a value is missing', ')\n', ', revision=)\n'],
    ['a string is open', ')\n', ', revision="\n'],
  ])('its finding stays once: %s', (_name, found, text) => {
    const editor = opened(`t = ${load}("a/b")\n\n\ndef f():\n    return 1\n`);
    editor.replace(found, text);
    expect(editor.findings()).toEqual(['2: unpinned-revision "a/b"']);
    expect(editor.findings()).toEqual(['2: unpinned-revision "a/b"']);
    editor.close();
  });

  it('and offers no edit of broken text', () => {
    const editor = opened(`t = ${load}("a/b")\n`);
    expect(editor.fixes()).toBe(1);
    editor.replace(')\n', '\n');
    expect(editor.fixes()).toBe(0);
    editor.replace('"a/b"\n', '"a/b")\n');
    expect(editor.fixes()).toBe(1);
    editor.close();
  });

  it('it moves with edits above', () => {
    const editor = opened(`t = ${load}("a/b")\n`);
    editor.replace(')\n', '\n').replace('t = ', '\n\nx = 1\nt = ');
    expect(editor.findings()).toEqual(['5: unpinned-revision "a/b"']);
    editor.close();
  });

  it('it never doubles and never blinks while a pin is typed', () => {
    const editor = opened(`t = ${load}("a/b")\nu = 2\n`);
    const steps = editor.type('"a/b"', `, revision="${SHA}"`);
    const last = steps.pop();
    for (const step of steps) {
      expect(step).toHaveLength(1);
      expect(step[0]).toMatch(/^2: (?:unpinned|short)-revision /);
    }
    expect(last).toEqual([]);
    editor.close();
  });

  it('a second call on the next line keeps its own', () => {
    const editor = opened(`t = ${load}("a/b")\nu = ${load}("c/d")\n`);
    editor.replace(')\nu', '\nu');
    expect(editor.findings()).toEqual(['2: unpinned-revision "a/b"', '3: unpinned-revision "c/d"']);
    editor.replace('\nu', ')\nu');
    expect(editor.findings()).toEqual(['2: unpinned-revision "a/b"', '3: unpinned-revision "c/d"']);
    editor.close();
  });
});

describe('a kept finding ends', () => {
  it('when its call is deleted', () => {
    const editor = opened(`t = ${load}("a/b")\nx = (\n`);
    editor.replace(`t = ${load}("a/b")\n`, '');
    expect(editor.findings()).toEqual([]);
    editor.close();
  });

  it('when its id is deleted', () => {
    const editor = opened(`t = ${load}("a/b")\n`);
    editor.replace('"a/b")', '');
    expect(editor.findings()).toEqual([]);
    editor.close();
  });

  it('when its call is repaired as pinned', () => {
    const editor = opened(`t = ${load}("a/b")\n`);
    editor.replace(')\n', '\n').findings();
    editor.replace('"a/b"\n', `"a/b", revision="${SHA}")\n`);
    expect(editor.findings()).toEqual([]);
    editor.close();
  });

  it('when its call is pinned while something else is broken', () => {
    const editor = opened(`t = ${load}("a/b")\n\n\ndef g(:\n    pass\n`);
    editor.replace('"a/b"', `"a/b", revision="${SHA}"`);
    expect(editor.findings()).toEqual([]);
    editor.close();
  });

  it.each([
    ['open call after it', '    b = f(\n'],
    ['open string after it', "    b = '\n"],
    ['open list after it', '    b = [1,\n    c = 2\n'],
    ['half a statement after it', '    if x\n        pass\n'],
    ['half a definition after it', 'def g(\n'],
    ['an open dict after it', '    b = {"k": \n    c = 2\n'],
  ])('when its call is pinned above an %s', (_name, broken) => {
    const editor = opened(`def f():\n    t = ${load}("a/b")\n    return t\n`);
    editor.replace('    return t\n', broken);
    expect(editor.findings()).toEqual(['3: unpinned-revision "a/b"']);
    editor.replace('"a/b"', `"a/b", revision="${SHA}"`);
    expect(editor.findings()).toEqual([]);
    editor.close();
  });

  it.each([
    ['an open call before it', '    b = f(\n'],
    ['an open list before it', '    b = [1,\n'],
    ['half a statement before it', '    if x\n'],
    ['an open dict before it', '    b = {"k": \n'],
  ])('when its call is pinned below %s', (_name, broken) => {
    const editor = opened(`def f():\n    a = 1\n    t = ${load}("a/b")\n    return t\n`);
    editor.replace('    a = 1\n', broken);
    expect(editor.findings()).toEqual(['4: unpinned-revision "a/b"']);
    editor.replace('"a/b"', `"a/b", revision="${SHA}"`);
    expect(editor.findings()).toEqual([]);
    editor.close();
  });

  it('when another text takes the place of all', () => {
    const editor = opened(`t = ${load}("a/b")\n`);
    editor.setText(`${header}t = ${load}("c/d"\n`);
    expect(editor.findings().filter((finding) => finding.includes('a/b'))).toEqual([]);
    editor.close();
  });

  it('when its line becomes a comment', () => {
    const editor = opened(`t = ${load}("a/b")\nx = (\n`);
    editor.replace('t = ', '# t = ');
    expect(editor.findings()).toEqual([]);
    editor.close();
  });
});
