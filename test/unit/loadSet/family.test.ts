import { describe, expect, it } from 'vitest';
import { loaderFor } from '../../../core/src/lint/loaders/catalogue.ts';
import { loadSetFamily } from '../../../core/src/lint/loaders/loadSet/family.ts';

describe('loaders that choose files in the same way', () => {
  it.each([
    ['transformers.AutoModelForCausalLM.from_pretrained', 'transformers-weights'],
    ['transformers.BertModel.from_pretrained', 'transformers-weights'],
    ['transformers.AutoTokenizer.from_pretrained', 'transformers-tokenizer'],
    ['transformers.BertTokenizerFast.from_pretrained', 'transformers-tokenizer'],
    ['transformers.AutoProcessor.from_pretrained', 'transformers-processor'],
    ['transformers.AutoImageProcessor.from_pretrained', 'transformers-processor'],
    ['transformers.AutoConfig.from_pretrained', 'transformers-config'],
    ['transformers.GenerationConfig.from_pretrained', 'generation-config'],
    ['transformers.pipeline', 'transformers-pipeline'],
    ['transformers.utils.cached_file', 'download-file'],
    ['transformers.AutoModel().load_adapter', 'peft-adapter'],
    ['diffusers.DiffusionPipeline.from_pretrained', 'diffusers-pipeline'],
    ['diffusers.StableDiffusionPipeline.from_single_file', 'named-file'],
    ['diffusers.UNet2DConditionModel.from_pretrained', 'diffusers-component'],
    ['diffusers.AutoencoderKL.from_pretrained', 'diffusers-component'],
    ['diffusers.DDIMScheduler.from_pretrained', 'diffusers-config'],
    ['diffusers.StableDiffusionPipeline().load_lora_weights', 'diffusers-lora'],
    ['diffusers.StableDiffusionPipeline().load_ip_adapter', 'ip-adapter'],
    ['huggingface_hub.snapshot_download', 'download-all'],
    ['huggingface_hub.hf_hub_download', 'download-file'],
    ['huggingface_hub.HfApi().hf_hub_download', 'download-file'],
    ['huggingface_hub.PyTorchModelHubMixin.from_pretrained', 'single-model'],
    ['huggingface_hub.ModelHubMixin.from_pretrained', 'unknown'],
    ['peft.PeftModel.from_pretrained', 'peft-adapter'],
    ['peft.AutoPeftModelForCausalLM.from_pretrained', 'auto-peft'],
    ['peft.PeftConfig.from_pretrained', 'peft-config'],
    ['sentence_transformers.SentenceTransformer', 'sentence-transformer'],
    ['sentence_transformers.CrossEncoder', 'transformers-pipeline'],
    ['setfit.SetFitModel.from_pretrained', 'setfit'],
    ['timm.create_model', 'single-model'],
    ['faster_whisper.WhisperModel', 'faster-whisper'],
    ['vllm.LLM', 'inference-server'],
    ['sglang.Engine', 'inference-server'],
    ['llama_cpp.Llama.from_pretrained', 'named-file'],
    ['tokenizers.Tokenizer.from_pretrained', 'fast-tokenizer'],
    ['datasets.load_dataset', 'dataset'],
    ['evaluate.load', 'code'],
    ['langchain_huggingface.HuggingFaceEmbeddings', 'sentence-transformer'],
    ['fastembed.TextEmbedding', 'unknown'],
    ['optimum.onnxruntime.ORTModelForCausalLM.from_pretrained', 'unknown'],
    ['keras.saving.load_model', 'unknown'],
    ['nemo.collections.asr.models.ASRModel.from_pretrained', 'unknown'],
  ])('%s is %s', (callable, family) => {
    const loader = loaderFor(callable);
    if (loader === undefined) throw new Error(`${callable} is no loader`);
    expect(loadSetFamily(loader, callable)).toBe(family);
  });
});
