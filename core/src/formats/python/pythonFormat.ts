import type { Tree } from 'web-tree-sitter';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { languageById } from '../../source/languages.ts';
import { LintLimitError, ParserBrokenError } from '../../source/limits.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { readText } from '../text/readText.ts';
import { judgePython } from './judgePython.ts';

/** Bytes. Code of models has some hundred thousand at most. */
const mostBytes = 2 * 1024 * 1024;

/** An encoding that the first two lines name (PEP 263). */
const cookie = /^(?:[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)/;
/** Those in which ASCII means itself, so that the text is what it looks like. */
const plainEncodings = /^(?:utf-?8(?:-sig)?|ascii|us-ascii|latin-?1|iso-?8859-\d+|cp125\d|windows-125\d)$/i;

/** Python that comes with a model: `modeling_x.py`. The languages must be loaded. */
export const pythonFormat: Format = {
  id: 'python',
  recognises: ({ head, name }: Beginning) =>
    /\.py[iw]?$/i.test(name) || /^#![^\n]*\bpython/.test(new TextDecoder().decode(head.subarray(0, 200))),
  inspect: inspectPython,
};

async function inspectPython(source: ByteSource, { signal }: Inspection): Promise<FormatVerdict> {
  const read = await readText(source, mostBytes, signal);
  if (read.kind === 'other') return unreadable(`it ${read.reason}`);
  const encoding = cookie.exec(read.text)?.[1]?.replaceAll('_', '-');
  if (encoding !== undefined && !plainEncodings.test(encoding))
    return unreadable(`it is written in the encoding ${encoding}, in which code need not look like code`);
  let tree: Tree;
  try {
    tree = languageById('python').parse(read.text);
  } catch (fault) {
    if (fault instanceof LintLimitError) return unreadable(fault.message);
    if (fault instanceof ParserBrokenError) return unreadable('the parser failed');
    throw fault;
  }
  try {
    return judgePython(read.text, tree);
  } finally {
    tree.delete();
  }
}

function unreadable(reason: string): FormatVerdict {
  return {
    state: 'undecidable',
    findings: [
      {
        rule: 'code-capability',
        severity: 'warning',
        message: `The Python code cannot be read, so what it can do is not known: ${reason}.`,
      },
    ],
    reason,
  };
}
