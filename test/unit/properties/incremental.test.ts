import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { lint } from '../../../core/src/lint/lint.ts';
import { SourceDocument } from '../../../core/src/source/document.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const source = `import os
from transformers import AutoModel, pipeline as p

MODEL = os.environ.get("MODEL", "org/name")
KW = {"revision": "main"}


class Holder:
    model_class = AutoModel

    def load(self, name="a/b", **kwargs):
        """Loads AutoModel.from_pretrained("doc/string")."""
        return self.model_class.from_pretrained(
            name,
            revision="v1.0",  # comment
            trust_remote_code=True,
        )


x = AutoModel.from_pretrained(MODEL, **KW)
y = p("text-generation", model=f"org/{'name'}")
`;

const fragments = [
  '(',
  ')',
  '"',
  "'",
  '"""',
  '\n',
  '    ',
  '#',
  ',',
  '=',
  'revision="main"',
  '\\',
  '{',
  '}',
  'f"',
  'é😀',
  'def f():\n',
  'AutoModel.from_pretrained("c/d")\n',
  ':',
  '\r\n',
  '\r',
  '@',
  'lambda',
  '[',
  '\t',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 12 }),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...fragments), fc.string({ maxLength: 6 })),
});

it('incremental parsing gives what a full parse gives, after every edit', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const python = languageById('python');
      const document = new SourceDocument('a.py', python, source);
      try {
        lint(document, plainContext());
        for (const { at, remove, insert } of edits) {
          const start = Math.floor(at * document.text.length);
          const range = document.lines.rangeOf({
            start,
            end: Math.min(document.text.length, start + remove),
          });
          document.change([{ range, text: insert }]);
          const fresh = new SourceDocument('a.py', python, document.text);
          try {
            document.settle();
            expect(document.tree.rootNode.toString()).toBe(fresh.tree.rootNode.toString());
            expect(lint(document, plainContext())).toEqual(lint(fresh, plainContext()));
          } finally {
            fresh.dispose();
          }
        }
      } finally {
        document.dispose();
      }
    }),
    { numRuns: Number(process.env.MODEL_WARDEN_RUNS ?? 60) },
  );
}, 600_000);
