import { createHash } from 'node:crypto';

/** One of several equal shares of a set of files, so that as many machines can work on it. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Whether a file belongs to a share: by its path, so that every machine answers alike whatever the others find. */
export function inShard(path: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(path).digest().readUInt32BE(0) % count === index - 1;
}
