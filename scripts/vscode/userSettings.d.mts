export function userSettings(more?: Record<string, unknown>): Record<string, unknown>;
export function writeUserSettings(data: string, settings: Record<string, unknown>): Promise<void>;
