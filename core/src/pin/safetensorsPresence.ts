import type { HubFile } from '../reference/resolver.ts';

/** Whether a load that requires safetensors finds every weight; `reason` says what is missing. */
export type SafetensorsPresence =
  | { readonly present: true }
  | { readonly present: false; readonly reason: string };

export interface WeightsPlace {
  readonly subfolder?: string;
  readonly variant?: string;
}

// The stems under which transformers, diffusers and peft look for weights, and those of their pickle siblings.
const families = [
  { safetensors: 'model', pickle: 'pytorch_model' },
  { safetensors: 'diffusion_pytorch_model', pickle: 'diffusion_pytorch_model' },
  { safetensors: 'adapter_model', pickle: 'adapter_model' },
  { safetensors: 'pytorch_lora_weights', pickle: 'pytorch_lora_weights' },
] as const;
type Family = (typeof families)[number];

/**
 * Decides from the list of files at a commit whether `use_safetensors=True` finds all that it needs. Where the
 * folder holds a pipeline (`model_index.json`), each component that has weights must have them; elsewhere each
 * family of weights in the folder itself. Doubt is absence: the flag would break the load.
 */
export function safetensorsPresence(
  files: readonly HubFile[],
  place: WeightsPlace = {},
): SafetensorsPresence {
  const folder = (place.subfolder ?? '').replace(/^\.?\/+|\/+$/g, '');
  const names = namesIn(files, folder);
  const where = folder === '' ? 'the repository' : `"${folder}"`;
  if (!names.includes('model_index.json')) {
    const found = familiesIn(names);
    if (found.length === 0) return absent(`${where} holds no weights under a name that loaders look for`);
    return firstAbsent(found.map((family) => complete(names, family, place.variant, where)));
  }
  const components = componentsOf(files, folder);
  const weighty = components.filter((component) => familiesIn(component.names).length > 0);
  if (weighty.length === 0) return absent(`no component of the pipeline in ${where} holds weights`);
  return firstAbsent(
    weighty.flatMap(({ path, names: own }) =>
      familiesIn(own).map((family) => completeComponent(own, family, place.variant, `"${path}"`)),
    ),
  );
}

/** diffusers takes a component's plain weights where none of it has the variant. */
function completeComponent(
  names: readonly string[],
  family: Family,
  variant: string | undefined,
  where: string,
): SafetensorsPresence {
  const hasVariant =
    variant !== undefined &&
    names.some((name) => name.includes(`.${variant}.`) || name.includes(`.${variant}-`));
  return complete(names, family, hasVariant ? variant : undefined, where);
}

function complete(
  names: readonly string[],
  { safetensors: stem }: Family,
  variant: string | undefined,
  where: string,
): SafetensorsPresence {
  const dotted = variant === undefined ? '' : `.${variant}`;
  const whole = `${stem}${dotted}.safetensors`;
  if (names.includes(whole)) return { present: true };
  const index = `${stem}.safetensors.index${dotted}.json`;
  if (!names.includes(index)) return absent(`${where} holds neither ${whole} nor ${index}`);
  // Both orders of variant and shard number are in use.
  const shard = new RegExp(
    `^${escapePattern(stem)}(?:${escapePattern(dotted)}-(\\d+)-of-(\\d+)|-(\\d+)-of-(\\d+)${escapePattern(dotted)})\\.safetensors$`,
  );
  const shards = names.flatMap((name) => {
    const match = shard.exec(name);
    return match ? [{ number: Number(match[1] ?? match[3]), of: Number(match[2] ?? match[4]) }] : [];
  });
  const of = shards[0]?.of;
  if (of === undefined) return absent(`${where} holds ${index} but no shard that is named after it`);
  const numbers = new Set(
    shards
      .filter((each) => each.of === of && each.number >= 1 && each.number <= of)
      .map((each) => each.number),
  );
  return numbers.size === of
    ? { present: true }
    : absent(`${where} holds ${numbers.size} of the ${of} shards of ${index}`);
}

function familiesIn(names: readonly string[]): Family[] {
  return families.filter(({ safetensors, pickle }) =>
    names.some(
      (name) =>
        (name.endsWith('.safetensors') && startsWithStem(name, safetensors)) ||
        name.startsWith(`${safetensors}.safetensors.index.`) ||
        (/\.(bin|pt|pth)$/.test(name) && startsWithStem(name, pickle)),
    ),
  );
}

function startsWithStem(name: string, stem: string): boolean {
  return name.startsWith(stem) && /^[.-]/.test(name.slice(stem.length));
}

function namesIn(files: readonly HubFile[], folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return files.flatMap(({ path }) => {
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    return rest === '' || rest.includes('/') ? [] : [rest];
  });
}

function componentsOf(files: readonly HubFile[], folder: string): { path: string; names: string[] }[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const paths = files.flatMap(({ path }) => {
    const [name, file, ...deeper] = path.startsWith(prefix) ? path.slice(prefix.length).split('/') : [];
    return name !== undefined && file !== undefined && deeper.length === 0 ? [prefix + name] : [];
  });
  return [...new Set(paths)].map((path) => ({ path, names: namesIn(files, path) }));
}

function firstAbsent(results: readonly SafetensorsPresence[]): SafetensorsPresence {
  return results.find((result) => !result.present) ?? { present: true };
}

function absent(reason: string): SafetensorsPresence {
  return { present: false, reason };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
