import type { Counts } from './counts.mjs';

export interface Step {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly run: () => Promise<Counts>;
}
export function runSteps(steps: readonly Step[]): Promise<boolean>;
