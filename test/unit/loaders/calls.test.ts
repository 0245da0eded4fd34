import { beforeAll, describe, expect, it } from 'vitest';
import type { Reference } from '../../../core/src/reference/reference.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext, slugs } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const sha = 'a'.repeat(40);

/** `loader kind:repo@revision` of every reference; the state stands for a revision that is not a string. */
function references(source: string): string[] {
  return lintPython(source).references.map(
    ({ loader, kind, repo, revision, revisionState }: Reference) =>
      `${loader} ${kind}:${repo}@${revision ?? revisionState}`,
  );
}

/** Imports the first name of each call's path by itself. */
function called(call: string): string {
  return `import ${call
    .slice(0, call.indexOf('('))
    .split('.')
    .slice(0, -1)
    .filter((part) => /^[a-z_0-9]+$/.test(part))
    .join('.')}\n${call}\n`;
}

// One call or more for each Python row of the table of loaders.
describe('loads', () => {
  it.each([
    ['transformers.AutoModelForCausalLM.from_pretrained("a/b")', 'model:a/b@absent'],
    ['transformers.LlamaForCausalLM.from_pretrained("a/b", revision="main")', 'model:a/b@main'],
    ['transformers.AutoTokenizer.from_pretrained("a/b", revision="v1")', 'model:a/b@v1'],
    ['transformers.BertConfig.from_pretrained("a/b", None, False, False, None, "main")', 'model:a/b@main'],
    ['transformers.GenerationConfig.from_pretrained("a/b", "g.json", revision="x")', 'model:a/b@x'],
    [
      'transformers.BarkProcessor.from_pretrained(pretrained_processor_name_or_path="a/b")',
      'model:a/b@absent',
    ],
    ['transformers.pipeline("fill-mask", "a/b")', 'model:a/b@absent'],
    ['transformers.pipeline("fill-mask", "a/b", None, None, None, None, None, None, "v2")', 'model:a/b@v2'],
    ['transformers.utils.cached_file("a/b", "config.json")', 'model:a/b@absent'],
    ['huggingface_hub.snapshot_download("a/b", repo_type="dataset")', 'dataset:a/b@absent'],
    ['huggingface_hub.hf_hub_download("a/b", "model.bin", revision="v1")', 'model:a/b@v1'],
    ['huggingface_hub.try_to_load_from_cache("a/b", "f", None, "v1")', 'model:a/b@v1'],
    ['huggingface_hub.HfApi().snapshot_download("a/b")', 'model:a/b@absent'],
    ['huggingface_hub.PyTorchModelHubMixin.from_pretrained("a/b")', 'model:a/b@absent'],
    ['huggingface_hub.HfFileSystem().read_text("datasets/a/b@v1/x.csv")', 'dataset:a/b@v1'],
    ['diffusers.DiffusionPipeline.from_pretrained("a/b")', 'model:a/b@absent'],
    [
      'diffusers.AutoPipelineForText2Image.from_pretrained(pretrained_model_or_path="a/b")',
      'model:a/b@absent',
    ],
    ['diffusers.StableDiffusionPipeline.download(pretrained_model_name="a/b")', 'model:a/b@absent'],
    ['diffusers.UNet2DConditionModel.from_pretrained("a/b", subfolder="unet")', 'model:a/b@absent'],
    ['diffusers.DDIMScheduler.from_pretrained("a/b", "scheduler")', 'model:a/b@absent'],
    ['diffusers.OnnxRuntimeModel.from_pretrained("a/b@v1")', 'model:a/b@v1'],
    [
      'diffusers.StableDiffusionPipeline.from_single_file("https://huggingface.co/a/b/blob/main/x.safetensors")',
      'model:a/b@absent',
    ],
    [
      'diffusers.DiffusionPipeline().load_lora_weights("a/b", weight_name="x.safetensors")',
      'model:a/b@absent',
    ],
    ['diffusers.DiffusionPipeline().unet.load_attn_procs("a/b")', 'model:a/b@absent'],
    ['diffusers.DiffusionPipeline().load_textual_inversion("a/b")', 'model:a/b@absent'],
    ['diffusers.DiffusionPipeline().load_ip_adapter("a/b", "models", "x.bin")', 'model:a/b@absent'],
    [
      'sentence_transformers.SentenceTransformer("all-MiniLM-L6-v2")',
      'model:sentence-transformers/all-MiniLM-L6-v2@absent',
    ],
    ['sentence_transformers.SentenceTransformer("bert-base-uncased")', 'model:bert-base-uncased@absent'],
    [
      'sentence_transformers.CrossEncoder("ms-marco-MiniLM-L6-v2")',
      'model:cross-encoder/ms-marco-MiniLM-L6-v2@absent',
    ],
    ['sentence_transformers.SparseEncoder("a/b", revision="v1")', 'model:a/b@v1'],
    ['setfit.SetFitModel.from_pretrained("a/b")', 'model:a/b@absent'],
    ['setfit.AbsaModel.from_pretrained("a/b@v1", "c/d")', 'model:a/b@v1', 'model:c/d@absent'],
    ['peft.PeftModel.from_pretrained(model, "a/b", revision="v1")', 'model:a/b@v1'],
    ['peft.AutoPeftModelForCausalLM.from_pretrained("a/b", "default", False, None, "v1")', 'model:a/b@v1'],
    [
      'peft.PeftModel.from_pretrained(m, "a/b").load_adapter("c/d", "x")',
      'model:a/b@absent',
      'model:c/d@absent',
    ],
    ['peft.LoraConfig.from_pretrained("a/b")', 'model:a/b@absent'],
    ['datasets.load_dataset("squad")', 'dataset:squad@absent'],
    ['datasets.load_dataset("a/b", "name", revision="v1")', 'dataset:a/b@v1'],
    ['datasets.load_dataset("hf://datasets/a/b")', 'dataset:a/b@absent'],
    ['datasets.load_dataset("csv", data_files="hf://datasets/a/b@v1/x.csv")', 'dataset:a/b@v1'],
    [
      'datasets.load_dataset("json", data_files="https://example.com/x.json")',
      'url:https://example.com/x.json@absent',
    ],
    ['datasets.load_dataset_builder("a/b")', 'dataset:a/b@absent'],
    ['datasets.get_dataset_config_names("a/b", "v1")', 'dataset:a/b@v1'],
    ['datasets.load_from_disk("hf://datasets/a/b@v1/x")', 'dataset:a/b@v1'],
    ['evaluate.load("accuracy")', 'space:evaluate-metric/accuracy@absent'],
    ['evaluate.load("word_length")', 'space:evaluate-measurement/word_length@absent'],
    ['evaluate.load("x", module_type="comparison")', 'space:evaluate-comparison/x@absent'],
    ['torch.hub.load("pytorch/vision:v0.10.0", "resnet18")', 'github:pytorch/vision@v0.10.0'],
    ['torch.hub.load("pytorch/vision", "resnet18")', 'github:pytorch/vision@absent'],
    [
      'torch.hub.load_state_dict_from_url("https://example.com/x.pth")',
      'url:https://example.com/x.pth@absent',
    ],
    ['torch.hub.load_state_dict_from_url("https://huggingface.co/a/b/resolve/main/x.pth")', 'model:a/b@main'],
    ['timm.create_model("hf-hub:a/b@v1", pretrained=True)', 'model:a/b@v1'],
    ['timm.models.load_state_dict_from_hf("a/b@v1")', 'model:a/b@v1'],
    ['open_clip.create_model_and_transforms("hf-hub:a/b")', 'model:a/b@absent'],
    ['llama_cpp.Llama.from_pretrained("a/b", "*q4.gguf", revision="v1")', 'model:a/b@absent'],
    ['faster_whisper.WhisperModel("large-v3")', 'model:Systran/faster-whisper-large-v3@absent'],
    ['faster_whisper.download_model("a/b", revision="v1")', 'model:a/b@v1'],
    ['whisperx.load_model("turbo", "cuda")', 'model:mobiuslabsgmbh/faster-whisper-large-v3-turbo@absent'],
    ['whisperx.load_align_model("de", "cuda", model_name="a/b")', 'model:a/b@absent'],
    ['fastembed.TextEmbedding("BAAI/bge-small-en-v1.5")', 'model:Qdrant/bge-small-en-v1.5-onnx-Q@absent'],
    ['vllm.LLM("a/b", tokenizer="c/d", tokenizer_revision="v1")', 'model:a/b@absent', 'model:c/d@v1'],
    ['vllm.AsyncEngineArgs(model="a/b", revision="v1")', 'model:a/b@v1'],
    ['sglang.Engine(model_path="a/b")', 'model:a/b@absent'],
    ['lmdeploy.pipeline("a/b")', 'model:a/b@absent'],
    ['lmdeploy.pipeline("a/b", PytorchEngineConfig(revision="v1"))', 'model:a/b@unknown'],
    ['optimum.onnxruntime.ORTModelForCausalLM.from_pretrained("a/b", None, False, "", "v1")', 'model:a/b@v1'],
    ['optimum.intel.OVModelForCausalLM.from_pretrained("a/b", revision="v1")', 'model:a/b@v1'],
    ['unsloth.FastLanguageModel.from_pretrained(model_name="a/b")', 'model:a/b@absent'],
    ['tokenizers.Tokenizer.from_pretrained("a/b", "v1")', 'model:a/b@v1'],
    ['keras.saving.load_model("hf://a/b")', 'model:a/b@absent'],
    ['tensorflow.keras.models.load_model("hf://a/b")', 'model:a/b@absent'],
    ['keras_hub.models.Backbone.from_preset("hf://a/b")', 'model:a/b@absent'],
    ['tensorflow_hub.load("https://tfhub.dev/google/x/1")', 'url:https://tfhub.dev/google/x/1@absent'],
    ['flair.models.SequenceTagger.load("a/b@v1")', 'model:a/b@v1'],
    ['nemo.collections.asr.models.ASRModel.from_pretrained("nvidia/x")', 'model:nvidia/x@absent'],
    ['gradio.load("models/a/b")', 'model:a/b@absent'],
    ['gradio.load("spaces/a/b")', 'space:a/b@absent'],
    [
      'langchain_huggingface.HuggingFaceEmbeddings(model_name="a/b", model_kwargs={"revision": "v1"})',
      'model:a/b@v1',
    ],
    ['langchain_huggingface.HuggingFacePipeline.from_model_id("a/b", "text-generation")', 'model:a/b@absent'],
    ['awq.AutoAWQForCausalLM.from_pretrained("a/b", download_kwargs={"revision": "v1"})', 'model:a/b@v1'],
    ['awq.AutoAWQForCausalLM.from_quantized("a/b")', 'model:a/b@absent'],
    ['auto_gptq.AutoGPTQForCausalLM.from_quantized("a/b", revision="v1")', 'model:a/b@v1'],
    ['ctransformers.AutoModelForCausalLM.from_pretrained("a/b", revision="v1")', 'model:a/b@v1'],
    ['trl.AutoModelForCausalLMWithValueHead.from_pretrained("a/b")', 'model:a/b@absent'],
    ['trl.SFTTrainer("a/b")', 'model:a/b@absent'],
    ['model2vec.StaticModel.from_pretrained("a/b")', 'model:a/b@absent'],
    ['gliner.GLiNER.from_pretrained("a/b", "v1")', 'model:a/b@v1'],
    ['span_marker.SpanMarkerModel.from_pretrained("a/b")', 'model:a/b@absent'],
    [
      'adapters.AutoAdapterModel.from_pretrained("c/d").load_adapter("a/b", version="v1")',
      'model:c/d@absent',
      'model:a/b@v1',
    ],
    ['pyannote.audio.Pipeline.from_pretrained("a/b@3.1")', 'model:a/b@3.1'],
    ['pyannote.audio.Pipeline.from_pretrained("a/b", "v1")', 'model:a/b@v1'],
    ['speechbrain.inference.EncoderClassifier.from_hparams(source="a/b")', 'model:a/b@absent'],
    ['smolagents.load_tool("a/b")', 'space:a/b@absent'],
  ])('%s', (call, ...expected) => {
    const found = references(called(call));
    expect(found.map((text) => text.slice(text.indexOf(' ') + 1))).toEqual(expected);
    expect(found.at(-1)).toContain(`${call.slice(0, call.indexOf('.'))}.`);
  });
});

