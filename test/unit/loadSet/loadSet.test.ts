import { describe, expect, it } from 'vitest';
import { type LoadSetQuestion, loadSet } from '../../../core/src/lint/loaders/loadSet.ts';
import { listings } from './listings.ts';

type Asked = Partial<LoadSetQuestion> & Pick<LoadSetQuestion, 'family'>;

function known(files: keyof typeof listings, asked: Asked) {
  const set = loadSet({ useSafetensors: 'absent', runsRepositoryCode: false, ...asked }, listings[files]);
  if (!set.isKnown) throw new Error(set.reason);
  return set;
}

/** Files that are read for certain, `?` before those that may be, `!` behind those that run code. */
function read(files: keyof typeof listings, asked: Asked): string {
  return known(files, asked)
    .files.map(({ file, isCertain, runsCode }) => `${isCertain ? '' : '?'}${file.path}${runsCode ? '!' : ''}`)
    .join(' ');
}

const table: readonly (readonly [keyof typeof listings, Asked, string])[] = [
  ['bert', { family: 'transformers-weights' }, 'config.json model.safetensors'],
  ['bert', { family: 'transformers-weights', useSafetensors: true }, 'config.json model.safetensors'],
  ['bert', { family: 'transformers-weights', useSafetensors: false }, 'config.json pytorch_model.bin!'],
  [
    'bert',
    { family: 'transformers-weights', useSafetensors: 'unknown' },
    'config.json ?model.safetensors ?pytorch_model.bin!',
  ],
  [
    'bert',
    { family: 'transformers-tokenizer' },
    'tokenizer_config.json tokenizer.json ?vocab.txt ?config.json',
  ],
  ['bert', { family: 'transformers-config' }, 'config.json'],
  ['bert', { family: 'download-file', fileName: 'pytorch_model.bin' }, 'pytorch_model.bin'],
  [
    'bert',
    {
      family: 'named-file',
      fileName: 'https://huggingface.co/google-bert/bert-base-uncased/blob/main/pytorch_model.bin',
    },
    'pytorch_model.bin!',
  ],
  ['bert', { family: 'fast-tokenizer' }, 'tokenizer.json'],
  ['pickleOnly', { family: 'transformers-weights' }, 'config.json pytorch_model.bin!'],
  ['pickleOnly', { family: 'transformers-weights', useSafetensors: true }, 'config.json'],
  [
    'shards',
    { family: 'transformers-weights' },
    'config.json generation_config.json model.safetensors.index.json model-00001-of-00002.safetensors model-00002-of-00002.safetensors',
  ],
  [
    'shards',
    { family: 'transformers-weights', useSafetensors: false },
    'config.json generation_config.json pytorch_model.bin.index.json pytorch_model-00001-of-00002.bin! pytorch_model-00002-of-00002.bin!',
  ],
  [
    'shards',
    { family: 'inference-server' },
    'config.json generation_config.json model-00001-of-00002.safetensors model-00002-of-00002.safetensors model.safetensors.index.json tokenizer_config.json tokenizer.json special_tokens_map.json ?tokenizer.model',
  ],
  [
    'customCode',
    { family: 'transformers-weights', runsRepositoryCode: true },
    'config.json pytorch_model.bin.index.json pytorch_model-00001-of-00002.bin! pytorch_model-00002-of-00002.bin! ?configuration_chatglm.py! ?modeling_chatglm.py! ?quantization.py! ?tokenization_chatglm.py!',
  ],
  ['customCode', { family: 'transformers-config', runsRepositoryCode: false }, 'config.json'],
  ['customCode', { family: 'transformers-tokenizer' }, 'tokenizer_config.json tokenizer.model ?config.json'],
  [
    'sentences',
    { family: 'sentence-transformer' },
    'modules.json config_sentence_transformers.json sentence_bert_config.json config.json model.safetensors 1_Pooling/config.json ?tokenizer_config.json ?tokenizer.json ?special_tokens_map.json ?vocab.txt',
  ],
  [
    'stableDiffusion',
    { family: 'diffusers-pipeline' },
    'model_index.json feature_extractor/preprocessor_config.json safety_checker/config.json safety_checker/model.safetensors scheduler/scheduler_config.json text_encoder/config.json text_encoder/model.safetensors tokenizer/merges.txt tokenizer/special_tokens_map.json tokenizer/tokenizer_config.json tokenizer/vocab.json unet/config.json unet/diffusion_pytorch_model.safetensors vae/config.json vae/diffusion_pytorch_model.safetensors',
  ],
  [
    'stableDiffusion',
    { family: 'diffusers-pipeline', useSafetensors: false, variant: 'fp16' },
    'model_index.json feature_extractor/preprocessor_config.json safety_checker/config.json safety_checker/pytorch_model.fp16.bin! scheduler/scheduler_config.json text_encoder/config.json text_encoder/pytorch_model.fp16.bin! tokenizer/merges.txt tokenizer/special_tokens_map.json tokenizer/tokenizer_config.json tokenizer/vocab.json unet/config.json unet/diffusion_pytorch_model.fp16.bin! vae/config.json vae/diffusion_pytorch_model.fp16.bin!',
  ],
  [
    'stableDiffusion',
    { family: 'diffusers-component', subfolder: 'unet', variant: 'non_ema' },
    'unet/config.json unet/diffusion_pytorch_model.non_ema.safetensors',
  ],
  [
    'stableDiffusion',
    { family: 'diffusers-config', subfolder: 'scheduler' },
    'scheduler/scheduler_config.json',
  ],
  [
    'stableDiffusionXl',
    { family: 'diffusers-pipeline', variant: 'fp16' },
    'model_index.json scheduler/scheduler_config.json text_encoder/config.json text_encoder/model.safetensors tokenizer/merges.txt tokenizer/vocab.json unet/config.json unet/diffusion_pytorch_model.safetensors vae/config.json vae/diffusion_pytorch_model.safetensors ?vae_1_0/config.json ?vae_1_0/diffusion_pytorch_model.safetensors',
  ],
  ['gguf', { family: 'named-file', fileName: '*Q4_K_M.gguf' }, 'llama-2-7b-chat.Q4_K_M.gguf'],
  [
    'gguf',
    { family: 'named-file', fileName: '*.gguf' },
    '?llama-2-7b-chat.Q2_K.gguf ?llama-2-7b-chat.Q4_K_M.gguf ?llama-2-7b-chat.Q8_0.gguf',
  ],
  ['adapter', { family: 'peft-adapter' }, 'adapter_config.json adapter_model.bin!'],
  ['adapter', { family: 'transformers-weights' }, 'adapter_config.json adapter_model.bin!'],
  [
    'whisper',
    { family: 'faster-whisper' },
    'config.json preprocessor_config.json model.bin tokenizer.json vocabulary.json',
  ],
  [
    'dataset',
    { family: 'dataset' },
    'README.md ?plain_text/test-00000-of-00001.parquet ?plain_text/train-00000-of-00001.parquet',
  ],
];

