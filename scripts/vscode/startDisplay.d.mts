export function startDisplay(
  environment?: NodeJS.ProcessEnv,
  platform?: NodeJS.Platform,
): Promise<{ readonly env: Record<string, string>; stop(): Promise<void> }>;
