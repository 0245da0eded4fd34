import { beforeAll, describe, expect, it } from 'vitest';
import { PythonSession } from '../../../core/src/lint/pythonSession.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

/** What the first load of a text asks a list of files. */
function question(line: string) {
  const imports = [
    'from transformers import AutoModel, AutoTokenizer',
    'from huggingface_hub import snapshot_download, hf_hub_download',
    'from sentence_transformers import SentenceTransformer',
    'from diffusers import DiffusionPipeline',
    'import evaluate',
  ];
  const session = new PythonSession('load.py', languageById('python'), [...imports, line, ''].join('\n'));
  try {
    return session.lint(plainContext()).loads?.[0]?.reads;
  } finally {
    session.dispose();
  }
}

describe('what a call says of the files that it reads', () => {
  it.each([
    [
      'AutoModel.from_pretrained("a/b")',
      { family: 'transformers-weights', useSafetensors: 'absent', runsRepositoryCode: false, unread: [] },
    ],
    [
      'AutoModel.from_pretrained("a/b", variant="fp16", subfolder="x", use_safetensors=True, trust_remote_code=True)',
      { variant: 'fp16', subfolder: 'x', useSafetensors: true, runsRepositoryCode: true },
    ],
    ['AutoModel.from_pretrained("a/b", variant=chosen())', { unread: ['variant'] }],
    ['AutoModel.from_pretrained("a/b", variant=None)', { unread: [] }],
    ['AutoModel.from_pretrained("a/b", **options)', { unread: ['gguf_file', 'subfolder', 'variant'] }],
    ['AutoModel.from_pretrained("a/b", gguf_file="x.Q4.gguf")', { fileName: 'x.Q4.gguf', unread: [] }],
    ['AutoTokenizer.from_pretrained("a/b", gguf_file="x.Q4.gguf")', { fileName: 'x.Q4.gguf' }],
    ['snapshot_download("a/b")', { family: 'download-all', unread: [] }],
    ['snapshot_download("a/b", allow_patterns=["*.json"])', { unread: ['allow_patterns'] }],
    [
      'hf_hub_download("a/b", "x.bin", subfolder="y")',
      { family: 'download-file', fileName: 'x.bin', subfolder: 'y' },
    ],
    ['SentenceTransformer("a/b", backend="onnx")', { family: 'sentence-transformer', unread: ['backend'] }],
    [
      'DiffusionPipeline.from_pretrained("a/b", variant="fp16")',
      { family: 'diffusers-pipeline', variant: 'fp16' },
    ],
    ['evaluate.load("accuracy")', { family: 'code', runsRepositoryCode: true }],
  ])('%s', (line, expected) => {
    expect(question(line)).toMatchObject(expected);
  });
});
