import { safetensorsFile, type TensorSpec } from '../../safetensorsFile.ts';
import { torchArchive } from '../../torchArchive.ts';
import { jsonFile } from './commonFiles.ts';

const HIDDEN = 8;
const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'a', 'model', 'is', 'safe', 'the', '##s', '.'];

/** config.json as BERT repositories have it, with small numbers. */
export const bertConfig = {
  architectures: ['BertForMaskedLM'],
  attention_probs_dropout_prob: 0.1,
  gradient_checkpointing: false,
  hidden_act: 'gelu',
  hidden_dropout_prob: 0.1,
  hidden_size: HIDDEN,
  initializer_range: 0.02,
  intermediate_size: HIDDEN * 4,
  layer_norm_eps: 1e-12,
  max_position_embeddings: 16,
  model_type: 'bert',
  num_attention_heads: 2,
  num_hidden_layers: 1,
  pad_token_id: 0,
  position_embedding_type: 'absolute',
  transformers_version: '4.6.0.dev0',
  type_vocab_size: 2,
  use_cache: true,
  vocab_size: words.length,
};

/** The tensors of a one-layer BERT under the names that transformers gives them. */
export const bertTensors: Readonly<Record<string, TensorSpec>> = {
  'bert.embeddings.LayerNorm.bias': { dtype: 'F32', shape: [HIDDEN] },
  'bert.embeddings.LayerNorm.weight': { dtype: 'F32', shape: [HIDDEN] },
  'bert.embeddings.position_embeddings.weight': { dtype: 'F32', shape: [16, HIDDEN] },
  'bert.embeddings.token_type_embeddings.weight': { dtype: 'F32', shape: [2, HIDDEN] },
  'bert.embeddings.word_embeddings.weight': { dtype: 'F32', shape: [words.length, HIDDEN] },
  'bert.encoder.layer.0.attention.self.key.weight': { dtype: 'F32', shape: [HIDDEN, HIDDEN] },
  'bert.encoder.layer.0.attention.self.query.weight': { dtype: 'F32', shape: [HIDDEN, HIDDEN] },
  'bert.encoder.layer.0.attention.self.value.weight': { dtype: 'F32', shape: [HIDDEN, HIDDEN] },
  'cls.predictions.bias': { dtype: 'F32', shape: [words.length] },
};

/** Tokenizer files of a BERT repository. */
export function bertTokenizerFiles(): Record<string, string> {
  const vocab = Object.fromEntries(words.map((word, index) => [word, index]));
  return {
    'tokenizer.json': jsonFile({
      version: '1.0',
      normalizer: { type: 'BertNormalizer', lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
    }),
    'tokenizer_config.json': jsonFile({ do_lower_case: true, model_max_length: 16 }),
    'vocab.txt': `${words.join('\n')}\n`,
  };
}

export interface BertOptions {
  /** Other seeds give other weights, and so other SHAs. */
  seed?: number;
  safetensors?: boolean;
  pickle?: boolean;
}

/** All files of a BERT repository but the card. Safetensors unless told otherwise. */
export function bertFiles(options: BertOptions = {}): Record<string, string | Uint8Array> {
  const seed = options.seed ?? 1;
  const files: Record<string, string | Uint8Array> = {
    'config.json': jsonFile(bertConfig),
    ...bertTokenizerFiles(),
  };
  if (options.safetensors ?? true) files['model.safetensors'] = safetensorsFile(bertTensors, { seed });
  if (options.pickle) files['pytorch_model.bin'] = torchArchive(bertTensors, { seed });
  return files;
}
