import { fileFormat } from '../fileFormat.ts';
import type { LoadSetQuestion } from '../loadSet.ts';
import type { Listing } from './listing.ts';
import { nothing, type Parts, perhaps, together } from './parts.ts';
import {
  repositoryCode,
  transformersConfig,
  transformersProcessor,
  transformersTokenizer,
  transformersWeights,
} from './transformersFiles.ts';
import { adapterNames, transformersNames, weights } from './weights.ts';
import { wildcard } from './wildcard.ts';

/** A file by its name, which may be a path, a URL or, for llama.cpp, a pattern. */
export function namedFile(listing: Listing, { fileName }: LoadSetQuestion, folder: string): Parts {
  if (fileName === undefined) return { reads: [], missing: 'The name of the file is not known.' };
  const file = listing.endOf(fileName, folder);
  if (file !== undefined) return { reads: [file] };
  const fits = /[*?[]/.test(fileName) ? wildcard(fileName) : undefined;
  const matches = fits === undefined ? [] : listing.all.filter(({ path }) => fits(path));
  if (matches.length === 1) return { reads: matches };
  const missing = `${matches.length === 0 ? 'No file' : `${matches.length} files`} of this commit fit the name that is asked for.`;
  return { reads: [], mayRead: matches, missing };
}

export function allFiles(listing: Listing): Parts {
  return { reads: listing.all };
}

/** The learner is a pickle among the files of the snapshot (huggingface_hub 2.4.0, fastai_utils.py). */
export function fastai(listing: Listing): Parts {
  return { reads: listing.files('', ['model.pkl', 'pyproject.toml']) };
}

/** peft 0.21.2, utils/save_and_load.py: the adapter alone, from safetensors where they are there. */
export function peftAdapter(listing: Listing, _question: LoadSetQuestion, folder: string): Parts {
  return together(
    { reads: listing.files(folder, ['adapter_config.json']) },
    weights(listing, folder, adapterNames, { useSafetensors: 'absent' }),
  );
}

/** peft 0.21.2, auto.py: its base model and its tokenizer, too. */
export function autoPeft(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  const tokenizer = { ...question, runsRepositoryCode: false };
  const base = 'The base model that adapter_config.json names is loaded as well, from its own repository.';
  return together(
    peftAdapter(listing, question, folder),
    perhaps(transformersTokenizer(listing, tokenizer, folder)),
    {
      reads: [],
      notes: [base],
    },
  );
}

export function peftConfig(listing: Listing, _question: LoadSetQuestion, folder: string): Parts {
  return { reads: listing.files(folder, ['adapter_config.json']) };
}

/** sentence-transformers 6.2.0, base/model.py, base/modules/module.py: the transformer and the modules behind it. */
export function sentenceTransformer(listing: Listing, question: LoadSetQuestion): Parts {
  const modules = listing.foldersIn('').filter((folder) => /^\d+_\w+$/.test(folder));
  const inRoot = listing.file('', 'config.json') !== undefined;
  return together(
    {
      reads: [
        ...listing.files('', ['modules.json', 'config_sentence_transformers.json']),
        ...listing.matching('', /^sentence_[\w-]+_config\.json$/),
      ],
    },
    ...(inRoot
      ? [transformersWeights(listing, question, ''), transformersProcessor(listing, question, '')]
      : []),
    ...modules.map((folder) => sentenceModule(listing, question, folder)),
  );
}

function sentenceModule(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  if (/_Transformer$/.test(folder)) {
    return together(
      transformersWeights(listing, question, folder),
      transformersTokenizer(listing, question, folder),
    );
  }
  const own = weights(listing, folder, transformersNames, { useSafetensors: 'absent' });
  return together(
    { reads: listing.files(folder, ['config.json']) },
    own.missing === undefined ? own : nothing,
  );
}

/** setfit 1.2.0, modeling.py: a sentence transformer and a head that joblib reads. */
export function setfit(listing: Listing, question: LoadSetQuestion): Parts {
  return together(sentenceTransformer(listing, question), {
    reads: listing.files('', ['config_setfit.json', 'model_head.pkl']),
  });
}

/** `config.json` and one file of weights: PyTorchModelHubMixin, timm. */
export function singleModel(listing: Listing, _question: LoadSetQuestion): Parts {
  const names = [
    transformersNames,
    { safetensors: 'open_clip_model', pickle: 'open_clip_pytorch_model' },
  ].find(
    ({ safetensors, pickle }) =>
      listing.files('', [`${safetensors}.safetensors`, `${pickle}.bin`]).length > 0,
  );
  return together(
    { reads: listing.files('', ['config.json', 'open_clip_config.json']) },
    weights(listing, '', names ?? transformersNames, { useSafetensors: 'absent' }),
  );
}

/** faster-whisper 1.2.1, utils.py: what its download allows. */
export function fasterWhisper(listing: Listing): Parts {
  const names = ['config.json', 'preprocessor_config.json', 'model.bin', 'tokenizer.json'];
  return { reads: [...listing.files('', names), ...listing.matching('', /^vocabulary\./)] };
}

/** vllm and sglang: every file of weights in the folder, of the first format that there is (`load_format="auto"`). */
export function inferenceServer(listing: Listing, question: LoadSetQuestion): Parts {
  const formats = [
    { weights: /\.safetensors$/, index: /\.safetensors\.index\.json$/ },
    { weights: /\.bin$/, index: /\.bin\.index\.json$/ },
    { weights: /\.pt$/, index: undefined },
  ];
  const format = formats.find((each) => listing.matching('', each.weights).length > 0);
  return together(
    transformersConfig(listing, question, ''),
    { reads: listing.files('', ['generation_config.json']) },
    format === undefined
      ? { reads: [], missing: 'There are no weights in the repository.' }
      : { reads: listing.matching('', format.weights) },
    { reads: format?.index === undefined ? [] : listing.matching('', format.index) },
    transformersTokenizer(listing, question, ''),
    perhaps(transformersProcessor(listing, question, '')),
  );
}

export function fastTokenizer(listing: Listing): Parts {
  return { reads: listing.files('', ['tokenizer.json']) };
}

/** datasets 5.2.0, load.py: the card, and data files that configuration and split choose. */
export function dataset(listing: Listing, { runsRepositoryCode }: LoadSetQuestion): Parts {
  const script = runsRepositoryCode === false ? [] : listing.matching('', /\.py$/);
  return {
    reads: listing.files('', ['README.md', 'dataset_infos.json']),
    mayRead: [
      ...listing.all.filter(
        ({ path }) => fileFormat(path) === 'data' || /\.(?:json|txt|jpe?g|png|wav|mp3)$/i.test(path),
      ),
      ...script,
    ],
    notes: ['Configuration and split choose among the data files.'],
  };
}

/** Scripts of the repository that run, and what they import beside them. */
export function code(listing: Listing, question: LoadSetQuestion): Parts {
  return together(repositoryCode(listing, { ...question, runsRepositoryCode: true }));
}
