import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loaderFor } from '../../../core/src/lint/loaders/catalogue.ts';
import { loadSetFamily } from '../../../core/src/lint/loaders/loadSet/family.ts';
import { loadSet } from '../../../core/src/lint/loaders/loadSet.ts';
import { SourceDocument } from '../../../core/src/source/document.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { OpenDocuments } from '../../../server/src/documents/openDocuments.ts';
import { completedPart } from '../../../server/src/features/loads/completedPart.ts';
import { loadCompletion } from '../../../server/src/features/loads/loadCompletion.ts';
import type { Analysis } from '../../../server/src/workspace/analyser.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { listings } from '../loadSet/listings.ts';

beforeAll(loadTestLanguages);

const sha = 'c'.repeat(40);
const context = plainContext({
  hub: {
    filesAt: () => undefined,
    repository: () => ({
      asOf: '2026-11-21T08:00:00Z',
      authenticated: false,
      state: 'found',
      card: {
        id: 'org/name',
        sha,
        lastModified: '2026-11-20T10:00:00Z',
        gated: false,
        private: false,
        tags: [],
      },
    }),
  },
});

const quotes = fc.constantFrom('"', "'");
const before = fc.constantFrom(
  '',
  '    ',
  'x = ',
  'é😀 = ',
  'if a:\n    ',
  'f("',
  '# ',
  "print('a'); ",
  '"""\n',
);
const after = fc.constantFrom(
  '',
  ')',
  ', use_safetensors=True)',
  ')  # noqa',
  ') \\\n',
  ',\n)',
  '  # main @ 2026-01-01\n)',
  ')\r\ny = 1\r\n',
);
const revision = fc.oneof(
  fc.constant(''),
  fc.constantFrom('ma', 'main', 'é😀', '\\"', 'v1.0', sha),
  fc.string({ maxLength: 8 }),
);

describe('completion', () => {
  it('never throws, and what it writes reads as the commit that it names', () => {
    let reached = 0;
    fc.assert(
      fc.property(
        before,
        quotes,
        revision,
        after,
        fc.nat({ max: 200 }),
        (start, quote, written, end, place) => {
          const load = `AutoModel.from_pretrained("org/name", revision=${quote}`;
          const text = `from transformers import AutoModel\n${start}${load}${written}${quote}${end}`;
          const documents = new OpenDocuments();
          const uri = 'file:///load.py';
          const document = documents.open({ textDocument: { uri, languageId: 'python', version: 1, text } });
          if (document === undefined) throw new Error('not opened');
          try {
            const inside = text.indexOf(load) + load.length + (place % (written.length + 1));
            const position = document.lines.positionAt(place < 150 ? inside : Math.min(place, text.length));
            const part = completedPart(document, document, position, context);
            if (part?.part !== 'revision') return;
            reached += 1;
            const analysis = { references: [], loads: [], surroundings: { context } } as unknown as Analysis;
            for (const { textEdit, additionalTextEdits = [] } of loadCompletion(part, analysis)) {
              if (textEdit === undefined || !('range' in textEdit)) throw new Error('no edit');
              const changed = TextDocument.applyEdits(TextDocument.create(uri, 'python', 1, text), [
                textEdit,
                ...additionalTextEdits,
              ]);
              const session = document.sketch(document, changed);
              expect(session.lint(context).loads?.map(({ reference }) => reference.revision)).toContain(sha);
              session.dispose();
              // The comment breaks nothing that the commit alone does not.
              const alone = TextDocument.applyEdits(TextDocument.create(uri, 'python', 1, text), [textEdit]);
              expect(hasError(changed)).toBe(hasError(alone));
            }
          } finally {
            documents.dispose();
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(reached).toBeGreaterThan(100);
  });
});

function hasError(text: string): boolean {
  const document = new SourceDocument('load.py', languageById('python'), text);
  const { hasError: has } = document.tree.rootNode;
  document.dispose();
  return has;
}

describe('the load set', () => {
  const names = [...new Set(Object.values(listings).flatMap((files) => files.map(({ path }) => path)))];
  const path = fc.oneof(
    fc.constantFrom(...names),
    fc.string({ maxLength: 30 }),
    fc.constantFrom('', '/', '..', 'a//b', '__proto__/x.bin'),
  );
  const callables = [
    'transformers.AutoModel.from_pretrained',
    'transformers.pipeline',
    'diffusers.DiffusionPipeline.from_pretrained',
    'diffusers.StableDiffusionPipeline().load_lora_weights',
    'sentence_transformers.SentenceTransformer',
    'llama_cpp.Llama.from_pretrained',
    'vllm.LLM',
    'datasets.load_dataset',
    'evaluate.load',
    'huggingface_hub.snapshot_download',
  ];

  it('never throws, and holds files of the list only, each once', () => {
    fc.assert(
      fc.property(
        fc.array(path, { maxLength: 40 }),
        fc.constantFrom(...callables),
        fc.constantFrom<boolean | 'absent' | 'unknown'>(true, false, 'absent', 'unknown'),
        fc.option(fc.oneof(fc.constantFrom('fp16', '', 'unet', '../x'), fc.string({ maxLength: 8 })), {
          nil: undefined,
        }),
        (paths, callable, useSafetensors, word) => {
          const loader = loaderFor(callable);
          if (loader === undefined) throw new Error(callable);
          const files = paths.map((each) => ({ path: each, size: 1 }));
          const named = word === undefined ? {} : { fileName: word, subfolder: word, variant: word };
          const set = loadSet(
            {
              family: loadSetFamily(loader, callable),
              useSafetensors,
              runsRepositoryCode: 'unknown',
              ...named,
            },
            files,
          );
          const read = set.isKnown ? set.files.map(({ file }) => file) : [];
          expect(new Set(read).size).toBe(read.length);
          for (const file of read) expect(files).toContain(file);
          // Who asks for safetensors is never said to read a pickle of the model for certain.
          if (
            useSafetensors === true &&
            callable === 'transformers.AutoModel.from_pretrained' &&
            set.isKnown
          ) {
            const model = set.files.filter(({ file }) => /(^|\/)pytorch_model[.-]/.test(file.path));
            expect(model).toEqual([]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
