import { describe, expect, it } from 'vitest';
import { safetensorsPresence, type WeightsPlace } from '../../../core/src/pin/safetensorsPresence.ts';

function isPresent(paths: string, place: WeightsPlace = {}): boolean {
  return safetensorsPresence(
    paths.split(' ').map((path) => ({ path, size: 1 })),
    place,
  ).present;
}

const shards = 'model.safetensors.index.json model-00001-of-00002.safetensors';

describe('safetensorsPresence', () => {
  it.each([
    ['model.safetensors pytorch_model.bin config.json', true],
    ['pytorch_model.bin config.json', false],
    ['config.json README.md', false],
    ['weights.safetensors', false],
    ['sub/model.safetensors', false],
    ['model.safetensors rust_model.ot tf_model.h5 flax_model.msgpack', true],
    [`${shards} model-00002-of-00002.safetensors`, true],
    [shards, false],
    [`${shards} model-00003-of-00003.safetensors`, false],
    ['model-00001-of-00001.safetensors', false],
    ['model.safetensors.index.json', false],
    ['adapter_model.safetensors adapter_config.json', true],
    ['adapter_model.bin adapter_config.json', false],
    ['adapter_model.bin model.safetensors', false],
    ['model.fp16.safetensors', false],
    ['diffusion_pytorch_model.safetensors', true],
    ['pytorch_lora_weights.safetensors', true],
    ['modeling_x.py model.safetensors', true],
  ])('%s: %s', (paths, expected) => {
    expect(isPresent(paths)).toBe(expected);
  });

  it.each([
    ['model.fp16.safetensors pytorch_model.bin', { variant: 'fp16' }, true],
    ['model.safetensors pytorch_model.fp16.bin', { variant: 'fp16' }, false],
    ['model.safetensors.index.fp16.json model.fp16-00001-of-00001.safetensors', { variant: 'fp16' }, true],
    ['model.safetensors.index.fp16.json model-00001-of-00001.fp16.safetensors', { variant: 'fp16' }, true],
    ['model.safetensors.index.fp16.json model-00001-of-00001.safetensors', { variant: 'fp16' }, false],
    ['unet/diffusion_pytorch_model.safetensors', { subfolder: 'unet' }, true],
    ['unet/diffusion_pytorch_model.safetensors', { subfolder: './unet/' }, true],
    [
      'unet/diffusion_pytorch_model.bin vae/diffusion_pytorch_model.safetensors',
      { subfolder: 'unet' },
      false,
    ],
    ['a/b/model.safetensors', { subfolder: 'a/b' }, true],
  ])('%s with %o: %s', (paths, place, expected) => {
    expect(isPresent(paths, place)).toBe(expected);
  });

  const pipeline =
    'model_index.json scheduler/scheduler_config.json unet/diffusion_pytorch_model.safetensors';
  it.each([
    [`${pipeline} text_encoder/model.safetensors text_encoder/pytorch_model.bin`, {}, true],
    [`${pipeline} text_encoder/pytorch_model.bin`, {}, false],
    [`${pipeline} model.safetensors safety_checker/pytorch_model.bin`, {}, false],
    ['model_index.json scheduler/scheduler_config.json', {}, false],
    [
      `${pipeline} unet/diffusion_pytorch_model.fp16.safetensors vae/model.safetensors`,
      { variant: 'fp16' },
      true,
    ],
    [`${pipeline} unet/diffusion_pytorch_model.fp16.bin`, { variant: 'fp16' }, false],
  ])('pipeline %s with %o: %s', (paths, place, expected) => {
    expect(isPresent(paths, place)).toBe(expected);
  });

  it('says what is missing', () => {
    const answer = safetensorsPresence(shards.split(' ').map((path) => ({ path, size: 1 })));
    expect(answer).toEqual({
      present: false,
      reason: 'the repository holds 1 of the 2 shards of model.safetensors.index.json',
    });
  });
});
