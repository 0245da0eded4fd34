import { noPolicy, type Policy } from '../policy/policy.ts';
import type { Reference } from '../reference/reference.ts';

/** What a batch of pins goes by. */
export interface PinOptions {
  /** Approved pins and the minimum age. */
  readonly policy?: Policy;
  /** The references of the workspace: a pin of the same repository is followed. */
  readonly references?: readonly Reference[];
  /** Days that a commit must be old; a policy that asks for more wins. */
  readonly minimumAge?: number;
  readonly now?: Date;
  /** Repositories asked about at a time. */
  readonly concurrency?: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** The same with every default filled in. */
export interface PinContext {
  readonly policy: Policy;
  readonly references: readonly Reference[];
  readonly minimumAge: number;
  readonly now: Date;
  readonly signal: AbortSignal | undefined;
}

export function pinContext(options: PinOptions): PinContext {
  const policy = options.policy ?? noPolicy;
  return {
    policy,
    references: options.references ?? [],
    minimumAge: Math.max(options.minimumAge ?? 0, policy.minimumAge ?? 0),
    now: options.now ?? new Date(),
    signal: options.signal,
  };
}
