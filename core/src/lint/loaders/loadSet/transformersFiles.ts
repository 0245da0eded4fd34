import type { LoadSetQuestion } from '../loadSet.ts';
import { joined, type Listing } from './listing.ts';
import { nothing, type Parts, perhaps, together } from './parts.ts';
import { adapterNames, holdsWeights, transformersNames, weights } from './weights.ts';

// Read in transformers 5.23.0: utils/__init__.py, modeling_utils.py, tokenization_utils_base.py, processing_utils.py,
// models/auto/*.py, dynamic_module_utils.py.

const tokenizerFiles = [
  'tokenizer_config.json',
  'tokenizer.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'chat_template.jinja',
];

/** One of these is read in place of, or beside, `tokenizer.json`: which one the tokenizer's class decides. */
const vocabularies =
  /^(?:vocab\.(?:txt|json|bpe)|merges\.txt|encoder\.json|bpe\.codes|(?:spiece|tokenizer|sentencepiece\.bpe|sentencepiece|spm|source|target|tekken)\.(?:model|spm|json)|tokenizer\.model\.v\d+)$/;

const processorFiles = [
  'processor_config.json',
  'preprocessor_config.json',
  'video_preprocessor_config.json',
  'audio_tokenizer_config.json',
  'chat_template.json',
];

export function transformersWeights(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  const own = holdsWeights(listing, folder, transformersNames, question.variant);
  const adapter = transformersAdapter(listing, folder);
  // A repository of an adapter alone: its base model is loaded, too, from elsewhere.
  const model = own || adapter === nothing ? weights(listing, folder, transformersNames, question) : nothing;
  return together(
    { reads: listing.files(folder, ['config.json', 'generation_config.json']) },
    model,
    adapter,
    repositoryCode(listing, question),
  );
}

function transformersAdapter(listing: Listing, folder: string): Parts {
  const config = listing.files(folder, ['adapter_config.json']);
  if (config.length === 0) return nothing;
  const base = 'The base model that adapter_config.json names is loaded as well, from its own repository.';
  return together(
    { reads: config, notes: [base] },
    weights(listing, folder, adapterNames, { useSafetensors: 'absent' }),
  );
}

export function transformersTokenizer(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  const vocabulary = listing.matching(folder, vocabularies);
  return together(
    {
      reads: [
        ...listing.files(folder, tokenizerFiles),
        ...listing.matching(joined(folder, 'additional_chat_templates'), /\.jinja$/),
      ],
    },
    // Without tokenizer.json there is no other place for the vocabulary.
    listing.file(folder, 'tokenizer.json') === undefined
      ? { reads: vocabulary }
      : perhaps({ reads: vocabulary }),
    perhaps({ reads: listing.files(folder, ['config.json']) }),
    repositoryCode(listing, question),
  );
}

export function transformersProcessor(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  return together(
    { reads: listing.files(folder, processorFiles) },
    perhaps(transformersTokenizer(listing, question, folder)),
  );
}

export function transformersConfig(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  return together({ reads: listing.files(folder, ['config.json']) }, repositoryCode(listing, question));
}

export function generationConfig(listing: Listing, _question: LoadSetQuestion, folder: string): Parts {
  return { reads: listing.files(folder, ['generation_config.json']) };
}

/** `pipeline()` loads the model and, as the task wants, a tokenizer and a processor. */
export function transformersPipeline(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  return together(
    transformersWeights(listing, question, folder),
    transformersTokenizer(listing, question, folder),
    perhaps(transformersProcessor(listing, question, folder)),
  );
}

/** Python of the repository, where the load may run it: `auto_map` in a configuration says which files. */
export function repositoryCode(listing: Listing, { runsRepositoryCode }: LoadSetQuestion): Parts {
  const code = listing.matching('', /\.py$/);
  if (runsRepositoryCode === false || code.length === 0) return nothing;
  return {
    reads: [],
    mayRead: code,
    notes: ['Which of the Python files run is said by auto_map in the configuration, which was not read.'],
  };
}
