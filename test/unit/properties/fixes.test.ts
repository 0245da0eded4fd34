import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { SourceDocument } from '../../../core/src/source/document.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { fixed } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const quote = fc.constantFrom('"', "'", '"""', "'''");
const gap = fc.constantFrom('', ' ', '\n    ', '  # note\n    ', ' \\\n    ', '\r\n    ', '\n\n        ');
const value = fc.constantFrom(
  'None',
  'True',
  '[1, (2, 3)]',
  '{"k": [1]}',
  'f(x)',
  'f"{a!r:>{w}}"',
  'lambda x=1: (x, 2)',
  '"a,)"',
  "'# no comment'",
  '(yield)',
  'x if y else z',
  '[i for i in r]',
);
const other = fc.oneof(
  fc
    .tuple(fc.constantFrom('device', 'torch_dtype', 'subfolder', 'cache_dir'), value)
    .map(([name, text]) => `${name}=${text}`),
  fc.constantFrom(
    '**{"force_download": True}',
    '**kw',
    '*args',
    'revision="main"',
    'revision=None',
    'revision=REV',
    "revision='v1.0'",
  ),
);
const id = quote.map((q) => `${q}owner/name${q}`);
const receiver = fc.constantFrom(
  'AutoModel',
  'AutoTokenizer',
  'transformers.AutoModel',
  '(AutoModel)',
  'Mine',
);
const call = fc
  .tuple(
    receiver,
    id,
    fc.uniqueArray(other, { maxLength: 3, selector: (text) => /^\w*/.exec(text)?.[0] ?? text }),
    gap,
    gap,
    fc.boolean(),
  )
  .map(([name, first, rest, before, after, comma]) => {
    const items = [
      first,
      ...rest.filter((one) => !one.startsWith('*')),
      ...rest.filter((one) => one.startsWith('*')),
    ];
    return `${name}.from_pretrained(${before}${items.join(`,${after || ' '}`)}${comma ? ',' : ''}${before})`;
  });
const statement = fc
  .tuple(
    fc.constantFrom('', 'x = ', 'f(', 'return_ = [', 'y: int = '),
    call,
    fc.constantFrom('', '  # noqa', '  # type: ignore', '; z = 1'),
  )
  .map(([prefix, body, suffix]) => {
    const closing = prefix.endsWith('(') ? ')' : prefix.endsWith('[') ? ']' : '';
    return `${prefix}${body}${closing}${suffix}\n`;
  });

const header = `import transformers
from transformers import AutoModel, AutoTokenizer, PreTrainedModel
REV = "main"


class Mine(PreTrainedModel):
    pass


`;

function parses(source: string): boolean {
  const document = new SourceDocument('a.py', languageById('python'), source);
  try {
    return !document.tree.rootNode.hasError;
  } finally {
    document.dispose();
  }
}

/** What a safe fix promises to mend. */
function fixable(source: string): number {
  return lintPython(source, plainContext()).findings.filter((finding) =>
    finding.fixes.some((fix) => fix.safe),
  ).length;
}

it('fix, parse, lint again: nothing fixable is left, and a second run changes nothing', () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (statements) => {
      const source = header + statements.join('');
      fc.pre(parses(source));
      const once = fixed(source);
      expect(parses(once), once).toBe(true);
      const done = fixed(once);
      expect(parses(done), done).toBe(true);
      expect(fixable(done), done).toBe(0);
      expect(fixed(done)).toBe(done);
      expect(duplicateKeywords(done), done).toBe(false);
    }),
    { numRuns: Number(process.env.MODEL_WARDEN_RUNS ?? 150) },
  );
}, 600_000);

it('no text makes the linter throw', () => {
  const fragment = fc.oneof(
    statement,
    fc.constantFrom(
      'class M(M):\n    pass\n',
      'x = x\n',
      'from . import *\n',
      'def f(a=a): a\n',
      '# model-warden: ignore[',
      'hf_',
      '(',
      '"""',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 8 }), (fragments) => {
      lintPython(header + fragments.join(''), plainContext());
    }),
    { numRuns: Number(process.env.MODEL_WARDEN_RUNS ?? 300) },
  );
}, 600_000);

function duplicateKeywords(source: string): boolean {
  return source.split('from_pretrained').some((part) => {
    const own = part.slice(0, part.indexOf('.from_') === -1 ? undefined : part.indexOf('.from_'));
    return (own.match(/\brevision=/g) ?? []).length > 1;
  });
}
