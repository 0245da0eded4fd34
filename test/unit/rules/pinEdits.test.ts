import { beforeAll, describe, expect, it } from 'vitest';
import { exampleSha, fixed } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(loadTestLanguages);

const header = 'from transformers import AutoTokenizer\n';
const S = exampleSha;
const C = '  # main @ 2026-11-20';

/** The lines under the import, after the pin. */
function pinned(call: string): string {
  return fixed(header + call, 'pin').slice(header.length);
}

describe('pin keeps the style of the file', () => {
  it.each([
    [
      'one line',
      'AutoTokenizer.from_pretrained("a/b")',
      `AutoTokenizer.from_pretrained("a/b", revision="${S}")${C}`,
    ],
    [
      'single quotes',
      "AutoTokenizer.from_pretrained('a/b')",
      `AutoTokenizer.from_pretrained('a/b', revision='${S}')${C}`,
    ],
    [
      'trailing comma',
      'AutoTokenizer.from_pretrained("a/b",)',
      `AutoTokenizer.from_pretrained("a/b", revision="${S}",)${C}`,
    ],
    [
      'one per line',
      'AutoTokenizer.from_pretrained(\n    "a/b",\n    use_fast=True,\n)\n',
      `AutoTokenizer.from_pretrained(\n    "a/b",\n    use_fast=True,\n    revision="${S}",${C}\n)\n`,
    ],
    [
      'one per line without trailing comma',
      'AutoTokenizer.from_pretrained(\n    "a/b"\n)\n',
      `AutoTokenizer.from_pretrained(\n    "a/b",\n    revision="${S}"${C}\n)\n`,
    ],
    [
      'comment behind the last argument',
      'AutoTokenizer.from_pretrained(\n    "a/b",  # the model\n)\n',
      `AutoTokenizer.from_pretrained(\n    "a/b",  # the model\n    revision="${S}",${C}\n)\n`,
    ],
    [
      'comment behind the last argument, no comma',
      'AutoTokenizer.from_pretrained(\n    "a/b"  # the model\n)\n',
      `AutoTokenizer.from_pretrained(\n    "a/b",  # the model\n    revision="${S}"${C}\n)\n`,
    ],
    [
      'hanging',
      'x = AutoTokenizer.from_pretrained("a/b",\n                                  use_fast=True)\n',
      `x = AutoTokenizer.from_pretrained("a/b",\n                                  use_fast=True,\n                                  revision="${S}")${C}\n`,
    ],
    [
      'branch',
      'AutoTokenizer.from_pretrained("a/b", revision="main")',
      `AutoTokenizer.from_pretrained("a/b", revision="${S}")${C}`,
    ],
    [
      'none',
      'AutoTokenizer.from_pretrained("a/b", revision=None)',
      `AutoTokenizer.from_pretrained("a/b", revision="${S}")${C}`,
    ],
    [
      'noqa',
      'AutoTokenizer.from_pretrained("a/b")  # noqa: E501\n',
      `AutoTokenizer.from_pretrained("a/b", revision="${S}")  # noqa: E501${C}\n`,
    ],
    [
      'type comment',
      'x = AutoTokenizer.from_pretrained("a/b")  # type: ignore\n',
      `x = AutoTokenizer.from_pretrained("a/b", revision="${S}")  # type: ignore${C}\n`,
    ],
    [
      'continuation',
      'x = AutoTokenizer.from_pretrained("a/b") + \\\n  y\n',
      `x = AutoTokenizer.from_pretrained("a/b", revision="${S}") + \\\n  y\n`,
    ],
    [
      'f-string',
      'x = f"{AutoTokenizer.from_pretrained(\'a/b\')}"\n',
      `x = f"{AutoTokenizer.from_pretrained('a/b', revision='${S}')}"${C}\n`,
    ],
    [
      'long f-string',
      'x = f"""{AutoTokenizer.from_pretrained(\'a/b\')}\n"""\n',
      `x = f"""{AutoTokenizer.from_pretrained('a/b', revision='${S}')}\n"""\n`,
    ],
    [
      'CRLF',
      'AutoTokenizer.from_pretrained(\r\n    "a/b",\r\n)\r\n',
      `AutoTokenizer.from_pretrained(\r\n    "a/b",\r\n    revision="${S}",${C}\r\n)\r\n`,
    ],
    [
      'two on a line',
      'f(AutoTokenizer.from_pretrained("a/b"), AutoTokenizer.from_pretrained("a/c"))\n',
      `f(AutoTokenizer.from_pretrained("a/b", revision="${S}"), AutoTokenizer.from_pretrained("a/c", revision="${S}"))${C}${C}\n`,
    ],
    [
      'known splat',
      'AutoTokenizer.from_pretrained("a/b", **{"use_fast": True})',
      `AutoTokenizer.from_pretrained("a/b", **{"use_fast": True}, revision="${S}")${C}`,
    ],
    [
      'revision in a splat',
      'AutoTokenizer.from_pretrained("a/b", **{"revision": "main"})',
      `AutoTokenizer.from_pretrained("a/b", **{"revision": "${S}"})${C}`,
    ],
    [
      'called by another function',
      'pool.submit(AutoTokenizer.from_pretrained, "a/b", use_fast=True)',
      `pool.submit(AutoTokenizer.from_pretrained, "a/b", use_fast=True, revision="${S}")${C}`,
    ],
    [
      'older pin comment',
      'AutoTokenizer.from_pretrained("a/b", revision="main")  # dev @ 2025-01-01\n',
      `AutoTokenizer.from_pretrained("a/b", revision="${S}")${C}\n`,
    ],
  ])('%s', (_name, call, expected) => {
    expect(pinned(call)).toBe(expected);
  });

  it.each([
    ['unknown splat', 'def f(**kw):\n    AutoTokenizer.from_pretrained("a/b", **kw)'],
    ['star', 'def f(*a):\n    AutoTokenizer.from_pretrained(*a)'],
    ['two revisions', 'AutoTokenizer.from_pretrained("a/b", revision="fp16" if x else "main")'],
    ['shared constant', 'R = "main"\nAutoTokenizer.from_pretrained("a/b", revision=R)'],
    ['remote code', 'AutoTokenizer.from_pretrained("a/b", trust_remote_code=True)'],
    ['parameter default', 'def f(m="a/b"):\n    AutoTokenizer.from_pretrained(m)'],
  ])('leaves alone: %s', (_name, call) => {
    expect(pinned(call)).toBe(call);
  });
});
