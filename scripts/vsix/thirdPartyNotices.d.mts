export function thirdPartyNotices(root: string, inputs: readonly string[], copied: readonly string[]): string;