describe('the load set', () => {
  it.each(table)('of %s with %o', (files, asked, expected) => {
    expect(read(files, asked).split(' ')).toEqual(expected.split(' '));
  });

  it('falls back to pickle for a whole pipeline where one component has no safetensors', () => {
    const files = listings.stableDiffusion.filter(({ path }) => !/^vae\/.*\.safetensors$/.test(path));
    const set = loadSet(
      { family: 'diffusers-pipeline', useSafetensors: 'absent', runsRepositoryCode: false },
      files,
    );
    const running = set.isKnown
      ? set.files.filter(({ runsCode }) => runsCode).map(({ file }) => file.path)
      : [];
    expect(running).toEqual([
      'safety_checker/pytorch_model.bin',
      'text_encoder/pytorch_model.bin',
      'unet/diffusion_pytorch_model.bin',
      'vae/diffusion_pytorch_model.bin',
    ]);
  });

  it('says what a load looks for in vain', () => {
    expect(known('pickleOnly', { family: 'transformers-weights', useSafetensors: true }).missing).toContain(
      'model.safetensors',
    );
    expect(known('bert', { family: 'transformers-weights', variant: 'fp16' }).missing).toContain(
      'model.fp16.safetensors',
    );
    expect(known('bert', { family: 'transformers-weights' }).missing).toBeUndefined();
    const oneShard = listings.shards.filter(({ path }) => path !== 'model-00002-of-00002.safetensors');
    const set = loadSet(
      { family: 'transformers-weights', useSafetensors: true, runsRepositoryCode: false },
      oneShard,
    );
    expect(set.isKnown && set.missing).toContain('model.safetensors.index.json');
  });

  it('is certain of nothing where an argument that chooses files is not known', () => {
    const set = known('bert', { family: 'transformers-weights', unread: ['variant'] });
    expect(set.files.map(({ isCertain }) => isCertain)).toEqual([false, false]);
    expect(set.notes.join()).toContain('taken as absent: variant');
  });

  it('says that it does not know rather than guess', () => {
    expect(
      loadSet({ family: 'unknown', useSafetensors: 'absent', runsRepositoryCode: false }, listings.bert),
    ).toEqual({
      isKnown: false,
      reason: expect.stringContaining('not known'),
    });
    expect(
      known('customCode', { family: 'transformers-weights', runsRepositoryCode: 'unknown' }).notes.join(),
    ).toContain('auto_map');
    expect(known('adapter', { family: 'auto-peft' }).notes.join()).toContain('base model');
  });

  it('is quick for a hostile list and a hostile pattern', () => {
    const files = Array.from({ length: 50_000 }, (_, at) => ({ path: `${'a'.repeat(200)}${at}`, size: 1 }));
    const begun = performance.now();
    loadSet(
      {
        family: 'named-file',
        fileName: `${'*a'.repeat(100)}b`,
        useSafetensors: 'absent',
        runsRepositoryCode: false,
      },
      files,
    );
    loadSet({ family: 'diffusers-pipeline', useSafetensors: 'absent', runsRepositoryCode: false }, files);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
