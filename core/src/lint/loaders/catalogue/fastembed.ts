import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

/** Models whose ONNX files lie in another repository than the one they are called by. */
const elsewhere = new Map(
  `
    BAAI/bge-base-en Qdrant/fast-bge-base-en
    BAAI/bge-base-en-v1.5 Qdrant/bge-base-en-v1.5-onnx-Q
    BAAI/bge-large-en-v1.5 Qdrant/bge-large-en-v1.5-onnx
    BAAI/bge-reranker-v2-m3 onnx-community/bge-reranker-v2-m3-ONNX
    BAAI/bge-reranker-v2-m3-int8 onnx-community/bge-reranker-v2-m3-ONNX
    BAAI/bge-small-en Qdrant/bge-small-en
    BAAI/bge-small-en-v1.5 Qdrant/bge-small-en-v1.5-onnx-Q
    BAAI/bge-small-zh-v1.5 Qdrant/bge-small-zh-v1.5
    Qdrant/bm42-all-minilm-l6-v2-attentions Qdrant/all_miniLM_L6_v2_with_attentions
    Qwen/Qwen3-Embedding-0.6B Qdrant/Qwen3-Embedding-0.6B-onnx
    Qwen/Qwen3-Embedding-0.6B-Q Qdrant/Qwen3-Embedding-0.6B-onnx
    google/embeddinggemma-300m onnx-community/embeddinggemma-300m-ONNX
    google/siglip2-base-patch16-224 onnx-community/siglip2-base-patch16-224-ONNX
    ibm-granite/granite-embedding-small-english-r2 onnx-community/granite-embedding-small-english-r2-ONNX
    intfloat/multilingual-e5-large Qdrant/multilingual-e5-large-onnx
    jinaai/jina-embeddings-v2-base-en Xenova/jina-embeddings-v2-base-en
    jinaai/jina-embeddings-v2-small-en Xenova/jina-embeddings-v2-small-en
    jinaai/jina-embeddings-v2-small-en-tokens Xenova/jina-embeddings-v2-small-en
    nomic-ai/nomic-embed-text-v1.5-Q nomic-ai/nomic-embed-text-v1.5
    nomic-ai/nomic-embed-vision-v1.5-Q nomic-ai/nomic-embed-vision-v1.5
    opensearch-project/opensearch-neural-sparse-encoding-doc-v3-gte Qdrant/opensearch-neural-sparse-encoding-doc-v3-gte
    prithivida/Splade_PP_en_v1 Qdrant/Splade_PP_en_v1
    prithvida/Splade_PP_en_v1 Qdrant/Splade_PP_en_v1
    sentence-transformers/all-MiniLM-L6-v2 Qdrant/all-MiniLM-L6-v2-onnx
    sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2 Qdrant/paraphrase-multilingual-MiniLM-L12-v2-onnx-Q
    sentence-transformers/paraphrase-multilingual-mpnet-base-v2 Xenova/paraphrase-multilingual-mpnet-base-v2
    snowflake/snowflake-arctic-embed-l Snowflake/snowflake-arctic-embed-l
    snowflake/snowflake-arctic-embed-m Snowflake/snowflake-arctic-embed-m
    snowflake/snowflake-arctic-embed-m-long Snowflake/snowflake-arctic-embed-m-long
    snowflake/snowflake-arctic-embed-s Snowflake/snowflake-arctic-embed-s
    snowflake/snowflake-arctic-embed-xs Snowflake/snowflake-arctic-embed-xs
    thenlper/gte-large Qdrant/gte-large-onnx
  `
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', repository = ''] = line.trim().split(' ');
      return [name, repository] as const;
    }),
);

const names = [
  'TextEmbedding',
  'SparseTextEmbedding',
  'LateInteractionTextEmbedding',
  'LateInteractionMultimodalEmbedding',
  'ImageEmbedding',
  'TextCrossEncoder',
];

/** A revision is swallowed: nothing of it reaches the download. */
export const fastembedLoaders: readonly Loader[] = [
  {
    callable: new RegExp(String.raw`^fastembed\.(?:\w+\.)*(?:${names.join('|')})$`),
    names,
    library: 'fastembed',
    purpose: 'weights',
    positional: ['model_name'],
    repository: modelId('model_name', { aliases: elsewhere, ownerRequired: true }),
    // common/model_management.py: with it nothing is downloaded.
    folderInstead: ['specific_model_path'],
    evidence: 'read',
    source: 'fastembed 0.9.1, text/text_embedding.py and the tables of models beside it',
  },
];
