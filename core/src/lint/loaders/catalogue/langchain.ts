import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

/** The dict is spread into the loader underneath; classes moved between three packages. */
const rows = (library: string): readonly Loader[] => [
  {
    callable: new RegExp(String.raw`^${library}\.(?:\w+\.)*HuggingFace(?:Instruct|Bge)?Embeddings$`),
    names: ['HuggingFaceEmbeddings', 'HuggingFaceInstructEmbeddings', 'HuggingFaceBgeEmbeddings'],
    library,
    purpose: 'weights',
    positional: [],
    repository: modelId('model_name', { alsoNamed: ['model'], defaultOwner: 'sentence-transformers' }),
    revision: 'model_kwargs.revision',
    trust: { parameter: 'model_kwargs.trust_remote_code', default: false },
    evidence: 'read',
    source: 'langchain-huggingface 1.2.3, embeddings/huggingface.py',
  },
  {
    callable: new RegExp(
      String.raw`^${library}\.(?:\w+\.)*(?:HuggingFacePipeline|ChatHuggingFace)\.from_model_id$`,
    ),
    names: ['from_model_id'],
    library,
    purpose: 'weights',
    positional: ['model_id', 'task'],
    repository: modelId('model_id'),
    revision: 'model_kwargs.revision',
    trust: { parameter: 'model_kwargs.trust_remote_code', default: false },
    safetensors: 'model_kwargs.use_safetensors',
    evidence: 'read',
    source: 'langchain-huggingface 1.2.3, llms/huggingface_pipeline.py',
  },
  {
    callable: new RegExp(String.raw`^${library}\.(?:\w+\.)*HuggingFaceCrossEncoder$`),
    names: ['HuggingFaceCrossEncoder'],
    library,
    purpose: 'weights',
    positional: [],
    repository: modelId('model_name'),
    revision: 'model_kwargs.revision',
    trust: { parameter: 'model_kwargs.trust_remote_code', default: false },
    evidence: 'recalled',
    source: 'langchain-community 0.4.2, cross_encoders/huggingface.py',
  },
];

export const langchainLoaders: readonly Loader[] = [
  ...rows('langchain_huggingface'),
  ...rows('langchain_community'),
  ...rows('langchain'),
];
