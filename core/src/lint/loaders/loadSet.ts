import type { HubFile } from '../../reference/resolver.ts';
import { type FileFormat, fileFormat, runsWhenRead } from './fileFormat.ts';
import {
  diffusersComponent,
  diffusersConfig,
  diffusersLora,
  diffusersPipeline,
  ipAdapter,
  textualInversion,
} from './loadSet/diffusersFiles.ts';
import type { LoadSetFamily } from './loadSet/family.ts';
import { cleanFolder, Listing } from './loadSet/listing.ts';
import {
  allFiles,
  autoPeft,
  code,
  dataset,
  fastai,
  fasterWhisper,
  fastTokenizer,
  inferenceServer,
  namedFile,
  peftAdapter,
  peftConfig,
  sentenceTransformer,
  setfit,
  singleModel,
} from './loadSet/otherFiles.ts';
import type { Parts } from './loadSet/parts.ts';
import {
  generationConfig,
  transformersConfig,
  transformersPipeline,
  transformersProcessor,
  transformersTokenizer,
  transformersWeights,
} from './loadSet/transformersFiles.ts';

/** What of a load decides which files it reads. */
export interface LoadSetQuestion {
  readonly family: LoadSetFamily;
  readonly useSafetensors: boolean | 'absent' | 'unknown';
  /** Whether Python of the repository may run: by a flag, or because the loader always runs it. */
  readonly runsRepositoryCode: boolean | 'unknown';
  readonly fileName?: string;
  readonly subfolder?: string;
  readonly variant?: string;
  /** Arguments of the call that choose files and whose value is not known. */
  readonly unread?: readonly string[];
}

export interface LoadedFile {
  readonly file: HubFile;
  readonly format: FileFormat;
  /** False where the names do not tell whether it is read. */
  readonly isCertain: boolean;
  /** True where reading it runs code that it holds, or it is code that runs. */
  readonly runsCode: boolean;
}

/** The files that a load reads from a commit, as far as the list of files tells. */
export type LoadSet =
  | { readonly isKnown: false; readonly reason: string }
  | {
      readonly isKnown: true;
      readonly files: readonly LoadedFile[];
      /** What was taken for granted or not known: sentences. */
      readonly notes: readonly string[];
      /** What the loader looks for in vain, so that the load fails: a sentence. */
      readonly missing?: string;
    };

type Reader = (listing: Listing, question: LoadSetQuestion, folder: string) => Parts;

const readers: Record<Exclude<LoadSetFamily, 'unknown'>, Reader> = {
  'transformers-weights': orNamed(transformersWeights),
  'transformers-tokenizer': orNamed(transformersTokenizer),
  'transformers-processor': transformersProcessor,
  'transformers-config': orNamed(transformersConfig),
  'generation-config': generationConfig,
  'transformers-pipeline': transformersPipeline,
  'diffusers-pipeline': diffusersPipeline,
  'diffusers-component': diffusersComponent,
  'diffusers-config': diffusersConfig,
  'diffusers-lora': orNamed(diffusersLora),
  'textual-inversion': orNamed(textualInversion),
  'ip-adapter': ipAdapter,
  'named-file': namedFile,
  'download-file': namedFile,
  'download-all': allFiles,
  fastai,
  'peft-adapter': peftAdapter,
  'auto-peft': autoPeft,
  'peft-config': peftConfig,
  'sentence-transformer': sentenceTransformer,
  setfit,
  'single-model': orNamed(singleModel),
  'faster-whisper': fasterWhisper,
  'inference-server': inferenceServer,
  'fast-tokenizer': fastTokenizer,
  dataset,
  code,
};

/**
 * Which of the files at a commit this load reads, by their names: what a configuration or an index says inside is
 * not known here and told in `notes`. Linear in the number of files.
 */
export function loadSet(question: LoadSetQuestion, files: readonly HubFile[]): LoadSet {
  const { family, unread = [] } = question;
  if (family === 'unknown') return { isKnown: false, reason: 'Which files this loader reads is not known.' };
  const parts = readers[family](listingOf(files), question, cleanFolder(question.subfolder));
  const certain = new Set(parts.reads);
  const perhaps = [...new Set(parts.mayRead ?? [])].filter((file) => !certain.has(file));
  return {
    isKnown: true,
    files: [
      // Another value may choose other files.
      ...[...certain].map((file) => loadedFile(file, unread.length === 0, question)),
      ...perhaps.map((file) => loadedFile(file, false, question)),
    ],
    notes: [
      ...(unread.length === 0
        ? []
        : [`What these arguments choose is not known, they are taken as absent: ${unread.join(', ')}.`]),
      ...(parts.notes ?? []),
    ],
    ...(parts.missing === undefined ? {} : { missing: parts.missing }),
  };
}

/** A file is linted at each keystroke, and what is known of a commit stays. */
const listings = new WeakMap<readonly HubFile[], Listing>();

function listingOf(files: readonly HubFile[]): Listing {
  let listing = listings.get(files);
  if (listing === undefined) {
    listing = new Listing(files);
    listings.set(files, listing);
  }
  return listing;
}

function loadedFile(
  file: HubFile,
  isCertain: boolean,
  { family, runsRepositoryCode }: LoadSetQuestion,
): LoadedFile {
  const format = formatIn(family, file);
  const isStoredOnly = family === 'download-all' || family === 'download-file';
  const runs = format === 'python' ? runsRepositoryCode !== false || family === 'code' : runsWhenRead(format);
  return { file, format, isCertain, runsCode: runs && !isStoredOnly };
}

/** CTranslate2 calls its own format `model.bin`. */
function formatIn(family: LoadSetFamily, { path }: HubFile): FileFormat {
  const format = fileFormat(path);
  return family === 'faster-whisper' && format === 'pickle' ? 'ctranslate2' : format;
}

/** A file that the call names comes before the usual names. */
function orNamed(reader: Reader): Reader {
  return (listing, question, folder) =>
    question.fileName === undefined
      ? reader(listing, question, folder)
      : namedFile(listing, question, folder);
}
