export function userSettings(more?: Record<string, unknown>): Record<string, unknown>;
