import type { LoadSetQuestion } from '../loadSet.ts';
import { joined, type Listing } from './listing.ts';
import { type Parts, perhaps, together } from './parts.ts';
import { repositoryCode } from './transformersFiles.ts';
import {
  diffusersNames,
  holdsWeights,
  loraNames,
  transformersNames,
  type WeightNames,
  weights,
} from './weights.ts';

// Read in diffusers 0.42.1: pipelines/pipeline_utils.py, pipeline_loading_utils.py, models/modeling_utils.py, loaders/.

/** Components of pipelines by the folders that they are saved in; other folders may be none. */
const components =
  /^(?:unet|transformer|vae|vqvae|vqgan|movq|text_encoder|tokenizer|prior|decoder|prior_\w+|image_encoder|controlnet|prior_prior|condition_image_encoder|vocoder|language_model|projection_model)(?:_\d+)?$|^(?:scheduler|safety_checker|feature_extractor|image_processor|image_normalizer|motion_adapter|connectors|audio_vae)$/;

const families: readonly WeightNames[] = [diffusersNames, transformersNames];

export function diffusersPipeline(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  const index = listing.file(folder, 'model_index.json');
  if (index === undefined) {
    return {
      reads: [],
      missing: 'There is no model_index.json, so this is no pipeline that diffusers saved.',
    };
  }
  const paths = listing.foldersIn(folder);
  // The whole pipeline falls back to pickle where one component has no safetensors.
  const useSafetensors =
    question.useSafetensors === 'absent'
      ? paths.every((path) => isSafe(listing, path, question.variant))
      : question.useSafetensors;
  const parts = paths.map((path) => {
    const own = component(listing, path, { ...question, useSafetensors });
    return components.test(path.slice(path.lastIndexOf('/') + 1)) ? own : perhaps(own);
  });
  const note = 'The components are taken from the names of folders; model_index.json was not read.';
  return together({ reads: [index], notes: [note] }, ...parts, repositoryCode(listing, question));
}

function component(listing: Listing, folder: string, question: LoadSetQuestion): Parts {
  const names = families.filter((family) => hasWeights(listing, folder, family));
  // Schedulers, tokenizers and processors are downloaded whole.
  if (names.length === 0) return { reads: [...listing.names(folder).values()] };
  const config = { reads: listing.files(folder, ['config.json', 'generation_config.json']) };
  return together(
    config,
    ...names.map((family) => {
      const { variant, ...plain } = question;
      const hasVariant = variant !== undefined && holdsWeights(listing, folder, family, variant);
      return weights(listing, folder, family, hasVariant ? question : plain);
    }),
  );
}

/** True where the component has no weights, or has them as safetensors. */
function isSafe(listing: Listing, folder: string, variant: string | undefined): boolean {
  const own = families.filter((family) => hasWeights(listing, folder, family));
  const wanted = { useSafetensors: true };
  return own.every((family) =>
    [variant, undefined].some(
      (each) =>
        weights(listing, folder, family, each === undefined ? wanted : { ...wanted, variant: each })
          .missing === undefined,
    ),
  );
}

function hasWeights(listing: Listing, folder: string, { safetensors, pickle }: WeightNames): boolean {
  return [...listing.names(folder).keys()].some(
    (name) =>
      (name.startsWith(`${safetensors}.`) ||
        name.startsWith(`${safetensors}-`) ||
        name.startsWith(`${pickle}.`) ||
        name.startsWith(`${pickle}-`)) &&
      /\.(?:safetensors|bin)$/.test(name),
  );
}

export function diffusersComponent(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  return together(
    { reads: listing.files(folder, ['config.json']) },
    weights(listing, folder, diffusersNames, question),
    repositoryCode(listing, question),
  );
}

export function diffusersConfig(listing: Listing, _question: LoadSetQuestion, folder: string): Parts {
  const names = ['scheduler_config.json', 'config.json', 'model_index.json'];
  return { reads: listing.files(folder, names).slice(0, 1) };
}

export function diffusersLora(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  const usual = weights(listing, folder, loraNames, question);
  if (usual.missing === undefined) return usual;
  const only = listing.matching(folder, /\.safetensors$/);
  return only.length === 1
    ? { reads: only }
    : {
        reads: [],
        mayRead: only,
        missing: 'There is no file under the usual name, and no weight_name is given.',
      };
}

export function textualInversion(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  return weights(listing, folder, { safetensors: 'learned_embeds', pickle: 'learned_embeds' }, question);
}

/** The adapter itself, and the image encoder that usually lies beside it. */
export function ipAdapter(listing: Listing, question: LoadSetQuestion, folder: string): Parts {
  const { fileName } = question;
  const own = fileName === undefined ? undefined : listing.endOf(fileName, folder);
  const encoder = joined(folder, 'image_encoder');
  return together(
    own === undefined
      ? { reads: [], missing: 'The file of the adapter is not among the files.' }
      : { reads: [own] },
    perhaps(
      holdsWeights(listing, encoder, transformersNames)
        ? component(listing, encoder, question)
        : { reads: [] },
    ),
  );
}
