export const root: string;
export const testResults: string;
export function cacheFolder(environment?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string;
