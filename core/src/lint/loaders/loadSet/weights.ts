import type { HubFile } from '../../../reference/resolver.ts';
import type { Listing } from './listing.ts';
import { type Parts, together } from './parts.ts';
import { shardsOf } from './shards.ts';

/** The names under which a library looks for weights, without ending. */
export interface WeightNames {
  readonly safetensors: string;
  readonly pickle: string;
}

export const transformersNames: WeightNames = { safetensors: 'model', pickle: 'pytorch_model' };
export const diffusersNames: WeightNames = {
  safetensors: 'diffusion_pytorch_model',
  pickle: 'diffusion_pytorch_model',
};
export const adapterNames: WeightNames = { safetensors: 'adapter_model', pickle: 'adapter_model' };
export const loraNames: WeightNames = {
  safetensors: 'pytorch_lora_weights',
  pickle: 'pytorch_lora_weights',
};

export interface WeightsWanted {
  readonly useSafetensors: boolean | 'absent' | 'unknown';
  readonly variant?: string;
}

type Ending = 'safetensors' | 'bin';

/**
 * The weights that are read from a folder: safetensors before pickle, one file before shards, as transformers,
 * diffusers and peft do (transformers 5.23.0 modeling_utils.py, diffusers 0.42.1 models/modeling_utils.py).
 */
export function weights(listing: Listing, folder: string, names: WeightNames, wanted: WeightsWanted): Parts {
  const { useSafetensors, variant } = wanted;
  const safe = found(listing, folder, names.safetensors, 'safetensors', variant);
  const pickle = found(listing, folder, names.pickle, 'bin', variant);
  if (useSafetensors === true) return safe ?? absent(folder, names.safetensors, 'safetensors', variant);
  if (useSafetensors === false) return pickle ?? absent(folder, names.pickle, 'bin', variant);
  if (useSafetensors === 'unknown' && safe !== undefined && pickle !== undefined) {
    const either: readonly HubFile[] = [...safe.reads, ...pickle.reads];
    return { reads: [], mayRead: either, notes: ['Whether use_safetensors is True or False is not known.'] };
  }
  return safe ?? pickle ?? absent(folder, names.safetensors, 'safetensors', variant);
}

/** True where the folder holds weights under these names, in either format. */
export function holdsWeights(
  listing: Listing,
  folder: string,
  names: WeightNames,
  variant?: string,
): boolean {
  return (
    found(listing, folder, names.safetensors, 'safetensors', variant) !== undefined ||
    found(listing, folder, names.pickle, 'bin', variant) !== undefined
  );
}

function found(
  listing: Listing,
  folder: string,
  stem: string,
  ending: Ending,
  variant: string | undefined,
): Parts | undefined {
  const whole = listing.file(folder, withVariant(`${stem}.${ending}`, variant));
  if (whole !== undefined) return { reads: [whole] };
  const index = listing.file(folder, withVariant(`${stem}.${ending}.index.json`, variant));
  if (index === undefined) return undefined;
  const shards = shardsOf(listing.names(folder), stem, ending, variant);
  const named = 'The shards are taken from their names; the index was not read.';
  const parts: Parts = { reads: [index, ...shards.files], notes: [named] };
  return shards.isComplete
    ? parts
    : together(parts, { reads: [], missing: `Shards of ${index.path} are missing.` });
}

/** `model.fp16.safetensors`, `model.safetensors.index.fp16.json`: the variant stands before the last ending. */
function withVariant(name: string, variant: string | undefined): string {
  if (variant === undefined || variant === '') return name;
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${variant}${name.slice(dot)}`;
}

function absent(folder: string, stem: string, ending: Ending, variant: string | undefined): Parts {
  const where = folder === '' ? 'the repository' : folder;
  const name = withVariant(`${stem}.${ending}`, variant);
  return { reads: [], missing: `There is no ${name} in ${where}, in one file or in shards.` };
}
