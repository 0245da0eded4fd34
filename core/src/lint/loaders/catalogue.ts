import { groupBy } from '../../collections/groupBy.ts';
import { datasetsLoaders } from './catalogue/datasets.ts';
import { diffusersLoaders } from './catalogue/diffusers.ts';
import { evaluateLoaders } from './catalogue/evaluate.ts';
import { fastembedLoaders } from './catalogue/fastembed.ts';
import { gradioLoaders } from './catalogue/gradio.ts';
import { huggingfaceHubLoaders } from './catalogue/huggingfaceHub.ts';
import { kerasLoaders } from './catalogue/keras.ts';
import { langchainLoaders } from './catalogue/langchain.ts';
import { languageLoaders } from './catalogue/language.ts';
import { llamaCppLoaders } from './catalogue/llamaCpp.ts';
import { lmdeployLoaders } from './catalogue/lmdeploy.ts';
import { openClipLoaders } from './catalogue/openClip.ts';
import { optimumLoaders } from './catalogue/optimum.ts';
import { peftLoaders } from './catalogue/peft.ts';
import { quantizedLoaders } from './catalogue/quantized.ts';
import { sentenceTransformersLoaders } from './catalogue/sentenceTransformers.ts';
import { setfitLoaders } from './catalogue/setfit.ts';
import { sglangLoaders } from './catalogue/sglang.ts';
import { smolagentsLoaders } from './catalogue/smolagents.ts';
import { speechLoaders } from './catalogue/speech.ts';
import { tensorflowHubLoaders } from './catalogue/tensorflowHub.ts';
import { timmLoaders } from './catalogue/timm.ts';
import { torchLoaders } from './catalogue/torch.ts';
import { transformersLoaders } from './catalogue/transformers.ts';
import { trlLoaders } from './catalogue/trl.ts';
import { unslothLoaders } from './catalogue/unsloth.ts';
import { vllmLoaders } from './catalogue/vllm.ts';
import { whisperLoaders } from './catalogue/whisper.ts';
import { type Deserializer, deserializers, torchLoad } from './deserializers.ts';
import type { Loader } from './loader.ts';

/** Every callable that fetches a model, data or code; the first row that fits a path wins. */
export const loaders: readonly Loader[] = [
  ...datasetsLoaders,
  ...diffusersLoaders,
  ...evaluateLoaders,
  ...fastembedLoaders,
  ...gradioLoaders,
  ...huggingfaceHubLoaders,
  ...kerasLoaders,
  ...langchainLoaders,
  ...languageLoaders,
  ...llamaCppLoaders,
  ...lmdeployLoaders,
  ...openClipLoaders,
  ...optimumLoaders,
  ...peftLoaders,
  ...quantizedLoaders,
  ...sentenceTransformersLoaders,
  ...setfitLoaders,
  ...sglangLoaders,
  ...smolagentsLoaders,
  ...speechLoaders,
  ...tensorflowHubLoaders,
  ...timmLoaders,
  ...torchLoaders,
  ...transformersLoaders,
  ...trlLoaders,
  ...unslothLoaders,
  ...vllmLoaders,
  ...whisperLoaders,
];

export const allDeserializers: readonly Deserializer[] = [torchLoad, ...deserializers];

const loadersByLibrary = groupBy(loaders, (loader) => loader.library);
const deserializersByLibrary = groupBy(allDeserializers, (row) => row.library);

/** The row for a callable's dotted path, e.g. `transformers.AutoModel.from_pretrained`. */
export function loaderFor(path: string): Loader | undefined {
  return loadersByLibrary.get(topLevel(path))?.find((loader) => loader.callable.test(path));
}

export function deserializerFor(path: string): Deserializer | undefined {
  return deserializersByLibrary.get(topLevel(path))?.find((row) => row.callable.test(path));
}

function topLevel(path: string): string {
  const end = path.indexOf('.');
  return end === -1 ? path : path.slice(0, end);
}
