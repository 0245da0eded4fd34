import type { HubFile } from '../../../reference/resolver.ts';

export interface Shards {
  readonly files: readonly HubFile[];
  /** True where every number up to the last is there. */
  readonly isComplete: boolean;
}

interface Shard {
  readonly file: HubFile;
  readonly number: number;
  readonly of: number;
}

/** `model-00001-of-00003.safetensors` and both places in which a variant stands in such a name. */
export function shardsOf(
  names: ReadonlyMap<string, HubFile>,
  stem: string,
  ending: string,
  variant: string | undefined,
): Shards {
  const shards = [...names].flatMap(([name, file]): readonly Shard[] => {
    const place = shardPlace(name, stem, ending, variant);
    return place === undefined ? [] : [{ ...place, file }];
  });
  const of = shards[0]?.of;
  const own = shards.filter((shard) => shard.of === of).sort((a, b) => a.number - b.number);
  const isComplete =
    of !== undefined && own.length === of && own.every(({ number }, at) => number === at + 1);
  return { files: own.map(({ file }) => file), isComplete };
}

function shardPlace(
  name: string,
  stem: string,
  ending: string,
  variant: string | undefined,
): { readonly number: number; readonly of: number } | undefined {
  if (!name.startsWith(stem) || !name.endsWith(`.${ending}`)) return undefined;
  const between = name.slice(stem.length, name.length - ending.length - 1);
  const dotted = variant === undefined || variant === '' ? '' : `.${variant}`;
  const orders = [
    ...(between.startsWith(dotted) ? [between.slice(dotted.length)] : []),
    ...(between.endsWith(dotted) ? [between.slice(0, between.length - dotted.length)] : []),
  ];
  const match = orders
    .map((numbers) => /^-(\d{1,6})-of-(\d{1,6})$/.exec(numbers))
    .find((each) => each !== null);
  return match ? { number: Number(match[1]), of: Number(match[2]) } : undefined;
}