describe('no load from the Hub', () => {
  it.each([
    ['accelerate.load_checkpoint_and_dispatch(model, "a/b")'],
    ['transformers.Trainer("a/b")'],
    ['transformers.TrainingArguments("a/b")'],
    ['diffusers.DiffusionPipeline.from_single_file("./x.ckpt")'],
    ['diffusers.MultiControlNetModel.from_pretrained("a/b")'],
    ['datasets.load_from_disk("a/b")'],
    ['datasets.load_dataset("csv", data_files="a/b.csv")'],
    ['torch.hub.load("a/b", "x", source="local")'],
    ['timm.create_model("resnet50", pretrained=True)'],
    ['open_clip.create_model("ViT-B-32", "laion2b_s34b_b79k")'],
    ['keras.saving.load_model("a/b")'],
    ['faster_whisper.WhisperModel("unknown-size")'],
    ['nemo.collections.asr.models.ASRModel.from_pretrained("stt_en_conformer")'],
    ['spacy.load("en_core_web_sm")'],
    ['stanza.Pipeline("en")'],
    ['modelscope.snapshot_download("a/b")'],
    ['modelscope.AutoModel.from_pretrained("a/b")'],
    ['modelscope.pipelines.pipeline("fill-mask", "a/b")'],
    ['modelscope.msdatasets.MsDataset.load("a/b")'],
    ['transformers.Wav2Vec2ForCTC.from_pretrained("./x").load_adapter("fra")'],
  ])('%s', (call) => {
    expect(references(called(call))).toEqual([]);
  });

  it.each(['csv', 'json', 'parquet', 'imagefolder', 'webdataset', 'text'])(
    'packaged builder %s',
    (builder) => {
      expect(references(`import datasets\ndatasets.load_dataset("${builder}")\n`)).toEqual([]);
    },
  );

  it('takes the name of a module that is no builder for a dataset', () => {
    expect(references('import datasets\ndatasets.load_dataset("sql")\n')).toHaveLength(1);
  });
});

