export interface Counts {
  readonly passed: number;
  readonly failed: number;
}
export function countsOfCheck(result: { readonly code: number }): Counts;
export function countsOfRunner(result: { readonly code: number }, counts: Counts): Counts;
export function sumOfCounts(all: readonly Counts[]): Counts;
