export function findChromium(environment?: NodeJS.ProcessEnv): string | undefined;
export const chromiumArguments: readonly string[];
