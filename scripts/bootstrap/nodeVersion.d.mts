export const scriptsNode: readonly [number, number];
export const bootstrapNode: readonly [number, number];
export function isAtLeast(version: string, least: readonly [number, number]): boolean;
