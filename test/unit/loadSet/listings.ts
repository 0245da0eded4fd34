import type { HubFile } from '../../../core/src/reference/resolver.ts';

function listing(paths: string): readonly HubFile[] {
  return paths
    .trim()
    .split(/\s+/)
    .map((path) => ({ path, size: 1 }));
}

/** Files of public repositories as their pages list them. */
export const listings = {
  /** google-bert/bert-base-uncased */
  bert: listing(`
    .gitattributes LICENSE README.md config.json
    coreml/fill-mask/float32_model.mlpackage/Data/com.apple.CoreML/model.mlmodel
    coreml/fill-mask/float32_model.mlpackage/Data/com.apple.CoreML/weights/weight.bin
    coreml/fill-mask/float32_model.mlpackage/Manifest.json
    flax_model.msgpack model.onnx model.safetensors pytorch_model.bin rust_model.ot tf_model.h5
    tokenizer.json tokenizer_config.json vocab.txt`),
  /** bigscience/bloom-560m in earlier days: pickle only, and Flax */
  pickleOnly: listing(
    '.gitattributes README.md config.json flax_model.msgpack pytorch_model.bin special_tokens_map.json tokenizer.json tokenizer_config.json',
  ),
  /** mistralai/Mistral-7B-v0.1 */
  shards: listing(`
    .gitattributes README.md config.json generation_config.json
    model-00001-of-00002.safetensors model-00002-of-00002.safetensors model.safetensors.index.json
    pytorch_model-00001-of-00002.bin pytorch_model-00002-of-00002.bin pytorch_model.bin.index.json
    special_tokens_map.json tokenizer.json tokenizer.model tokenizer_config.json`),
  /** THUDM/chatglm2-6b */
  customCode: listing(`
    .gitattributes MODEL_LICENSE README.md config.json configuration_chatglm.py modeling_chatglm.py
    pytorch_model-00001-of-00002.bin pytorch_model-00002-of-00002.bin pytorch_model.bin.index.json
    quantization.py tokenization_chatglm.py tokenizer.model tokenizer_config.json`),
  /** sentence-transformers/all-MiniLM-L6-v2 */
  sentences: listing(`
    .gitattributes 1_Pooling/config.json README.md config.json config_sentence_transformers.json data_config.json
    model.safetensors modules.json onnx/model.onnx onnx/model_O1.onnx openvino/openvino_model.bin
    openvino/openvino_model.xml pytorch_model.bin rust_model.ot sentence_bert_config.json special_tokens_map.json
    tf_model.h5 tokenizer.json tokenizer_config.json train_script.py vocab.txt`),
  /** stable-diffusion-v1-5/stable-diffusion-v1-5 */
  stableDiffusion: listing(`
    .gitattributes README.md feature_extractor/preprocessor_config.json model_index.json
    safety_checker/config.json safety_checker/model.fp16.safetensors safety_checker/model.safetensors
    safety_checker/pytorch_model.bin safety_checker/pytorch_model.fp16.bin scheduler/scheduler_config.json
    text_encoder/config.json text_encoder/model.fp16.safetensors text_encoder/model.safetensors
    text_encoder/pytorch_model.bin text_encoder/pytorch_model.fp16.bin tokenizer/merges.txt
    tokenizer/special_tokens_map.json tokenizer/tokenizer_config.json tokenizer/vocab.json unet/config.json
    unet/diffusion_pytorch_model.bin unet/diffusion_pytorch_model.fp16.bin
    unet/diffusion_pytorch_model.fp16.safetensors unet/diffusion_pytorch_model.non_ema.bin
    unet/diffusion_pytorch_model.non_ema.safetensors unet/diffusion_pytorch_model.safetensors
    v1-5-pruned-emaonly.ckpt v1-5-pruned-emaonly.safetensors v1-5-pruned.ckpt v1-5-pruned.safetensors
    v1-inference.yaml vae/config.json vae/diffusion_pytorch_model.bin vae/diffusion_pytorch_model.fp16.bin
    vae/diffusion_pytorch_model.fp16.safetensors vae/diffusion_pytorch_model.safetensors`),
  /** stabilityai/stable-diffusion-xl-base-1.0, in part: `vae_1_0` is no component of its pipeline */
  stableDiffusionXl: listing(`
    model_index.json scheduler/scheduler_config.json text_encoder/config.json text_encoder/model.safetensors
    text_encoder/flax_model.msgpack text_encoder/openvino_model.bin tokenizer/merges.txt tokenizer/vocab.json
    unet/config.json unet/diffusion_pytorch_model.safetensors vae/config.json vae/diffusion_pytorch_model.safetensors
    vae_1_0/config.json vae_1_0/diffusion_pytorch_model.safetensors sd_xl_base_1.0.safetensors`),
  /** TheBloke/Llama-2-7B-Chat-GGUF, in part */
  gguf: listing(
    '.gitattributes LICENSE.txt README.md config.json llama-2-7b-chat.Q2_K.gguf llama-2-7b-chat.Q4_K_M.gguf llama-2-7b-chat.Q8_0.gguf',
  ),
  /** tloen/alpaca-lora-7b */
  adapter: listing('.gitattributes README.md adapter_config.json adapter_model.bin'),
  /** Systran/faster-whisper-large-v3 */
  whisper: listing(
    '.gitattributes README.md config.json model.bin preprocessor_config.json tokenizer.json vocabulary.json',
  ),
  /** imdb, after its conversion */
  dataset: listing(
    '.gitattributes README.md plain_text/test-00000-of-00001.parquet plain_text/train-00000-of-00001.parquet',
  ),
};
