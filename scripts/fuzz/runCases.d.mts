export interface FuzzFault {
  readonly number: number;
  readonly format: string;
  readonly kind: string;
  readonly name: string;
  readonly what: string;
}

export interface FuzzResult {
  readonly cases: number;
  readonly recognised: number;
  /** Milliseconds, and the case that took them. */
  readonly slowest: number;
  readonly slowestCase: number;
  /** Megabytes by which what lives grew. */
  readonly growth: number;
  readonly formats: Readonly<
    Record<string, { readonly cases: number; readonly recognised: number; readonly faults: number }>
  >;
  readonly faults: readonly FuzzFault[];
  /** Cases that are clean where the file was dangerous before it was damaged. */
  readonly lost: readonly number[];
}

/** Runs cases one after the other; the languages must be loaded. */
export function runCases(options: {
  first: number;
  count: number;
  seed: number;
  onCase?: (number: number) => void;
}): Promise<FuzzResult>;