describe('objects in the place of an id', () => {
  it.each([
    'from transformers import AutoModel, AutoTokenizer, pipeline\nm = AutoModel.from_pretrained("./x")\npipeline("x", model=m)',
    'from trl import SFTTrainer\ndef f(model):\n    SFTTrainer(model=model)',
    'from vllm import LLM\ndef f(t):\n    LLM("./m", tokenizer=t)',
  ])('%s', (source) => {
    expect(references(source)).toEqual([]);
  });
});

describe('a second repository', () => {
  const load = (argument: string) =>
    `from diffusers import DiffusionPipeline\nDiffusionPipeline.from_pretrained("a/b", revision="${sha}", custom_pipeline=${argument})\n`;

  it('is the custom pipeline with an owner', () => {
    expect(references(load('"c/d"'))[1]).toContain('model:c/d@absent');
    expect(slugs(load('"c/d"'))).toContain('implicit-remote-code');
  });

  it.each(['"clip_guided_stable_diffusion"', '"./mine"', 'CUSTOM'])('is not %s', (argument) => {
    expect(references(load(argument))).toHaveLength(1);
  });
});

describe('rules follow the row', () => {
  it('speaks of code for Auto classes only', () => {
    const load = (name: string) =>
      slugs(`from transformers import ${name}\n${name}.from_pretrained("a/b", trust_remote_code=True)\n`);
    expect(load('AutoModel')).toContain('remote-code-unpinned');
    expect(load('BertModel')).toContain('unpinned-revision');
    expect(load('BertModel')).not.toContain('remote-code-unpinned');
  });

  it('knows that AutoAWQ trusts by default', () => {
    expect(slugs('from awq import AutoAWQForCausalLM as A\nA.from_pretrained("a/b")\n')).toContain(
      'remote-code-unpinned',
    );
  });

  it.each([
    'import llama_cpp\nllama_cpp.Llama.from_pretrained("a/b", "x.gguf")\n',
    'import open_clip\nopen_clip.create_model("hf-hub:a/b")\n',
    'import keras\nkeras.saving.load_model("hf://a/b")\n',
  ])('says that nothing can be pinned here: %s', (source) => {
    expect(slugs(source)).toEqual(['revision-not-supported']);
  });

  it.each([
    'from setfit import SetFitModel\nSetFitModel.from_pretrained("a/b")\n',
    'from unsloth import FastModel\nFastModel.from_pretrained("a/b")\n',
    'from diffusers import DiffusionPipeline as P\nP.from_single_file("https://huggingface.co/a/b/blob/main/x.safetensors")\n',
  ])('says what to do where a fix would not pin: %s', (source) => {
    const [finding] = lintPython(source, plainContext()).findings.filter(
      ({ rule }) => rule === 'unpinned-revision',
    );
    expect(finding?.fixes.filter(({ kind }) => kind === 'pin')).toEqual([]);
    expect(finding?.message).toMatch(/Pass |Download /);
  });

  it('pins a pyannote id with an argument and keeps one that is inside', () => {
    const fixes = (call: string) =>
      lintPython(`from pyannote.audio import Pipeline\nPipeline.from_pretrained(${call})\n`).findings.flatMap(
        (finding) => finding.fixes.flatMap((fix) => fix.edits.map(({ text }) => text)),
      );
    expect(fixes('"a/b"').join('')).toContain('revision="{sha}"');
    expect(fixes('"a/b@main"').join('')).not.toContain('revision=');
  });
});
