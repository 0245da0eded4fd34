import type { PinOptions } from '../../../core/src/pin/pinOptions.ts';
import type { Analysis } from '../workspace/analyser.ts';

/** What a pin in this document goes by: its manifest, and the pins of the open documents around it. */
export function pinOptions({ references, surroundings }: Analysis, signal: AbortSignal): PinOptions {
  return { policy: surroundings.context.policy, references, signal };
}
